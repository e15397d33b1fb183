// The rooms of the house (docs/ARCHITECTURE.md): which may take from which, what no room does, and that no arrow leads back.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { REFUSALS } from '#domain/refusal'
import { ROOMS, TAKEN_FILES } from './support/rooms.ts'
import { holds, importsOf, programs, roomOf, type Source, simulator, withoutComments } from './support/sources.ts'

const ROWS = { ...ROOMS, ...TAKEN_FILES }
/** Where a file of a room, or the file that stands for it, is found: from the root, and as it is imported. */
const inside = (room: string) => (TAKEN_FILES[room] ? room : `${room}/x`)

for (const [room, { takes, instead }] of Object.entries(ROWS))
  test(`${room} takes from ${takes.length > 0 ? takes.join(', ') : 'no other room'}`, () => {
    const allowed = [room, ...takes]
    const outside = [...Object.keys(ROWS), 'main', 'wiring'].filter(other => !allowed.includes(other))
    const path = `src/${inside(room)}.ts`
    const up = TAKEN_FILES[room] ? '.' : '..'
    holds({
      never: `${room} takes from ${takes.join(', ') || 'no other room'} alone`,
      instead,
      broken: file =>
        roomOf(file.path) !== room
          ? []
          : importsOf(file)
              .filter(({ target }) => target.startsWith('src/') && !allowed.includes(roomOf(target)))
              .map(({ target }) => `takes from ${target}`),
      planted: outside.map(inside).flatMap(other => [
        { path, code: `import { x } from '#${other}'` },
        { path, code: `import type { X } from '${up}/${other}.ts'` },
        { path, code: `const x = await import('#${other}')` },
      ]),
    })
  })

test('each file on top that a room takes has a row of its own', () => {
  holds(
    {
      never: 'What a room takes is on the ladder itself',
      instead: 'give the file its row in TAKEN_FILES (test/support/rooms.ts), with the little that it may take.',
      broken: ({ code }) => code.split(' ').filter(name => name !== '' && !Object.hasOwn(ROWS, name)),
      planted: [{ path: 'web', code: 'domain metrics' }],
    },
    Object.entries(ROWS).map(([path, { takes }]) => ({ path, code: takes.join(' ') })),
  )
})

test('every folder of src is a room; the domain takes no package', () => {
  holds({
    never: 'Code lies in a room that the ladder knows',
    instead:
      'put the file where it belongs, or give the new room its row in test/support/rooms.ts and in docs/ARCHITECTURE.md.',
    broken: ({ path }) => (path.split('/').length > 2 && !ROOMS[roomOf(path)] ? [`${roomOf(path)} is no room`] : []),
    planted: [{ path: 'src/utils/x.ts', code: '' }],
  })
  holds({
    never: 'Rules are pure: the domain imports no package',
    instead: 'hand in what the package would give.',
    broken: file =>
      roomOf(file.path) === 'domain'
        ? importsOf(file)
            .map(({ target }) => target)
            .filter(target => !target.startsWith('src/'))
        : [],
    planted: [{ path: 'src/domain/x.ts', code: "import { z } from 'zod'" }],
  })
})

test('the driver is taken as it is mended', () => {
  holds({
    never: 'Only src/driver.ts loads the driver, which does not survive the end of a connection as it comes',
    instead: "take `postgres` from '#driver'; types may come from the package.",
    broken: file =>
      file.path === 'src/driver.ts'
        ? []
        : importsOf(file).flatMap(({ target, values }) => (target === 'postgres' ? values : [])),
    planted: [
      { path: 'src/store/x.ts', code: "import postgres from 'postgres'" },
      { path: 'src/store/x.ts', code: "const { default: postgres } = await import('postgres')" },
    ],
  })
})

test('web, ui and mail know no address of a surface', () => {
  const SHARED = ['/assets']
  holds({
    never: 'What surfaces share names no path of one of them',
    instead:
      'add it to Surface (web/surface.ts) or Site (mail/site.ts), or let the page hand it to a browser module in a data attribute.',
    broken: ({ path, code }) =>
      !['web', 'ui', 'mail'].includes(roomOf(path))
        ? []
        : [
            ...withoutComments(code).matchAll(
              /(?:["'`]|\$\{[^}]*\})(\/[a-z][\w-]*)[^"'`\n]*["'`$]|(?:href|action|src)="(\/[a-z][\w-]*)/g,
            ),
          ]
            .map(([, literal, attribute]) => literal ?? attribute ?? '')
            .filter(address => !SHARED.includes(address)),
    planted: [
      { path: 'src/web/x.ts', code: "see('/login')" },
      { path: 'src/web/browser/x.ts', code: "fetch('/postal-code/' + code)" },
      { path: 'src/ui/x.ts', code: 'html`<a href="/guide">' },
      { path: 'src/mail/x.ts', code: ['const login = `$', '{publicOrigin}/login`'].join('') },
    ],
  })
})

test('the journey kit knows no refusal, family or flow by name', () => {
  const NAMED = new RegExp(`\\b(Refusal|Family|Flow)\\b|'(${[...REFUSALS, 'hdcom', 'mpcs'].join('|')})'`, 'g')
  holds({
    never: 'The kit shows a "no" that the surface made (web/journey/no.ts)',
    instead: 'let the journey or the Surface hand in what the kit should show or do.',
    broken: ({ path, code }) =>
      path.startsWith('src/web/journey/') ? [...withoutComments(code).matchAll(NAMED)].map(([name]) => name) : [],
    planted: [
      { path: 'src/web/journey/x.ts', code: "import type { Refusal } from '#domain/refusal'" },
      { path: 'src/web/journey/x.ts', code: "stop('draft-changed')" },
      { path: 'src/web/journey/x.ts', code: 'type Menu = { entry: Family }' },
    ],
  })
})

test('portal and console take nothing from each other', () => {
  const other: Record<string, string> = { portal: 'console', console: 'portal' }
  holds({
    never: 'A surface takes nothing from another',
    instead: 'what both need belongs into web, ui or an operation.',
    broken: file =>
      importsOf(file)
        .filter(({ target }) => other[roomOf(file.path)] === roomOf(target))
        .map(({ target }) => target),
    planted: [
      { path: 'src/portal/x.ts', code: "import { x } from '#console/x'" },
      { path: 'src/console/x.ts', code: "import { x } from '#portal/x'" },
    ],
  })
})

test('no import leads back to where it came from, types included', () => {
  const circle = (files: Source[]): string[] | undefined => {
    const targets = new Map(files.map(file => [file.path, importsOf(file).map(({ target }) => target)]))
    const done = new Set<string>()
    const walk = (path: string, way: string[]): string[] | undefined => {
      if (way.includes(path)) return [...way.slice(way.indexOf(path)), path]
      if (done.has(path)) return undefined
      for (const target of targets.get(path) ?? []) {
        const found = walk(target, [...way, path])
        if (found) return found
      }
      done.add(path)
      return undefined
    }
    for (const { path } of files) {
      const found = walk(path, [])
      if (found) return found
    }
    return undefined
  }
  const planted = [
    { path: 'src/a/x.ts', code: "import { y } from './y.ts'" },
    { path: 'src/a/y.ts', code: "import type { X } from './x.ts'" },
  ]
  assert.deepEqual(circle(planted), ['src/a/x.ts', 'src/a/y.ts', 'src/a/x.ts'])
  for (const files of [programs, simulator]) {
    const found = circle(files)
    assert.equal(found, undefined, `${found?.join(' → ')}: what both need belongs into a file below them.`)
  }
})
