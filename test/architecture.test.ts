// The laws of the house (docs/ARCHITECTURE.md) besides its rooms (rooms.test.ts), each with its reason. A law that finds
// nothing is shown to be able to.
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { problem } from '#device-api/problems'
import { ACCOUNT_REFUSALS } from '#domain/accountRefusal'
import { OPERATOR_REFUSALS } from '#domain/operatorRefusal'
import { REFUSALS } from '#domain/refusal'
import { DEVICE_REFUSALS } from '#domain/registration'
import { REFUSED } from '#operator/sentences'
import { texts } from '#words/text'
import { holds, importsOf, programs, type Source, simulator, tests, withoutComments } from './support/sources.ts'

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

/** What each refusal says, by where its words are; a device's stands in the problem document that it gets. */
const SENTENCES: Record<string, Record<string, string | undefined>> = {
  ...Object.fromEntries(
    (['ja', 'en'] as const).flatMap(lang => {
      const { refusals, accountRefusals } = texts[lang]
      const account = (refusal: (typeof ACCOUNT_REFUSALS)[number]) => {
        const sentence = accountRefusals[refusal]
        return typeof sentence === 'function' ? sentence(2) : sentence
      }
      return [
        [`src/words/${lang}/refusals.ts: text`, said(REFUSALS, refusal => refusals[refusal]?.text)],
        [`src/words/${lang}/refusals.ts: next`, said(REFUSALS, refusal => refusals[refusal]?.next)],
        [`src/words/${lang}/accountRefusals.ts`, said(ACCOUNT_REFUSALS, account)],
      ]
    }),
  ),
  'src/operator/sentences.ts': said(OPERATOR_REFUSALS, refusal => REFUSED[refusal]),
  'src/device-api/problems.ts': Object.fromEntries(
    await Promise.all(DEVICE_REFUSALS.map(async refusal => [refusal, (await problem(refusal).json()).title])),
  ),
}

function said<Refusal extends string>(
  refusals: readonly Refusal[],
  sentence: (refusal: Refusal) => string | undefined,
) {
  return Object.fromEntries(refusals.map(refusal => [refusal, sentence(refusal)]))
}

test('every refusal has a sentence, in both languages where users read it', () => {
  const asFile = ([path, sentences]: [string, unknown]): Source => ({ path, code: JSON.stringify(sentences) })
  holds(
    {
      never: 'A refusal without a sentence leaves its reader alone',
      instead: 'write what is wrong, and for users what to do next, as a whole sentence at the place that is named.',
      broken: ({ code }) =>
        Object.entries<string | null>(JSON.parse(code))
          .filter(([, sentence]) => !/[。.]$/.test(sentence ?? ''))
          .map(([refusal, sentence]) => `${refusal}: ${sentence ?? 'nothing'}`),
      planted: [
        { path: 'src/words/en/x.ts', code: '{ "x": null }' },
        { path: 'src/words/ja/x.ts', code: '{ "x": "" }' },
        { path: 'src/words/en/x.ts', code: '{ "x": "not a sentence" }' },
      ],
    },
    Object.entries(SENTENCES).map(([path, sentences]) =>
      asFile([path, Object.fromEntries(Object.entries(sentences).map(([name, sentence]) => [name, sentence ?? null]))]),
    ),
  )
})

test('every refusal is met by a test', () => {
  const text = tests
    .filter(({ path }) => path !== 'test/architecture.test.ts')
    .map(({ code }) => code)
    .join('\n')
  const lists = {
    'src/domain/refusal.ts': REFUSALS,
    'src/domain/accountRefusal.ts': ACCOUNT_REFUSALS,
    'src/domain/operatorRefusal.ts': OPERATOR_REFUSALS,
    'src/domain/registration.ts': DEVICE_REFUSALS,
  }
  const said = new Map<string, string>(Object.entries(REFUSED))
  holds(
    {
      never: 'A refusal that no test meets may never be given, or always',
      instead: 'add a line to the table beside the rule that raises it.',
      broken: ({ code }) =>
        code.split('\n').filter(name => !text.includes(`'${name}'`) && !text.includes(said.get(name) ?? `'${name}'`)),
      planted: [{ path: 'src/domain/x.ts', code: 'refusal-that-nobody-meets' }],
    },
    Object.entries(lists).map(([path, names]) => ({ path, code: names.join('\n') })),
  )
})

test('both languages have the same words to say', () => {
  const shape = (words: unknown, at = ''): string[] =>
    typeof words === 'object' && words !== null
      ? Object.entries(words).flatMap(([key, inner]) => shape(inner, `${at}.${key}`))
      : [`${at.slice(1)}: ${typeof words}`]
  const { refusals: _, ...words } = texts.ja
  const japanese = shape(words)
  const differing = (other: string[]) => [
    ...japanese.filter(name => !other.includes(name)).map(name => `${name} is in src/words/ja alone`),
    ...other.filter(name => !japanese.includes(name)).map(name => `${name} is in src/words/en alone`),
  ]
  const { refusals: _refusals, ...english } = texts.en
  const asFile = (words: object): Source => ({ path: 'src/words/en', code: shape(words).join('\n') })
  holds(
    {
      never: 'What one language says, the other says too, and is handed the same',
      instead: 'write the word that is missing; a sentence that is a function in one language is one in the other.',
      broken: ({ code }) => differing(code.split('\n')),
      planted: [
        asFile({ ...english, common: {} }),
        asFile({ ...english, another: { word: '' } }),
        asFile({ ...english, common: { ...english.common, next: () => '' } }),
      ],
    },
    [asFile(english)],
  )
})

