// operator show: what is known of a device, a card, a Registration Key or a 接続番号.
import { type AnyCode, parseAnyCode } from '#domain/anyCode'
import { showCodes } from '#operations/services/showCodes'
import { type Command, READS, readArguments, readOperator } from './command.ts'
import { codeIssue, REFUSED } from './sentences.ts'
import { shownText } from './showText.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'

const OPTIONS = { ...READS, json: { type: 'boolean' } } as const
const AT_MOST = 100

export const show: Command = {
  name: 'show',
  summary: 'tells all about a device or card, found by any of its codes',
  usage: `show CODE… [--json]
  CODE           MPR ID, Activation Key No., Registration Key or 接続番号
  --json         the same as JSON
  --as NAME      who asks (kept in the audit trail: it shows keys)
  --reason TEXT  why, if there is something to say`,
  example: 'show 4F1A-09C2-77D0-3B5E 111-2345-6789 --as sato --reason "call 5678"',
  run: runShow,
}

async function runShow(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const by = readOperator(values)
  if (positionals.length === 0) throw wrongUse('Say what to show: show CODE…')
  if (positionals.length > AT_MOST) throw wrongUse(`That are more than ${AT_MOST} codes.`)
  const codes = positionals.map(readCode)

  const answers = await showCodes(await terminal.open('code-keys'), { codes, by })
  const found = answers.flatMap((answer, i) => (answer.ok ? [{ code: positionals[i]!, found: answer.value }] : []))
  if (values.json) await say(terminal.out, `${JSON.stringify(found, null, 2)}\n`)
  else
    for (const { code, found: records } of found)
      for (const shown of records) await say(terminal.out, `${shownText(code, shown)}\n`)
  for (const [i, answer] of answers.entries())
    if (!answer.ok) await say(terminal.err, `${positionals[i]}: ${REFUSED[answer.refusal]}\n`)
  return found.length < codes.length ? 1 : 0
}

function readCode(typed: string): AnyCode {
  const parsed = parseAnyCode(typed)
  if (parsed.ok) return parsed.value
  throw wrongUse(`"${typed}" ${codeIssue(parsed.issue)}: it is neither a code of 16 digits nor a 接続番号.`)
}
