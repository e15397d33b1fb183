// The plan of the demo's dealer: what became of each of its devices and cards, and when, told in days before today. It is
// data; whether the rules allow it is asked when it is lived through (liveThrough.ts), and tests ask it of many todays.
import { FAMILIES, type Family } from '#domain/service'

import {
  type Act,
  type CardKind,
  contact,
  type Day,
  endsWithin,
  extend,
  inUse,
  issue,
  type LifePlan,
  type Place,
  start,
  undo,
} from './acts.ts'

/** What becomes of a few devices and cards that have to do with each other. */
export type Life = {
  story: Story
  family: Family
  /** They are here before this day. */
  since: Temporal.PlainDate
  devices: number
  cards: CardKind[]
  /** In their order. */
  acts: Act[]
}

const STORIES = {
  unstarted: {
    count: 20,
    tell: ({ n, among, ago }) => ({ cards: [n % 4 === 0 ? 'three years' : 'year'], acts: [issue(ago(among(1, 75)))] }),
  },
  'unstarted, extended': {
    count: 6,
    tell: ({ n, among, ago }) => ({
      cards: ['year', n % 2 === 0 ? 'year' : 'three years'],
      acts: [issue(ago(among(40, 90))), extend(ago(among(2, 30)), 1)],
    }),
  },
  'many days left': {
    count: 34,
    tell: place => ({ cards: ['year'], acts: inUse(place, place.ago(place.among(4, 262))) }),
  },
  'three years': {
    count: 24,
    tell: place => ({ cards: ['three years'], acts: inUse(place, place.ago(place.among(20, 740))) }),
  },
  'ends within 30 days': { count: 18, tell: endsWithin(1, 26) },
  'ends within 60 days': { count: 12, tell: endsWithin(31, 56) },
  'ends within 90 days': { count: 12, tell: endsWithin(61, 86) },
  expired: { count: 22, tell: endsWithin(-172, -5) },
  lapsed: {
    count: 16,
    tell: ({ n, among, startToEnd }) => {
      const ended = among(-380, -196)
      const first = startToEnd(ended, 12)
      // A device that nobody pays for is not switched on for long.
      return { cards: ['year'], acts: [issue(first), start(first), contact(startToEnd(ended + (n % 20), 0))] }
    },
  },
  moved: {
    count: 8,
    tell: ({ n, among, ago }) => ({
      devices: 2,
      cards: ['year'],
      acts: [
        issue(ago(among(75, 305))),
        start(ago(among(70, 300))),
        { kind: 'move', day: ago(among(6, 50)), from: 0, to: 1 } as const,
        contact(ago(1 + (n % 5)), 1),
      ],
    }),
  },
  'moved before first use': {
    count: 3,
    tell: ({ among, ago }) => ({
      devices: 2,
      cards: ['year'],
      acts: [issue(ago(among(30, 60))), { kind: 'move', day: ago(among(8, 20)), from: 0, to: 1 }],
    }),
  },
  'moved, extended': {
    count: 3,
    tell: ({ among, ago }) => ({
      devices: 2,
      cards: ['year', 'year'],
      acts: [
        issue(ago(345)),
        start(ago(among(320, 340))),
        { kind: 'move', day: ago(among(60, 120)), from: 0, to: 1 },
        contact(ago(50), 1),
        extend(ago(among(4, 30)), 1, 1),
        contact(ago(2), 1),
      ] as Act[],
    }),
  },
  'moved, issued again after repair': {
    count: 2,
    tell: ({ among, ago }) => ({
      devices: 2,
      cards: ['year', 'year'],
      acts: [
        issue(ago(222)),
        start(ago(220)),
        { kind: 'move', day: ago(among(60, 90)), from: 0, to: 1 } as const,
        contact(ago(20), 1),
        issue(ago(among(12, 18)), 1),
        start(ago(8)),
      ],
    }),
  },
  'undone, issued on the right device': {
    count: 6,
    tell: ({ among, ago }) => {
      const wrong = among(12, 200)
      return {
        devices: 2,
        cards: ['year'],
        acts: [
          issue(ago(wrong)),
          undo(ago(wrong - 1), 0),
          issue(ago(wrong - 1), 0, 1),
          start(ago(wrong - 4), 1),
          contact(ago(2), 1),
        ],
      }
    },
  },
  'undone, issued again': {
    count: 5,
    tell: ({ among, ago }) => {
      const wrong = among(15, 120)
      const again = [issue(ago(wrong - 2), 1), start(ago(wrong - 5)), contact(ago(1))]
      return { cards: ['year', 'three years'], acts: [issue(ago(wrong)), undo(ago(wrong - 2), 0), ...again] }
    },
  },
  'extension undone, extended again': {
    count: 5,
    tell: place => {
      const { among, ago, startToEnd } = place
      const wrong = among(10, 40)
      const correction = [extend(ago(wrong), 1), undo(ago(wrong - 1), 1), extend(ago(wrong - 2), 2)]
      return {
        cards: ['year', 'three years', 'year'],
        acts: inUse(place, startToEnd(among(10, 50), 12), ...correction),
      }
    },
  },
  'extended once': {
    count: 16,
    tell: place => {
      const first = place.among(372, 700)
      const more = extend(place.ago(first - 330), 1)
      return { cards: ['year', place.n % 4 === 0 ? 'three years' : 'year'], acts: inUse(place, place.ago(first), more) }
    },
  },
  'extended several times': {
    count: 9,
    tell: place => {
      const { n, among, ago } = place
      const more = [extend(ago(among(380, 420)), 1), extend(ago(among(30, 90)), 2)]
      const cards: CardKind[] = ['year', 'year', n % 3 === 0 ? 'three years' : 'year']
      return { cards, acts: inUse(place, ago(among(715, 745)), ...more) }
    },
  },
  'extended after expiry': {
    count: 9,
    tell: place => {
      const { n, among, ago, startToEnd } = place
      const ended = among(160, 320)
      const more = [extend(ago(ended - among(15, 140)), 1), ...(n % 3 === 0 ? [extend(ago(40), 2)] : [])]
      const cards: CardKind[] = n % 3 === 0 ? ['year', 'year', 'year'] : ['year', 'year']
      return { cards, acts: inUse(place, startToEnd(-ended, 12), ...more) }
    },
  },
  'trial, then paid': {
    count: 12,
    tell: place => {
      const first = place.among(60, 250)
      const more = extend(place.ago(first - 50 + (place.n % 10)), 1)
      const acts = inUse(place, place.ago(first), more)
      return { cards: ['trial', place.n % 3 === 0 ? 'three years' : 'year'], acts }
    },
  },
  'trial running': {
    count: 8,
    tell: place => ({ cards: ['trial'], acts: inUse(place, place.ago(place.among(5, 75))) }),
  },
  'trial expired': {
    count: 6,
    tell: place => ({ cards: ['trial'], acts: inUse(place, place.startToEnd(place.among(-150, -10), 3)) }),
  },
  'trial, lapsed, issued again': {
    count: 3,
    tell: ({ among, ago, startToEnd }) => {
      const [first, again] = [startToEnd(-among(300, 380), 3), among(20, 80)]
      const acts = [issue(first), start(first), issue(ago(again), 1), start(ago(again - 3)), contact(ago(1))]
      return { cards: ['trial', 'year'], acts }
    },
  },
  stopped: {
    count: 4,
    tell: ({ among, ago }) => ({
      cards: ['year'],
      acts: [issue(ago(302)), start(ago(among(150, 300))), { kind: 'stop', day: ago(among(10, 90)), device: 0 }],
    }),
  },
  'stopped, issued again': {
    count: 2,
    tell: ({ ago }) => ({
      cards: ['year', 'year'],
      acts: [
        issue(ago(203)),
        start(ago(200)),
        { kind: 'stop', day: ago(45), device: 0 } as const,
        issue(ago(31), 1),
        start(ago(28)),
        contact(ago(2)),
      ],
    }),
  },
  'lapsed, issued again': {
    count: 9,
    tell: ({ n, among, ago, startToEnd }) => {
      const [first, again] = [startToEnd(-among(355, 375), 12), among(14, 130)]
      const since = n % 4 === 3 ? [] : [start(ago(again - 6)), contact(ago(1))]
      return { cards: ['year', 'year'], acts: [issue(first), start(first), issue(ago(again), 1), ...since] }
    },
  },
  'device in stock': { count: 4, tell: ({ among, ago }) => ({ cards: [], acts: [], since: ago(among(5, 40)) }) },
  'card in the hand': {
    count: 36,
    tell: ({ n, among, ago }) => ({
      devices: 0,
      cards: [(['year', 'three years', 'year', 'trial'] as const)[n % 4]!],
      acts: [],
      since: ago(among(5, 400)),
    }),
  },
  'card frozen': {
    count: 6,
    tell: ({ among, ago }) => ({
      devices: 0,
      cards: ['year'],
      acts: [{ kind: 'freeze', day: ago(among(3, 90)), card: 0 }],
    }),
  },
  'card void': {
    count: 2,
    tell: ({ among, ago }) => ({
      devices: 0,
      cards: ['trial'],
      acts: [{ kind: 'void', day: ago(among(30, 200)), card: 0 }],
    }),
  },
} satisfies Record<string, { count: number; tell: (place: Place) => LifePlan }>

export type Story = keyof typeof STORIES

/** All lives of the dealer's devices and cards, as they look on this day. */
export function dealerLives(today: Temporal.PlainDate): Life[] {
  const plans = Object.entries(STORIES).flatMap(([story, { count, tell }]) =>
    Array.from({ length: count }, (_, n) => ({
      story: story as Story,
      ...(tell(placeOf(today, n, count)) as LifePlan),
    })),
  )
  return plans.map(({ devices = 1, since, ...life }, i) => ({
    ...life,
    devices,
    family: FAMILIES[i % 10 === 4 ? 1 : 0],
    since: since ?? life.acts[0]!.day,
  }))
}

const placeOf = (today: Day, n: number, count: number): Place => ({
  n,
  among: (from, to) => Math.round(from + ((to - from) * n) / Math.max(1, count - 1)),
  ago: days => today.subtract({ days }),
  startToEnd: (inDays, months) => today.add({ days: inDays }).subtract({ months }),
})
