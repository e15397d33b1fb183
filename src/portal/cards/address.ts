// What the address of 保有カード says (R26). What makes no sense in one made by hand is as if it were not there.
import { HELD_STATES, type HeldState } from '#domain/heldCard'
import type { HeldPlace } from '#operations/cards/readHeldCards'

export type CardsAddress = {
  filter: { state: HeldState | undefined; product: string | undefined }
  after: HeldPlace | undefined
}

export function cardsAddressOf(query: Record<string, string>): CardsAddress {
  const { state, product = '', after = '' } = query
  // To the microsecond, as the database has it: those of one batch differ by little, or by nothing.
  const [, moment = '', activationKeyNo = ''] = /^(\d{1,17})-([0-9A-F]{16})$/.exec(after) ?? []
  return {
    filter: {
      state: HELD_STATES.find(name => name === state),
      product: /^[\w.-]{1,40}$/.test(product) ? product : undefined,
    },
    after: moment
      ? { addedAt: Temporal.Instant.fromEpochNanoseconds(BigInt(moment) * 1000n), activationKeyNo }
      : undefined,
  }
}

export function cardsPath({ state, product }: CardsAddress['filter'], after?: HeldPlace): string {
  const query = new URLSearchParams()
  if (state) query.set('state', state)
  if (product) query.set('product', product)
  if (after) query.set('after', `${after.addedAt.epochNanoseconds / 1000n}-${after.activationKeyNo}`)
  const text = query.toString()
  return text === '' ? '/cards' : `/cards?${text}`
}
