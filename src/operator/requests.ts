// operator requests: what companies ask for beyond their own limits (R22, R23), and the answers.
import { formatCode } from '#domain/codes'
import { isAboutReplacement } from '#domain/operatorRefusal'
import type { Answer } from '#domain/request'
import { type Answered, answerRequest } from '#operations/services/answerRequest'
import { listRequests, readRequest, type VendorRequest } from '#operations/services/readRequests'
import {
  type Command,
  dryRunHeading,
  onlyOne,
  READS,
  readArguments,
  readOperator,
  readWriter,
  WRITES,
} from './command.ts'
import { correctionText } from './correction.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'
import { instantText } from './words.ts'

const AT_MOST = 200

export const requests: Command = {
  name: 'requests',
  summary: 'lists, shows and answers what companies ask for beyond their own limits',
  usage: `requests list [--all]
requests show NUMBER
requests agree NUMBER
requests decline NUMBER
  list           those that wait, the oldest first
  agree          does it, by the same rules as undo and move; the Registration Key changes with a move
  decline        does nothing
  --all          of list: answered ones too, the newest ${AT_MOST} first
  --as NAME      who does it (kept in the audit trail)
  --reason TEXT  of agree and decline: the answer, which the company reads by mail and on the page of the device
  --dry-run      of agree and decline: do everything but the writing, and say what would be done`,
  example: 'requests decline 7 --as sato --reason "利用が始まっているため、取り消せません。"',
  run: (argv, terminal) => {
    const [what = '', ...rest] = argv
    const run = Object.hasOwn(ACTS, what) ? ACTS[what] : undefined
    if (!run) throw wrongUse(`Say what to do: requests ${Object.keys(ACTS).join(', ')}.`)
    return run(rest, terminal)
  },
}

const ACTS: Record<string, (argv: string[], terminal: Terminal) => Promise<number>> = {
  list,
  show,
  agree: (argv, terminal) => answer(argv, terminal, 'agreed'),
  decline: (argv, terminal) => answer(argv, terminal, 'declined'),
}

async function list(argv: string[], { open, out }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, { ...READS, all: { type: 'boolean' } })
  if (positionals.length > 0) throw wrongUse('requests list takes no arguments.')
  const found = await listRequests(await open(), { by: readOperator(values), all: values.all ?? false, most: AT_MOST })
  await say(out, found.length === 0 ? 'Nothing waits for an answer.\n' : found.map(lineOf).join(''))
  return 0
}

async function show(argv: string[], { open, out }: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, READS)
  const [by, id] = [readOperator(values), numberIn(positionals, 'show')]
  const request = await readRequest(await open(), { by, id })
  if (!request) throw cannot(`${id}: ${REFUSED['request-unknown']}`)
  await say(out, shownText(request))
  return 0
}

async function answer(argv: string[], { open, out }: Terminal, given: Answer): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const [work, id] = [readWriter(values), numberIn(positionals, given === 'agreed' ? 'agree' : 'decline')]
  const deps = await open('code-keys')
  const decision = await answerRequest(deps, { ...work, id, answer: given })
  if (!decision.ok) {
    const request = await readRequest(deps, { by: work.by, id })
    const to = isAboutReplacement(decision.refusal) && request?.toMprId
    throw cannot(`${id}${to ? `, ${formatCode(to)}` : ''}: ${REFUSED[decision.refusal]}`)
  }
  await say(out, answeredText(decision.value, given, work.dryRun))
  return 0
}

function answeredText({ request, done, hears }: Answered, given: Answer, dryRun: boolean): string {
  const told =
    hears === 0
      ? 'Nobody can be told of it by mail.'
      : `${hears === 1 ? '1 person is' : `${hears} people are`} told by mail.`
  const sentence = `Request ${request.id} (${wishText(request)}) is ${given === 'agreed' ? 'agreed to' : 'declined'}. ${told}`
  return done ? correctionText(sentence, { ...done, told: 1 }, dryRun) : `${dryRunHeading(dryRun)}${sentence}\n`
}

function wishText({ kind, mprId, activationKeyNo, toMprId }: VendorRequest): string {
  return kind === 'undo'
    ? `undo card ${formatCode(activationKeyNo!)} on ${formatCode(mprId)}`
    : `move ${formatCode(mprId)} to ${formatCode(toMprId!)}`
}

const lineOf = (request: VendorRequest) =>
  `  ${request.id}  ${instantText(request.askedAt)}  ${request.answer ?? 'waiting'}  ${wishText(request)}  ${request.company ?? 'a closed company'}\n`

function shownText(request: VendorRequest): string {
  const { id, company, person, askedAt, why, refusal, answer: given, answeredAt, reason } = request
  const lines = [
    `Request ${id}: ${wishText(request)}`,
    `  asked    ${instantText(askedAt)}, by ${person ?? 'somebody who has left'} of ${company ?? 'a closed company'}`,
    `  why      ${why}; the company cannot do it itself: ${refusal}`,
    given ? `  answer   ${given}, ${instantText(answeredAt!)}: ${reason}` : '  answer   none yet',
  ]
  return `${lines.join('\n')}\n`
}

function numberIn(positionals: string[], act: string): number {
  const typed = onlyOne(positionals, `Name one request: requests ${act} NUMBER.`)
  if (!/^[1-9]\d{0,14}$/.test(typed)) throw wrongUse(`"${typed}" is no number of a request.`)
  return Number(typed)
}
