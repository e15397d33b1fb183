// The documents name what is there.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { CONFIG_KEYS } from '#config'
import { BENCHES } from '../bench/names.ts'
import { FAULTS } from './faults/names.ts'

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
