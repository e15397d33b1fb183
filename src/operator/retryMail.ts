// operator retry-mail: a mail that failed is tried again.
import { retryMail } from '#operations/notices/retryMail'
import { type Command, dryRunHeading, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { REFUSED } from './sentences.ts'
import { cannot, say, type Terminal, wrongUse } from './terminal.ts'

export const retryMailCommand: Command = {
  name: 'retry-mail',
  summary: 'lets a mail that failed wait again, to be tried at once',
  usage: `retry-mail NUMBER
  NUMBER         as mails --failed lists it; a mail more than three days old is tried once more, and no longer
${WRITES_USAGE}`,
  example: 'retry-mail 4711 --as sato --reason "mailbox was full"',
  run: runRetry,
}

async function runRetry(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  const typed = onlyOne(positionals, 'Name one mail: retry-mail NUMBER.')
  if (!/^\d{1,15}$/.test(typed)) throw wrongUse('Name one mail: retry-mail NUMBER.')
  const decision = await retryMail(await terminal.open(), { ...work, id: Number(typed) })
  if (!decision.ok) throw cannot(`${typed}: ${REFUSED[decision.refusal]}`)
  await say(terminal.out, `${dryRunHeading(work.dryRun)}mail ${typed} (${decision.value.template}) waits again.\n`)
  return 0
}
