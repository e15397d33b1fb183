// Verbs of the house (docs/ARCHITECTURE.md): what surfaces call. Each stands alone, whichever way another could reach it.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { holds, importsOf, programs, roomOf, type Source, withoutComments } from './support/sources.ts'

const isSubject = (path: string) => /^src\/operations\/[^/]+\//.test(path)

/** Functions of a file that are handed the database: declared as functions, or as constants. */
function functionsOf({ code }: Source): string[] {
  const takesDatabase = String.raw`\(\s*(?:\{[^}]*\bdb\b|deps: )`
  const declared = new RegExp(
    String.raw`^export (?:async )?function (\w+)(?:<[^(]*)?${takesDatabase}|^export const (\w+)[^\n=]*=\s*(?:async )?(?:<[^(]*)?${takesDatabase}`,
    'gm',
  )
  return [...code.matchAll(declared)].map(([, name, constant]) => name ?? constant ?? '')
}

/** Verbs of each file: its functions with a database that some file outside the operations takes by value. */
function verbsOf(files: Source[]): Map<string, string[]> {
  const taken = files.filter(({ path }) => roomOf(path) !== 'operations').flatMap(importsOf)
  return new Map(
    files
      .filter(({ path }) => isSubject(path))
      .map(file => {
        const values = taken.filter(({ target }) => target === file.path).flatMap(({ values }) => values)
        return [file.path, functionsOf(file).filter(name => values.includes(name) || values.includes('*'))]
      }),
  )
}

/** Each place where a file takes a verb, of another file or of its own. */
function takesVerbs(verbs: Map<string, string[]>, file: Source): string[] {
  if (roomOf(file.path) !== 'operations') return []
  const imported = importsOf(file).flatMap(({ target, values }) => {
    const there = verbs.get(target) ?? []
    if (values.includes('*') && there.length > 0) return [`takes all of ${target}, with the verb ${there.join(', ')}`]
    return values.filter(name => there.includes(name)).map(name => `takes the verb ${name} of ${target}`)
  })
  const own = (verbs.get(file.path) ?? []).filter(name => names(withoutComments(file.code), name))
  return [...imported, ...own.map(name => `takes its own verb ${name}`)]
}

/** Whether code names a value elsewhere than where it is declared; a type, a field or a text of that name is another thing. */
const names = (code: string, name: string) =>
  new RegExp(String.raw`(?<!function |const |typeof |[.'\w])${name}(?!['\w]|:|\?:)`).test(code)

const LOOK = 'export async function look(deps: Deps) {\n  return 1\n}\n'
/** Files with two verbs, of which one takes the other; and the surface that makes them verbs. */
const TWO_IN_ONE = [
  `${LOOK}export async function act(deps: Deps) {\n  return look(deps)\n}`,
  `${LOOK}export function act({ db }: Deps) {\n  return helper(db)\n}\nconst helper = (db: Db) => look({ db })`,
  'export const look = async ({ db }: Deps) => 1\nexport const act = async (deps: Deps) => later(look)',
  'export function again({ db }: Deps) {\n  return again({ db })\n}',
].map((code, i) => ({ path: `src/operations/services/planted${i}.ts`, code }))
const SURFACE = {
  path: 'src/portal/planted.ts',
  code: TWO_IN_ONE.map((_, i) => `import * as planted${i} from '#operations/services/planted${i}'`).join('\n'),
}

test('no verb takes another verb, neither to call it nor to hand it on', () => {
  const verbs = verbsOf([...programs, ...TWO_IN_ONE, SURFACE])
  const known = [...verbs.values()].flat()
  assert.ok(known.length > 45, `${known.length} verbs are known: how does the law see the others?`)
  holds({
    never: 'A verb stands alone: one transaction, one `now`, one audit',
    instead:
      'share the rule (domain), the statement (store) or a plain helper that no surface takes: in a file of its own, or beside the verbs without `export`. Take what a file has by its name, not all of it.',
    broken: file => takesVerbs(verbs, file),
    planted: [
      {
        path: 'src/operations/accounts/x.ts',
        code: "import { readDocument } from '../documents/readDocument.ts'\nlater(readDocument)",
      },
      {
        path: 'src/operations/services/x.ts',
        code: "import { issueServices } from './issueServices.ts'\nexport const again = issueServices",
      },
      { path: 'src/operations/services/x.ts', code: "export { issueServices } from './issueServices.ts'" },
      { path: 'src/operations/services/x.ts', code: "import * as services from './issueServices.ts'" },
      {
        path: 'src/operations/services/x.ts',
        code: "const { issueServices: again } = await import('./issueServices.ts')",
      },
      // A constant that is a verb.
      { path: 'src/operations/services/x.ts', code: "import { productsToTry } from './tryTerm.ts'" },
      ...TWO_IN_ONE,
    ],
  })
})
