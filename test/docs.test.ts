// The documents name what is there.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { test } from 'node:test'
import { CONFIG_KEYS } from '#config'
import { BENCHES } from '../bench/names.ts'
import { FAULTS } from './faults/names.ts'
import { ROOMS } from './support/rooms.ts'

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

/** Those that begin with a room stand in src. */
const isThere = (path: string) => [path, `src/${path}`].some(place => globSync(place).length > 0)

test('every path that the guides for newcomers name is there', () => {
  assert.ok(!isThere('domain/none.ts') && !isThere('src/none/'))
  for (const guide of ['CONTRIBUTING.md', 'docs/ARCHITECTURE.md'])
    for (const [, path = ''] of readFileSync(guide, 'utf8').matchAll(/`([a-z][\w-]*\/[\w./*-]*)`/gi))
      assert.ok(isThere(path), `${guide} names ${path}: say where it is now`)
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

test('both readmes name the same commands and keep the same order of sections', () => {
  const commandsIn = (path: string) =>
    new Set([...readFileSync(path, 'utf8').matchAll(/`(npm [^`]+)`/g)].map(m => m[1]))
  const [en, ja] = [commandsIn('README.md'), commandsIn('README.ja.md')]
  for (const command of ja) assert.ok(en.has(command), `README.md does not name ${command}`)
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
