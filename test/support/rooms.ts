// The ladder of rooms: the law of test/rooms.test.ts, and the table of docs/ARCHITECTURE.md.

/** What each room may import besides itself, and what whoever wanted more should do. Files on top (main, wiring) take all. */
export const ROOMS: Record<string, { takes: string[]; instead: string }> = {
  domain: { takes: [], instead: 'a rule gets its facts as arguments; whoever calls it reads them.' },
  words: { takes: ['domain'], instead: 'words are functions of what a page hands them.' },
  ui: {
    takes: ['domain', 'words'],
    instead: 'the kit gets finished props; the route reads, and the Surface brings addresses.',
  },
  store: { takes: ['domain'], instead: 'the store is SQL; the operation decides, and hands in what it needs.' },
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
  embedded: { takes: ['random'], instead: 'the embedded database knows nothing of what is stored in it.' },
}
