// The acts of a life, as the dealer's stories tell them (dealerLives.ts): data, and short ways to write it.

export type CardKind = 'year' | 'three years' | 'trial'

/** Devices and cards are named by their place in the life. */
export type Act = { day: Temporal.PlainDate } & (
  | { kind: 'issue' | 'extend'; card: number; device: number }
  | { kind: 'start' | 'contact' | 'stop'; device: number }
  | { kind: 'undo' | 'freeze' | 'void'; card: number }
  | { kind: 'move'; from: number; to: number }
)

export type Day = Temporal.PlainDate
export type LifePlan = { devices?: number; cards: CardKind[]; acts: Act[]; since?: Day }

/** Where in its story a life stands: it is the `n`th of them, and `among` picks a number of days that spreads them evenly. */
export type Place = {
  n: number
  among(from: number, to: number): number
  ago(days: number): Day
  /** When a term must start that ends in so many days, or up to three more: months end on different days. */
  startToEnd(inDays: number, months: number): Day
}

export const issue = (day: Day, card = 0, device = 0): Act => ({ kind: 'issue', day, card, device })
export const extend = (day: Day, card: number, device = 0): Act => ({ kind: 'extend', day, card, device })
export const start = (day: Day, device = 0): Act => ({ kind: 'start', day, device })
export const contact = (day: Day, device = 0): Act => ({ kind: 'contact', day, device })
export const undo = (day: Day, card: number): Act => ({ kind: 'undo', day, card })

/** From 新規申請 to the last time that the device was heard, with what came between. */
export function inUse({ n, ago }: Place, first: Day, ...between: Act[]): Act[] {
  // Most devices are switched on every day; some stand in a cupboard.
  const heard = ago(n % 9 === 8 ? 24 : 1 + (n % 3))
  const last = between.at(-1)?.day ?? first
  const lastContact = Temporal.PlainDate.compare(heard, last) > 0 ? [contact(heard)] : []
  return [issue(first.subtract({ days: 1 + (n % 13) })), start(first), ...between, ...lastContact]
}

/** A year that ends, or ended, within this span of days. */
export const endsWithin = (from: number, to: number) => (place: Place) => ({
  cards: ['year' as const],
  acts: inUse(place, place.startToEnd(place.among(from, to), 12)),
})
