// operator mails: what became of mails, and which wait or have failed.
import { findMails, type OpenState } from '#operations/notices/findMails'
import { type Command, readArguments } from './command.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'

const OPTIONS = { failed: { type: 'boolean' }, waiting: { type: 'boolean' } } as const
const AT_MOST = 200

export const mails: Command = {
  name: 'mails',
  summary: 'counts mails by what became of them; lists those that failed, or wait',
  usage: `mails [--failed] [--waiting]
  --failed       lists mails that will not be tried again, and why: the newest ${AT_MOST}
  --waiting      lists mails that wait, with the answer to the last try`,
  example: 'mails --failed',
  run: runMails,
}

async function runMails(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  if (positionals.length > 0) throw wrongUse('mails takes no arguments.')
  const states = (['failed', 'waiting'] as const).filter(state => values[state])
  const { counts, mails } = await findMails(await terminal.open(), { states, limit: AT_MOST })
  await say(
    terminal.out,
    `${Object.entries(counts)
      .map(([state, n]) => `${state.padEnd(8)} ${n}\n`)
      .join('')}`,
  )
  for (const state of states) {
    const listed = mails.filter(mail => mail.state === state)
    const of = listed.length < counts[state] ? `, the newest ${listed.length}` : ''
    if (listed.length > 0) await say(terminal.out, `\n${HEADINGS[state]}${of}:\n${listed.map(mailText).join('')}`)
  }
  return 0
}

const HEADINGS: Record<OpenState, string> = { failed: 'Failed', waiting: 'Waiting' }

type ListedMail = Awaited<ReturnType<typeof findMails>>['mails'][number]

function mailText({ id, createdAt, template, recipient, attempts, nextAt, reason, state }: ListedMail): string {
  const tries = attempts === 1 ? '1 try' : `${attempts} tries`
  const next = state === 'waiting' && nextAt ? `, next ${moment(nextAt)}` : ''
  return `  ${id}  ${moment(createdAt)}  ${template}  ${recipient ?? 'no address'}  ${tries}${next}${reason ? `  ${reason}` : ''}\n`
}

const moment = (at: Temporal.Instant) => at.toString({ smallestUnit: 'second' })
