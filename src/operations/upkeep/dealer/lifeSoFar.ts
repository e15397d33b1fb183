// What a life has come to so far, and the rows that are left of it at its end.
import type { RegistrationKey } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { PeriodEvent } from '#domain/correction'
import type { TermEvent } from '#domain/fold'
import type { Closing, Service } from '#domain/service'
import { lastDayOf, type Term } from '#domain/term'
import type { Product } from '#store/cards/products'
import type { PeriodKey } from '#store/devices/devices'
import type { KeptCode } from '#store/keptCodes'
import type { Past, PastContact, PastEvent } from '#store/upkeep/pastWrites'
import type { NewDevice } from '#store/upkeep/seed'
import type { CodeRing } from '../../codeRing.ts'
import type { DemoCard } from '../seedDemo.ts'

/** When devices and cards came, and to whom the cards were sold. */
export type Arrival = { importedAt: Temporal.Instant; mintedAt: Temporal.Instant; mintedFor: string }

export type PeriodSoFar = PeriodKey & {
  registrationKey: RegistrationKey
  connectionNumber: ConnectionNumber
  term: Term
  closing: Closing | undefined
  closedAt: Temporal.Instant | undefined
  /** The first period of its line of moves; none when it was never moved. */
  origin?: PeriodKey
  written: WrittenEvent[]
}

/** `event`: what it does to the term, if anything. */
export type WrittenEvent = Omit<PastEvent, 'mprId' | 'periodNo'> & { event?: TermEvent }

export type DeviceSoFar = NewDevice &
  Pick<Arrival, 'importedAt'> & {
    periods: PeriodSoFar[]
    /** The one that its line owns. */
    number: ConnectionNumber | undefined
    contact: Omit<PastContact, 'mprId'> | undefined
  }

export type CardSoFar = Omit<DemoCard, 'product'> &
  Omit<Arrival, 'importedAt'> & {
    product: Product
    use: { flow: 'issue' | 'extend'; period: PeriodSoFar; at: Temporal.Instant } | undefined
    frozenAt: Temporal.Instant | undefined
    voidedAt: Temporal.Instant | undefined
  }

/** A period as the rules see it. */
export function serviceOf({ mprId, periodNo, connectionNumber, term, closing }: PeriodSoFar): Service {
  return { mprId, periodNo, connectionNumber, term, closing }
}

/** The events of a period that count for its term, or did before they were undone. */
export function termEventsOf({ written }: PeriodSoFar): PeriodEvent[] {
  return written.flatMap(({ seq, undoneAt, activationKeyNo, event }) =>
    event ? [{ seq, undone: undoneAt !== undefined, activationKeyNo, event }] : [],
  )
}

/** What stands beside devices and cards: pastLedger.ts keeps it. */
export type BesideLives = Pick<Past, 'connectionNumbers' | 'results' | 'mails' | 'audit'>

/** The rows of devices and cards with all that they came to, and what stands beside them. */
export function pastOf(codes: CodeRing, devices: DeviceSoFar[], cards: CardSoFar[], beside: BesideLives): Past {
  const periods = devices.flatMap(device => device.periods)
  return {
    ...beside,
    devices,
    services: periods.map(({ term, origin, ...period }) => ({
      ...period,
      ...keyColumns(codes.keep('registration-key', period.registrationKey, period.mprId)),
      months: term.months,
      trialMonths: term.trialMonths,
      startDay: term.kind === 'started' ? term.start : undefined,
      lastDay: lastDayOf(term),
      originMprId: origin?.mprId,
      originPeriodNo: origin?.periodNo,
    })),
    events: periods.flatMap(({ mprId, periodNo, written }) => written.map(event => ({ ...event, mprId, periodNo }))),
    cards: cards.map(({ product, use, ...card }) => ({
      ...card,
      ...idColumns(codes.keep('registration-id', card.registrationId, card.activationKeyNo)),
      productCode: product.code,
      ...(use ? { flow: use.flow, mprId: use.period.mprId, periodNo: use.period.periodNo, usedAt: use.at } : {}),
    })),
    contacts: devices.flatMap(({ mprId, contact }) => (contact ? [{ ...contact, mprId }] : [])),
  }
}

const keyColumns = ({ mark, sealed, clear }: KeptCode) => ({ keyMark: mark, keySealed: sealed, registrationKey: clear })
const idColumns = ({ mark, sealed, clear }: KeptCode) => ({ idMark: mark, idSealed: sealed, registrationId: clear })
