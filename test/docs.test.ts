// The documents name what is there.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { test } from 'node:test'
import { CONFIG_KEYS } from '#config'
import { BENCHES } from '../bench/names.ts'
import { FAULTS } from './faults/names.ts'
import { ROOMS } from './support/rooms.ts'
import { holds, type Source } from './support/sources.ts'

const documents = [...globSync('*.md'), ...globSync('docs/**/*.md')]
const scripts: Record<string, string> = JSON.parse(readFileSync('package.json', 'utf8')).scripts

test('every link between the documents leads somewhere', () => {
  for (const path of documents) {
    for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)) {
      if (/^https?:/.test(target)) continue
      assert.ok(existsSync(join(dirname(path), target)), `${path} links to ${target}`)
    }
  }
})

test('the rooms of docs/ARCHITECTURE.md are those of the ladder, each with what it takes and what lies at its root', () => {
  const text = readFileSync('docs/ARCHITECTURE.md', 'utf8')
  const rows = new Map(
    [...text.matchAll(/^\| `src\/(\S+)` \| (.+) \| ([^|]+) \|$/gm)].map(([, room = '', holds = '', takes = '']) => [
      room.replace(/\/$/, ''),
      { holds, takes },
    ]),
  )
  const say = (room: string, what: string) => `docs/ARCHITECTURE.md, the row of src/${room}: ${what}`
  assert.deepEqual(
    [...rows.keys()].sort(),
    [...Object.keys(ROOMS), '*.ts'].sort(),
    'a row for each room, and for src/*.ts',
  )
  for (const [room, { takes }] of Object.entries(ROOMS)) {
    const told = takes.join(', ') || 'nothing'
    assert.equal(rows.get(room)!.takes, told, say(room, `it takes from “${told}” (test/support/rooms.ts)`))
  }
  for (const [room, root] of [
    ['store', 'src/store/*.ts'],
    ['operations', 'src/operations/*.ts'],
    ['*.ts', 'src/*.ts'],
  ] as const) {
    const files = globSync(root)
      .filter(path => !path.endsWith('.test.ts'))
      .map(path => basename(path, '.ts'))
    const named = [...rows.get(room)!.holds.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
    assert.deepEqual(named.sort(), files.sort(), say(room, 'it names each file of its root, and no other'))
  }
  const subjects = new Set(globSync('src/{store,operations}/*/').map(path => basename(path)))
  const sentence = /^The subjects are .*?\. /ms.exec(text)?.[0] ?? ''
  const told = [...sentence.matchAll(/`([^`]+)`/g)].map(([, name]) => name)
  assert.deepEqual(told.sort(), [...subjects].sort(), 'docs/ARCHITECTURE.md, the sentence of the subjects')
})

test('a newcomer’s guides stay short, and abbreviations are used where they are explained', () => {
  const [contributing = [], architecture = []] = ['CONTRIBUTING.md', 'docs/ARCHITECTURE.md'].map(path =>
    readFileSync(path, 'utf8').trimEnd().split('\n'),
  )
  assert.ok(contributing.length <= 80, `CONTRIBUTING.md is one page: ${contributing.length} lines`)
  assert.deepEqual(
    contributing.filter(line => line.length > 120),
    [],
    'a line of CONTRIBUTING.md has at most 120 signs',
  )
  assert.deepEqual(
    architecture.filter(line => line.length > 160),
    [],
    'a line of ARCHITECTURE.md has at most 160 signs',
  )
  const early = architecture.slice(0, architecture.indexOf('## Words')).filter(line => /M§|\b[PCR]\d/.test(line))
  assert.deepEqual(early, [], 'ARCHITECTURE.md explains M§, P, C and R at its end: say it in words')
})

const rooms = globSync('src/*/').map(path => path.split('/')[1])
const FOLDERS = ['src', 'test', 'bin', 'bench', 'simulator', 'migrations', 'docs', ...rooms].join('|')
const PATH = new RegExp(`(?<![\\w./#<-])#?(?:${FOLDERS})/[\\w./*<>-]*[\\w*>]`, 'g')

/** A path may begin in src as it does for an import; `<subject>` and `*` stand for any name. */
function isThere(path: string): boolean {
  const pattern = path.startsWith('#') ? `${path.slice(1)}.ts` : path.replaceAll(/<\w+>/g, '*')
  return [pattern, `src/${pattern}`].some(each => globSync(each).length > 0)
}

const deadPaths = (texts: string[]) => texts.flatMap(text => text.match(PATH) ?? []).filter(path => !isThere(path))

// Not of `npm test -- test/portal`, which names the beginning of paths: the test of commands sees to it.
const codeSpans = ({ code }: Source) => [...code.matchAll(/`(?!npm )([^`\n]+)`/g)].map(([, span = '']) => span)
// A comment, not the two slashes of an address in a text.
const comments = ({ code }: Source) => code.match(/\/\*.*?\*\/|(?<!['"`:\w])\/\/ [^\n]*/gs) ?? []

test('every path of this repository that the documents name is there', () => {
  holds(
    {
      never: 'A path that is named is there',
      instead: 'name where it is now.',
      broken: file => deadPaths(codeSpans(file)),
      planted: [
        { path: 'docs/x.md', code: 'Made from `src/mail/words/`.' },
        { path: 'docs/x.md', code: 'Kept by `operations/access/x.ts`.' },
        { path: 'docs/x.md', code: 'Run `node bin/x.mjs src/main.ts`.' },
        { path: 'docs/x.md', code: 'A verb is in `src/verbs/<subject>/`.' },
      ],
    },
    documents.map(path => ({ path, code: readFileSync(path, 'utf8') })),
  )
})

test('every path of this repository that a comment names is there', () => {
  holds({
    never: 'A path that is named is there',
    instead: 'name where it is now.',
    broken: file => deadPaths(comments(file)),
    planted: [
      { path: 'src/x.ts', code: '/** What documents leave open (#operations/readDocument). */' },
      { path: 'src/x.ts', code: 'const x = 1 // as store/mailQueue.ts has it' },
      { path: 'src/x.ts', code: '/**\n * As long as test/portal/x.test.ts says.\n */' },
    ],
  })
})

test('every command that the documents give can be given', () => {
  for (const path of documents) {
    for (const [, command = ''] of readFileSync(path, 'utf8').matchAll(/`npm (?:run )?([^`]+)`/g)) {
      const [script = '', ...rest] = command.replace(' -- ', ' ').split(' ')
      if (script === 'ci') continue
      assert.ok(scripts[script], `${path}: npm run ${script}`)
      if (script === 'bench') for (const name of rest) assert.ok(name in BENCHES, `${path}: ${command}`)
      if (script === 'faults') for (const name of rest) assert.ok(name in FAULTS, `${path}: ${command}`)
      if (script === 'test')
        for (const filter of rest) assert.ok(globSync(`${filter}*`).length > 0, `${path}: ${command}`)
    }
  }
})

test('README names every command of package.json', () => {
  const readme = readFileSync('README.md', 'utf8')
  for (const script of Object.keys(scripts))
    assert.match(readme, new RegExp(`\`npm (run )?${script}\\b`), `README.md says nothing of npm run ${script}`)
})

test("README's table has every key of the environment, each with its sentence", () => {
  const readme = readFileSync('README.md', 'utf8')
  for (const { key, sentence } of CONFIG_KEYS) {
    assert.match(sentence, /\.$/, key)
    assert.ok(readme.includes(`| \`${key}\` | ${sentence} |`), `${key}: ${sentence}`)
  }
})

test('either readme stands alone: the same commands, settings and blocks to copy, and no way out to the other', () => {
  const [en, ja] = ['README.md', 'README.ja.md'].map(path => readFileSync(path, 'utf8'))
  const commandsIn = (text: string) => [...new Set([...text.matchAll(/`(npm [^`]+)`/g)].map(m => m[1]))].sort()
  const settingsIn = (text: string) => [...text.matchAll(/^\| (`[A-Z_]+`(?:, |、)?(?:`[A-Z_]+`)?) \|/gm)].map(m => m[1])
  const blocksIn = (text: string) => [...text.matchAll(/```\w+\n.*?```/gs)].map(([block]) => block)
  assert.deepEqual(commandsIn(ja!), commandsIn(en!))
  assert.deepEqual(
    settingsIn(ja!).map(name => name?.replace('、', ', ')),
    settingsIn(en!),
  )
  assert.deepEqual(blocksIn(ja!), blocksIn(en!))
  for (const [text, other] of [
    [en!, 'README.ja.md'],
    [ja!, 'README.md'],
  ] as const)
    assert.equal(text.split(`(${other}`).length, 2, `${other} is named once, at the head`)
  for (const { key } of CONFIG_KEYS) assert.match(ja!, new RegExp(`^\\| \`${key}\` \\| [^|]+。 \\|$`, 'm'), key)
})

test('docs/accessibility.md has the 55 criteria of WCAG 2.2 A and AA once each, and its evidence is there', () => {
  const text = readFileSync('docs/accessibility.md', 'utf8')
  const rows = [...text.matchAll(/^\| (\d\.\d\.\d+) [^|]+ \| (A|AA) \| [^|]+ \| ([^|]+) \|$/gm)]
  assert.equal(new Set(rows.map(([, number]) => number)).size, 55)
  assert.equal(rows.length, 55)
  assert.equal(rows.filter(([, , level]) => level === 'A').length, 31)
  for (const [, number, , evidence = ''] of rows) {
    for (const [, path = ''] of evidence.matchAll(/`([^`]+)`/g)) assert.ok(existsSync(path), `${number}: ${path}`)
    for (const [, name = '', path = ''] of evidence.matchAll(/“([^”]+)” `([^`]+)`/g))
      assert.ok(readFileSync(path, 'utf8').includes(name), `${number}: no test says ${name}`)
  }
})