/** Named by its number: the file after three others is 0004-what-it-does.sql. */
function wrongMigration({ path, code }: Source, before: number): string[] {
  const number = String(before + 1).padStart(4, '0')
  const isNamed = new RegExp(`^migrations/${number}-[a-z-]+\\.sql$`).test(path)
  return [
    ...(isNamed ? [] : [`it comes after ${before} others, so it is ${number}-what-it-does.sql`]),
    ...(/^-- \S/.test(code) ? [] : ['it does not open with why']),
  ]
}

test('migrations are gapless, numbered from 0001, and open with why', () => {
  const files = filesOf('migrations/*')
  const before = (path: string) => files.filter(other => other.path < path).length
  const code = '-- Why.\n'
  holds(
    {
      never: 'A migration has the next number, and says why',
      instead: 'give it the next number and a name in small letters, and begin it with a comment: `-- Why …`.',
      broken: file => wrongMigration(file, before(file.path)),
      planted: [
        { path: 'migrations/9999-after-a-gap.sql', code },
        { path: 'migrations/0002-second-of-its-number.sql', code },
        { path: `migrations/${String(files.length + 1).padStart(4, '0')}-Named-Otherwise.sql`, code },
        { path: `migrations/${String(files.length + 1).padStart(4, '0')}-x.sql`, code: 'select 1' },
      ],
    },
    files,
  )
})

const filesOf = (pattern: string): Source[] =>
  globSync(pattern)
    .sort()
    .map(path => ({ path, code: readFileSync(path, 'utf8') }))

test('drawings take nothing from those who show them', () => {
  holds(
    {
      never: 'A drawing knows neither portal nor simulator',
      instead: 'let whoever shows it hand in the words and codes that stand in it.',
      broken: file =>
        importsOf(file)
          .map(({ target }) => target)
          .filter(target => /^(src|simulator)\//.test(target)),
      planted: [
        { path: 'drawings/x.ts', code: "import { texts } from '#words/text'" },
        { path: 'drawings/x.ts', code: "import { html } from '../simulator/page/html.ts'" },
      ],
    },
    filesOf('drawings/*.ts'),
  )
})

test('no file of code or style is longer than 300 lines', () => {
  holds(
    {
      never: 'A file that is longer than 300 lines is about more than one thing',
      instead: 'split it by what it is about.',
      broken: ({ code }) => {
        const lines = code.trimEnd().split('\n').length
        return lines > 300 ? [`${lines} lines`] : []
      },
      planted: [
        { path: 'src/x.ts', code: 'x\n'.repeat(301) },
        { path: 'src/x.css', code: 'x\n'.repeat(301) },
      ],
    },
    filesOf('{src,simulator,drawings,bin,test,bench}/**/*.{ts,mjs,css}'),
  )
})

/** Literals that are spread where they stand; not those that are first chosen from, mapped or given a type. */
function spreadLiterals({ code }: Source): string[] {
  const bare = withoutComments(code).replace(/'(?:[^'\\\n]|\\.)*'/g, "''")
  return [...bare.matchAll(/\.\.\.\(?(?=[{[])/g)].flatMap(({ 0: dots, index }) => {
    const from = index + dots.length
    const end = endOfLiteral(bare, from)
    const isUsed = /^\s*(?:\??\.|\[|as\b|satisfies\b|&&|\|\||\?\?)/.test(bare.slice(end))
    return end === 0 || isUsed ? [] : [bare.slice(index, end).replace(/\s+/g, ' ')]
  })
}

/** @returns where the bracket at `from` is closed; 0 when it never is */
function endOfLiteral(code: string, from: number): number {
  let depth = 0
  for (let at = from; at < code.length; at++) {
    if ('{[('.includes(code[at]!)) depth++
    if ('}])'.includes(code[at]!)) depth--
    if (depth === 0) return at + 1
  }
  return 0
}

test('no literal is spread where it stands', () => {
  const unspread = ['({ ...(x ? { a } : {}), ...{ a, b }[x] })', '[...[a, b].map(f), ...([a] as const), ...rest]']
  for (const code of unspread) assert.deepEqual(spreadLiterals({ path: 'src/x.ts', code }), [], code)
  holds(
    {
      never: 'A literal inside a literal says nothing that its parts do not say',
      instead: 'write its parts where they belong, without the spread.',
      broken: spreadLiterals,
      planted: [
        { path: 'src/x.ts', code: 'const x = { ...{ a, b }, c }' },
        { path: 'src/x.ts', code: 'const x = { ...y, ...({ a: { b: [] } }) }' },
        { path: 'src/x.ts', code: 'const x = [c, ...[a, b]]' },
        { path: 'src/x.ts', code: 'call(...[a,\n  b,\n])' },
      ],
    },
    filesOf('{src,simulator,drawings,bin,test,bench}/**/*.{ts,mjs}'),
  )
})
