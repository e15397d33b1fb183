// Minting (product.md §8): new activation keys of one product.
import type { ActivationKeyNo, RegistrationId } from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import type { Random } from '#random'
import { tellOfHandedCards } from '#store/cards/handedCards'
import { addHeldCards } from '#store/cards/heldCards'
import { addMintedCards } from '#store/cards/mintedCards'
import { allProducts, type Product } from '#store/cards/products'
import { lockPermission } from '#store/companies/permissions'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type { Product }
export type MintedCard = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/** At most so many at once: all of them in one transaction, and in memory. */
export const MINT_AT_MOST = 100_000

export type MintRequest = {
  by: Operator
  product: string
  count: number
  mintedFor: string | undefined
  /** Whose cards they are from now on, without paper (R20): the 登録ID of somebody of the company. */
  company: string | undefined
  /** The 注文番号 that the company finds them by. */
  orderNo?: string | undefined
  dryRun: boolean
}

const SLICE = 5000

/**
 * Refusals: `product-unknown`, `login-id-unknown`, `account-closed`. Numbers that a card has already are drawn again.
 * @param request.count 1 to {@link MINT_AT_MOST}
 * @param keep writes the cards down before they are committed, so that none exists that nobody knows
 */
export async function mintKeys(
  deps: OperationDeps,
  request: MintRequest,
  keep: (cards: MintedCard[], product: Product) => Promise<void>,
): Promise<Decision<{ product: Product; handedTo: string | undefined }, OperatorRefusal>> {
  return act(deps, request.by, 'mint', async ({ tx, now, wrote }) => {
    const product = (await allProducts(tx)).find(({ code }) => code === request.product)
    if (!product) return refuse('product-unknown')
    const holder = request.company === undefined ? undefined : await lockPermission(tx, request.company)
    if (request.company !== undefined && !holder) return refuse('login-id-unknown')
    if (holder && holder.company === null) return refuse('account-closed')
    const minted = { product, handedTo: holder?.company ?? undefined }
    if (request.dryRun) return accept(minted)

    const cards: MintedCard[] = []
    while (cards.length < request.count) {
      const drawn = draw(deps.random, Math.min(SLICE, request.count - cards.length))
      const kept = drawn.map(({ activationKeyNo, registrationId }) => ({
        activationKeyNo,
        ...deps.codes.keep('registration-id', registrationId, activationKeyNo),
      }))
      const added = await addMintedCards(tx, kept, request, now)
      cards.push(...drawn.filter(card => added.delete(card.activationKeyNo)))
    }
    if (holder) {
      const { companyId } = holder
      const held = cards.map(({ activationKeyNo }) => ({ activationKeyNo, orderNo: request.orderNo ?? null }))
      await addHeldCards(tx, { companyId, accountId: null, cards: held }, now)
      wrote('hand-cards', await tellOfHandedCards(tx, { companyId, product, cards: cards.length, by: request.by }, now))
    }
    await keep(cards, product)
    wrote('mint', cards.length)
    return accept(minted)
  })
}

/** A number twice in one draw is added once, with the first Registration ID: as `filter` and `delete` above take it. */
function draw(random: Random, count: number): MintedCard[] {
  return Array.from({ length: count }, () => ({
    activationKeyNo: hex(random(8)) as ActivationKeyNo,
    registrationId: hex(random(4)) as RegistrationId,
  }))
}

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
