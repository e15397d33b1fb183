// The code as text, for the laws of the house: files, their imports, and a law that is shown to be able to fail.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export type Source = { path: string; code: string }

/** An import: what is named by value, and what by type alone. `target` is a path of this repository, or a package. */
export type Import = { target: string; values: string[]; types: string[] }

const read = (path: string): Source => ({ path, code: readFileSync(path, 'utf8') })
const isTest = ({ path }: Source) => path.endsWith('.test.ts')

/** Programs of the server, without their tests. */
export const programs: Source[] = globSync('src/**/*.ts')
  .sort()
  .map(read)
  .filter(file => !isTest(file))

export const simulator: Source[] = globSync('simulator/**/*.ts').sort().map(read)

export const tests: Source[] = globSync('{src,test}/**/*.test.ts').sort().map(read)

/** The room of a path: `store`, `portal`; for what lies on top, the file's own name (`clock`, `main`). */
export function roomOf(path: string): string {
  const [, room = ''] = path.split('/')
  return room.replace(/\.ts$/, '')
}

const STATEMENT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?([^'"\n;]*?(?:\{[^}]*\})?[^'"\n;]*?)\s*from\s*'([^']+)'/g
const BARE = /(?:^|[^.\w])import\s*\(?\s*'([^']+)'/g

export function importsOf({ path, code }: Source): Import[] {
  const named = [...code.matchAll(STATEMENT)].map(([, type, clause = '', name = '']) => {
    const names = clause
      .replace(/[{}]/g, ',')
      .split(',')
      .map(part => part.trim())
      .filter(part => part !== '')
    const isType = (part: string) => type !== undefined || part.startsWith('type ')
    const bare = (part: string) => part.replace(/^type /, '').split(' as ')[0]!
    return {
      target: targetOf(path, name),
      values: names.filter(part => !isType(part)).map(bare),
      types: names.filter(isType).map(bare),
    }
  })
  const bare = [...code.matchAll(BARE)].map(([, name = '']) => ({
    target: targetOf(path, name),
    values: ['*'],
    types: [],
  }))
  return [...named, ...bare]
}

function targetOf(from: string, name: string): string {
  if (/^#(simulator|drawings|test)\//.test(name)) return `${name.slice(1)}.ts`
  if (name.startsWith('#')) return `src/${name.slice(1)}.ts`
  return name.startsWith('.') ? join(dirname(from), name) : name
}

export const withoutComments = (code: string) => code.replace(/\/\*.*?\*\//gs, '').replace(/^\s*\/\/.*$/gm, '')

/** A never of the house. */
export type Law = {
  /** What is not done. */
  never: string
  /** What to do instead. */
  instead: string
  /** Names each place of a file that breaks it. */
  broken: (file: Source) => string[]
  /** Files that would break it: the law must see each of them. */
  planted: Source[]
}

/** Fails with every place and what to do instead; and if a planted violation goes unseen. */
export function holds({ never, instead, broken, planted }: Law, files = programs): void {
  for (const file of planted) assert.notDeepEqual(broken(file), [], `unseen: ${file.path}: ${file.code}`)
  const places = files.flatMap(file => broken(file).map(what => `  ${file.path}: ${what}`))
  if (places.length > 0) assert.fail(`${never}.\n${places.join('\n')}\nInstead: ${instead}`)
}
