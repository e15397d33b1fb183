// The laws of the house (docs/ARCHITECTURE.md), each with its reason. A law that finds nothing is shown to be able to.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { OPERATOR_REFUSALS } from '#domain/operatorRefusal'
import { REFUSALS } from '#domain/refusal'
import { REFUSED } from '#operator/sentences'
import { texts } from '#words/text'

const sources = globSync('src/**/*.ts').map(path => ({ path, code: readFileSync(path, 'utf8') }))
const programs = sources.filter(({ path }) => !path.endsWith('.test.ts'))

/** Which rooms a room may import: itself, and what stands here. `src` is main and its wiring, on top of all. */
const LADDER: Record<string, string[]> = {
  domain: [],
  embedded: ['random'],
  store: ['domain'],
  operations: ['domain', 'store', 'clock', 'calendar', 'random', 'loop'],
  web: ['domain', 'store', 'clock', 'calendar', 'random'],
  portal: ['domain', 'operations', 'web'],
  operator: ['domain', 'operations'],
  'device-api': ['domain', 'operations', 'web', 'calendar', 'clock'],
  mail: ['domain', 'store', 'web', 'clock', 'random', 'loop'],
}

function stepsDown({ path, code }: { path: string; code: string }): string[] {
  const room = path.split('/')[1] ?? ''
  const allowed = LADDER[room]
  if (!allowed) return room.endsWith('.ts') ? [] : [`${path} is in a room that the ladder does not know`]
  const imports = [...code.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(match => match[1]!)
  const packages = room === 'domain' ? imports.filter(name => !/^[#.]/.test(name)) : []
  return imports
    .filter(name => name.startsWith('#') || name.startsWith('..'))
    .map(name => (name.startsWith('#') ? name.slice(1).split('/')[0]! : roomOf(path, name)))
    .filter(target => target !== room && !allowed.includes(target))
    .concat(packages)
    .map(target => `${path} imports ${target}`)
}

function roomOf(path: string, relative: string): string {
  const parts = new URL(relative, `file:///${path}`).pathname.split('/').slice(2)
  return parts.length > 1 ? parts[0]! : parts[0]!.replace('.ts', '')
}

test('the import ladder: domain ← store ← operations ← portal; web on store; a planted violation is seen', () => {
  assert.deepEqual(programs.flatMap(stepsDown), [], 'data flows one way: route → operation → rule → store')
  const planted = [
    { path: 'src/domain/x.ts', code: "import { connect } from '#store/db'" },
    { path: 'src/domain/x.ts', code: "import { connect } from '../store/db.ts'" },
    { path: 'src/domain/x.ts', code: "import { z } from 'zod'" },
    { path: 'src/attic/x.ts', code: '' },
    { path: 'src/store/x.ts', code: "import type { Html } from '#ui/html'" },
    { path: 'src/portal/issue/x.ts', code: "import { draftOf } from '#store/accounts/drafts'" },
    { path: 'src/operator/x.ts', code: "import { text } from '#words/text'" },
    { path: 'src/web/x.ts', code: "const x = await import('#operations/access/signIn')" },
    { path: 'src/operations/x.ts', code: "import { render } from '#mail/render'" },
  ]
  for (const file of planted) assert.equal(stepsDown(file).length, 1, file.code)
})

test('the simulator stands for hardware: it takes nothing from the server, and the server only starts it', () => {
  const imports = (path: string) => readFileSync(path, 'utf8').match(/(?:from|import)\s*\(?\s*'#[^']+'/g) ?? []
  const own = globSync('simulator/**/*.ts').flatMap(imports)
  assert.deepEqual(
    own.filter(line => !line.includes("'#simulator/")),
    [],
  )
  const users = sources.filter(({ code }) => code.includes("'#simulator/")).map(({ path }) => path)
  assert.deepEqual(users, ['src/main.ts'])
})

const IMPURE =
  /\bDate\.now\(|new Date\(|Math\.random\(|Temporal\.Now\b|process\.env|randomBytes|randomUUID|getRandomValues|performance\.now/
const MAY = ['src/main.ts', 'src/clock.ts', 'src/random.ts', 'src/metrics.ts']

test('clock, random and environment only where they belong: elsewhere tests could not set them', () => {
  const outside = programs.filter(({ path }) => !MAY.includes(path) && !path.startsWith('src/web/browser/'))
  assert.deepEqual(
    outside.filter(({ code, path }) => IMPURE.test(code) && path !== 'src/embedded/launch.ts').map(({ path }) => path),
    [],
  )
  assert.ok(IMPURE.test(programs.find(({ path }) => path === 'src/clock.ts')!.code), 'the law sees the clock itself')
})

test('every refusal has a sentence in both languages and a test', () => {
  const tests = globSync('{src,test}/**/*.test.ts')
    .filter(path => path !== 'test/architecture.test.ts')
    .map(path => readFileSync(path, 'utf8'))
    .join('\n')
  for (const refusal of REFUSALS) {
    for (const lang of ['ja', 'en'] as const) {
      const { text, next } = texts[lang].refusals[refusal]
      assert.match(text, /[。.]$/, `${refusal} ${lang}`)
      assert.match(next, /[。.]$/, `${refusal} ${lang}: the next step`)
    }
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
    assert.match(name, new RegExp(`^${String(i + 1).padStart(4, '0')}-[a-z-]+\\.sql$`))
    assert.match(readFileSync(`migrations/${name}`, 'utf8'), /^-- \S/, `${name} says why`)
  })
})

test('no file of code is longer than 300 lines', () => {
  const files = globSync('{src,simulator,bin,test,bench}/**/*.{ts,mjs}')
  const long = files.filter(path => readFileSync(path, 'utf8').split('\n').length > 301)
  assert.deepEqual(long, [])
})
