// operator document: prints a document to be edited, and adds the next version of it.
import { isUtf8 } from 'node:buffer'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { addDocument } from '#operations/documents/addDocument'
import { findDocument } from '#operations/documents/findDocument'
import { type Command, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { type DocumentFile, readDocumentFile } from './documentFile.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'
import { instantText, mailsText } from './words.ts'

const OPTIONS = {
  ...WRITES,
  file: { type: 'string' },
  from: { type: 'string' },
  latest: { type: 'boolean' },
  ja: { type: 'string' },
  en: { type: 'string' },
  mail: { type: 'boolean' },
} as const

export const document: Command = {
  name: 'document',
  summary: 'prints a document (約款, policies) as JSON, or adds its next version',
  usage: `document KIND [--latest]
document KIND --file FILE --from WHEN [--ja TEXT --en TEXT] [--mail]
  KIND           such as terms-paid, terms-trial, cookie-policy
  --latest       prints the newest version, also when it is not in force yet
  --file FILE    the next version: the JSON that was printed, edited
  --from WHEN    when it begins: now, or a date and time with its offset, such as 2027-04-01T00:00+09:00
  --ja, --en     what changes, in a sentence in both languages: it stands below the text from then on. A version that
                 begins later needs it: until then it is announced on the menu, with the document, and where codes are
                 entered and 約款 agreed to. Every server tells of it within a minute
  --mail         tells every account that by mail, too
${WRITES_USAGE}`,
  example:
    'document terms-paid --file terms-paid.json --from 2027-04-01T00:00+09:00 --ja "第8条を改めます。" --en "Section 8 changes." --as sato --reason "approved by legal"',
  run: runDocument,
}

async function runDocument(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const kind = onlyOne(positionals, 'Name one document: document KIND.')
  const { file, from, latest = false } = values
  if (file === undefined) {
    if (from !== undefined || values['dry-run']) throw wrongUse('Name the file of the next version: --file FILE.')
    return print(terminal, kind, latest)
  }
  const work = readWriter(values)
  if (latest) throw wrongUse('--latest is for printing: leave it out, or leave --file out.')
  const begins = readWhen(from)
  const [changes, mail] = [readChanges(values), values.mail ?? false]
  if (mail && !changes) throw wrongUse('Say what the mail tells, in both languages: --ja TEXT --en TEXT.')
  const next = await readFileOf(terminal, file, kind)

  const { title, body, version: basedOn } = next
  const request = { ...work, kind, title, body, basedOn, from: begins, changes, mail }
  const decision = await addDocument(await terminal.open(), request)
  if (!decision.ok) throw cannot(`${kind}: ${REFUSED[decision.refusal]}`)
  const { version, effectiveFrom, mails } = decision.value
  const what = `version ${version} of ${kind} (${title.ja}), in force from ${instantText(effectiveFrom)}`
  await say(terminal.out, `${work.dryRun ? `Dry run: would add ${what}.` : `Added ${what}.`}${mailsText(mails)}\n`)
  return 0
}

/** @returns undefined where nothing is said */
function readChanges({ ja, en }: { ja?: string | undefined; en?: string | undefined }) {
  if (ja === undefined && en === undefined) return undefined
  const changes = { ja: ja?.trim() ?? '', en: en?.trim() ?? '' }
  if (!changes.ja || !changes.en) throw wrongUse('Say what changes in both languages: --ja TEXT --en TEXT.')
  if (changes.ja.length > LONGEST_TEXT || changes.en.length > LONGEST_TEXT)
    throw wrongUse(`What changes is at most ${LONGEST_TEXT} letters long in each language.`)
  return changes
}

const LONGEST_TEXT = 1000

async function print(terminal: Terminal, kind: string, latest: boolean): Promise<number> {
  const decision = await findDocument(await terminal.open(), { kind, latest })
  if (!decision.ok) throw cannot(`${kind}: ${REFUSED[decision.refusal]}`)
  await say(terminal.out, `${JSON.stringify(decision.value satisfies DocumentFile, null, 2)}\n`)
  return 0
}

/** @returns undefined for now */
function readWhen(from: string | undefined): Temporal.Instant | undefined {
  if (from === 'now') return undefined
  try {
    return Temporal.Instant.from(from ?? '')
  } catch {
    throw wrongUse('Say when it begins: --from now, or a date and time with its offset, as 2027-04-01T00:00+09:00.')
  }
}

async function readFileOf(terminal: Terminal, file: string, kind: string): Promise<DocumentFile> {
  const name = basename(file)
  const bytes = await readFile(resolve(terminal.folder, file)).catch(error => {
    throw cannot(`${file} cannot be read (${error.code}).`)
  })
  if (!isUtf8(bytes)) throw cannot(`${name} is not UTF-8: save it as UTF-8 and try again.`)
  const read = readDocumentFile(bytes.toString('utf8'))
  if (!read.ok) throw cannot(`${name} ${read.wrong}.`)
  if (read.value.kind !== undefined && read.value.kind !== kind)
    throw cannot(`${name} says that it is ${read.value.kind}, not ${kind}.`)
  return read.value
}
