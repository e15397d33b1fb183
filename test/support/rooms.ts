// The ladder of rooms: the law of test/rooms.test.ts, and the table of docs/ARCHITECTURE.md.

type Row = { takes: string[]; instead: string }

/**
 * What each room may import besides itself, and what whoever wanted more should do. Files on top (main, wiring) take all,
 * but for those that rooms take.
 */
export const ROOMS: Record<string, Row> = {
  domain: { takes: [], instead: 'a rule gets its facts as arguments; whoever calls it reads them.' },
  words: { takes: ['domain'], instead: 'words are functions of what a page hands them.' },
  ui: {
    takes: ['domain', 'words'],
    instead: 'the kit gets finished props; the route reads, and the Surface brings addresses.',
  },
  store: {
    takes: ['domain', 'driver'],
    instead: 'the store is SQL; the operation decides, and hands in what it needs.',
  },
  operations: {
    takes: ['domain', 'store', 'clock', 'calendar', 'random', 'loop'],
    instead: 'an operation answers with data; the surface finds words for it.',
  },
  web: {
    takes: ['domain', 'words', 'ui', 'store', 'clock', 'calendar', 'random'],
    instead: 'what differs between surfaces is handed in (web/surface.ts); verbs are called by the surface.',
  },
  mail: {
    takes: ['domain', 'words', 'store', 'clock', 'random', 'loop'],
    instead: 'links of a surface are handed in (Site); pages belong to the portal.',
  },
  portal: {
    takes: ['domain', 'words', 'ui', 'web', 'operations'],
    instead: 'a surface calls an operation, which reads and writes through the store; surfaces share by web and ui.',
  },
  'device-api': {
    takes: ['domain', 'web', 'operations', 'calendar', 'clock'],
    instead: 'a surface calls an operation, which reads and writes through the store.',
  },
  operator: {
    takes: ['domain', 'operations'],
    instead: 'a command calls an operation, which reads and writes through the store.',
  },
  embedded: { takes: ['random', 'driver'], instead: 'the embedded database knows nothing of what is stored in it.' },
}

const HANDED_IN = 'what rooms are handed lies below all of them; hand it in, or write it where it is used.'

/** Files on top that rooms take: whatever these took would come into each room with them. */
export const TAKEN_FILES: Record<string, Row> = {
  clock: { takes: [], instead: HANDED_IN },
  random: { takes: [], instead: HANDED_IN },
  loop: { takes: [], instead: HANDED_IN },
  driver: { takes: [], instead: HANDED_IN },
  calendar: { takes: ['domain'], instead: HANDED_IN },
}
