// operator maintenance: plans, lists and ends the times when the system is closed (P19).
import { endMaintenance } from '#operations/notices/endMaintenance'
import { listMaintenance } from '#operations/notices/listMaintenance'
import { type Scheduled, scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import { type Command, dryRunHeading, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { announcedText, endedText, putRightText, spanText, windowText } from './maintenanceText.ts'
import { readMoment } from './moment.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'
import { mailsText } from './words.ts'

const WORDS = { ja: { type: 'string' }, en: { type: 'string' } } as const
const TIMES = { from: { type: 'string' }, to: { type: 'string' }, 'announce-from': { type: 'string' } } as const
const ADD = { ...WRITES, ...WORDS, ...TIMES, mail: { type: 'boolean' } } as const

/** As long as a server may take to hear of it (knownMaintenance.ts). */
const HEARD = 'Every server knows within 5 seconds.'

export const maintenance: Command = {
  name: 'maintenance',
  summary: 'plans, lists and ends maintenance; throws the emergency switch',
  usage: `maintenance add --from WHEN --to WHEN [--announce-from WHEN] --ja TEXT --en TEXT [--mail]
maintenance list [--all]
maintenance cancel NUMBER [--mail]
maintenance on --ja TEXT --en TEXT
maintenance off
  add            plans a time during which users see a page that says so, and devices are asked to come back later
  cancel         calls planned maintenance off, or ends it early
  on, off        the emergency switch: closed at once, until it is turned off
  --from, --to   WHEN is Japan time, such as 2026-12-05T22:00, or has its offset, such as 2026-12-05T13:00Z; or now
  --announce-from WHEN   since when login and menu tell of it; without it: from now on
  --ja, --en     what users are told about it, in both languages
  --mail         of add: tells every account by mail, too; of cancel: tells those by mail whom that mail has reached, also
                 when the maintenance was called off before
  --all          lists what is over, too
${WRITES_USAGE}`,
  example:
    'maintenance add --from 2026-12-05T22:00 --to 2026-12-06T02:00 --ja "設備の点検を行います。" --en "We check our equipment." --as sato --reason "change 1234"',
  run: (argv, terminal) => {
    const [what = '', ...rest] = argv
    const run = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined
    if (!run) throw wrongUse('Say what to do: maintenance add, list, cancel, on or off.')
    return run(rest, terminal)
  },
}

const ACTS: Record<string, (argv: string[], terminal: Terminal) => Promise<number>> = { add, list, cancel, on, off }

async function add(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, ADD)
  nothingElse(positionals, 'add')
  const work = readWriter(values)
  const startsAt = readMoment(values.from, '--from')
  const endsAt = readMoment(values.to, '--to')
  if (!endsAt) throw wrongUse('Say when it ends: --to WHEN. For an open end there is maintenance on.')
  const announceFrom = readMoment(values['announce-from'] ?? 'now', '--announce-from')
  const text = readWords(values)

  const request = { ...work, startsAt, endsAt, announceFrom, text, mail: values.mail ?? false }
  return planned(await scheduleMaintenance(await terminal.open(), request), work.dryRun, terminal)
}

async function on(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...WRITES, ...WORDS })
  nothingElse(positionals, 'on')
  const work = readWriter(values)
  const text = readWords(values)

  const request = { ...work, startsAt: undefined, endsAt: undefined, announceFrom: undefined, text, mail: false }
  return planned(await scheduleMaintenance(await terminal.open(), request), work.dryRun, terminal)
}

async function planned(
  decision: Awaited<ReturnType<typeof scheduleMaintenance>>,
  dryRun: boolean,
  { out }: Terminal,
): Promise<number> {
  if (!decision.ok) throw cannot(REFUSED[decision.refusal])
  await say(out, `${dryRunHeading(dryRun)}${scheduledText(decision.value)}${dryRun ? '' : ` ${HEARD}`}\n`)
  return 0
}

function scheduledText({ id, mails, ...window }: Scheduled): string {
  return `Maintenance${id === undefined ? '' : ` ${id}`}: ${spanText(window)}${announcedText(window)}.${mailsText(mails)}`
}

async function list(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { all: { type: 'boolean' } })
  nothingElse(positionals, 'list')
  const listed = await listMaintenance(await terminal.open(), { all: values.all ?? false })
  await say(terminal.out, listed.length > 0 ? listed.map(windowText).join('') : 'No maintenance is planned.\n')
  return 0
}

async function cancel(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...WRITES, mail: { type: 'boolean' } })
  const work = readWriter(values)
  const typed = onlyOne(positionals, 'Name one: maintenance cancel NUMBER.')
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw wrongUse('Name one by its number: maintenance cancel NUMBER.')
  return end(Number(typed), { ...work, mail: values.mail ?? false }, terminal)
}

async function off(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  nothingElse(positionals, 'off')
  return end('emergency', { ...readWriter(values), mail: false }, terminal)
}

type End = ReturnType<typeof readWriter> & { mail: boolean }

async function end(id: number | 'emergency', work: End, terminal: Terminal): Promise<number> {
  const decision = await endMaintenance(await terminal.open(), { ...work, id })
  if (!decision.ok) throw cannot(`${id === 'emergency' ? '' : `${id}: `}${REFUSED[decision.refusal]}`)
  const text = `${endedText(decision.value)}${putRightText(decision.value, work.mail)}`
  await say(terminal.out, `${dryRunHeading(work.dryRun)}${text}${work.dryRun ? '' : ` ${HEARD}`}\n`)
  return 0
}

function readWords({ ja, en }: { ja?: string | undefined; en?: string | undefined }) {
  const text = { ja: ja?.trim() ?? '', en: en?.trim() ?? '' }
  if (!text.ja || !text.en) throw wrongUse('Say what users are told, in both languages: --ja TEXT --en TEXT.')
  if (text.ja.length > LONGEST_TEXT || text.en.length > LONGEST_TEXT)
    throw wrongUse(`What users are told is at most ${LONGEST_TEXT} characters long in each language.`)
  return text
}

const LONGEST_TEXT = 1000

function nothingElse([more]: string[], act: string): void {
  if (more !== undefined) throw wrongUse(`maintenance ${act} takes no argument such as "${more}".`)
}
