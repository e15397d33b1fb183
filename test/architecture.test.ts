// The laws of the house (docs/ARCHITECTURE.md) besides its rooms (rooms.test.ts), each with its reason. A law that finds
// nothing is shown to be able to.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { ACCOUNT_REFUSALS } from '#domain/accountRefusal'
import { OPERATOR_REFUSALS } from '#domain/operatorRefusal'
import { REFUSALS } from '#domain/refusal'
import { REFUSED } from '#operator/sentences'
import { texts } from '#words/text'
import { holds, importsOf, programs, simulator, tests as sourcesOfTests } from './support/sources.ts'

test('the simulator stands for hardware: it takes nothing from the server, and the server only starts it', () => {
  holds(
    {
      never: 'The simulator knows of the server what a device would know',
      instead: 'ask the device API, or write the small thing once more in simulator/.',
      broken: file =>
        importsOf(file)
          .map(({ target }) => target)
          .filter(target => target.startsWith('src/')),
      planted: [{ path: 'simulator/x.ts', code: "import { lastDay } from '#domain/term'" }],
    },
    simulator,
  )
  holds({
    never: 'The server starts the simulator and takes nothing else of it',
    instead: 'what both need is part of the device API.',
    broken: file =>
      file.path === 'src/main.ts'
        ? []
        : importsOf(file)
            .map(({ target }) => target)
            .filter(target => target.startsWith('simulator/')),
    planted: [{ path: 'src/app.ts', code: "import { x } from '#simulator/device/device'" }],
  })
})

const IMPURE =
  /\bDate\.now\(|new Date\(|Math\.random\(|Temporal\.Now\b|process\.env|randomBytes|randomUUID|getRandomValues|performance\.now/
const MAY = ['src/main.ts', 'src/clock.ts', 'src/random.ts', 'src/metrics.ts', 'src/embedded/launch.ts']

test('clock, random and environment only where they belong: elsewhere tests could not set them', () => {
  holds({
    never: 'Time, chance and environment are handed in',
    instead: 'take Clock, Random or Config as an argument.',
    broken: ({ path, code }) =>
      MAY.includes(path) || path.startsWith('src/web/browser/') ? [] : (code.match(IMPURE)?.slice(0, 1) ?? []),
    planted: [programs.find(({ path }) => path === 'src/clock.ts')!].map(file => ({ ...file, path: 'src/x.ts' })),
  })
})

/** The only file that inserts into each of these tables. */
const ONE_WRITER = { audit: 'src/store/audit.ts', outbox: 'src/store/notices/outbox.ts' }

test('the audit trail and the outbox are each written by one file: what stands in them is one closed list', () => {
  for (const [table, writer] of Object.entries(ONE_WRITER)) {
    const insert = new RegExp(`insert into ${table}\\b|insertRows\\(tx, '${table}'`, 'g')
    holds({
      never: `Only ${writer} inserts into ${table}`,
      instead: 'call what it exports: a row of its own, or a part of the statement that has the effect.',
      broken: ({ path, code }) => (path === writer ? [] : (code.match(insert) ?? [])),
      planted: [
        { path: 'src/store/services/x.ts', code: `tx\`insert into ${table} (at) values (now())\`` },
        { path: 'src/store/upkeep/x.ts', code: `insertRows(tx, '${table}', rows, 'at')` },
      ],
    })
  }
})

test('every refusal has a sentence in both languages and a test', () => {
  const tests = sourcesOfTests
    .filter(({ path }) => path !== 'test/architecture.test.ts')
    .map(({ code }) => code)
    .join('\n')
  for (const refusal of REFUSALS) {
    for (const lang of ['ja', 'en'] as const) {
      const { text, next } = texts[lang].refusals[refusal]
      assert.match(text, /[。.]$/, `${refusal} ${lang}`)
      assert.match(next, /[。.]$/, `${refusal} ${lang}: the next step`)
    }
    assert.ok(tests.includes(`'${refusal}'`), `no test names ${refusal}`)
  }
  for (const refusal of ACCOUNT_REFUSALS) {
    const sentences = [texts.ja, texts.en].map(({ accountRefusals }) => accountRefusals[refusal])
    for (const sentence of sentences)
      assert.match(typeof sentence === 'function' ? sentence(2) : sentence, /[。.]$/, refusal)
    assert.ok(tests.includes(`'${refusal}'`), `no test names ${refusal}`)
  }
  for (const refusal of OPERATOR_REFUSALS) {
    assert.match(REFUSED[refusal], /\.$/, refusal)
    assert.ok(tests.includes(`'${refusal}'`) || tests.includes(REFUSED[refusal]), `no test meets ${refusal}`)
  }
})

test('both languages have the same words to say', () => {
  const shape = (value: unknown): unknown =>
    typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .map(([key, inner]) => [key, shape(inner)])
            .sort(),
        )
      : typeof value
  const { refusals: _ja, ...ja } = texts.ja
  const { refusals: _en, ...en } = texts.en
  assert.deepEqual(shape(en), shape(ja))
})

test('migrations are gapless, numbered from 0001, and open with why', () => {
  const names = globSync('migrations/*')
    .map(path => path.replace('migrations/', ''))
    .sort()
  assert.ok(names.length > 0)
  names.forEach((name, i) => {
    const number = String(i + 1).padStart(4, '0')
    assert.match(
      name,
      new RegExp(`^${number}-[a-z-]+\\.sql$`),
      `${name}: the next migration is ${number}-what-it-does.sql`,
    )
    assert.match(readFileSync(`migrations/${name}`, 'utf8'), /^-- \S/, `${name} says why`)
  })
})

test('no file of code is longer than 300 lines', () => {
  const files = globSync('{src,simulator,bin,test,bench}/**/*.{ts,mjs}')
  const long = files.filter(path => readFileSync(path, 'utf8').split('\n').length > 301)
  assert.deepEqual(long, [], 'split them by what they are about')
})
