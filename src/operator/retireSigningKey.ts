// operator retire-signing-key: another key signs what devices believe from now on (§7).
import { retireSigningKey } from '#operations/devices/retireSigningKey'
import { type Command, dryRunHeading, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'

export const retireSigningKeyCommand: Command = {
  name: 'retire-signing-key',
  summary: 'lets another key sign what devices are told; servers change within a minute',
  usage: `retire-signing-key
${WRITES_USAGE}`,
  example: 'retire-signing-key --as sato --reason "yearly change"',
  run: runRetire,
}

async function runRetire(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  if (positionals.length > 0) throw wrongUse('retire-signing-key takes no arguments.')
  const retired = await retireSigningKey(await terminal.open(), work)
  const what = retired > 0 ? 'the signing key is retired' : 'no key signs yet'
  await say(terminal.out, `${dryRunHeading(work.dryRun && retired > 0)}${what}.\n`)
  return 0
}
