// operator retire-signing-key: another key signs what devices believe from now on (§7).
import { retireSigningKey } from '#operations/retireSigningKey'
import { type Command, DRY_RUN_USAGE, readActor, readArguments, WHO_USAGE, WRITES } from './command.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'

export const retireSigningKeyCommand: Command = {
  name: 'retire-signing-key',
  summary: 'lets another key sign what devices are told; servers change within a minute',
  usage: `retire-signing-key
${WHO_USAGE}
${DRY_RUN_USAGE}`,
  example: 'retire-signing-key --as sato --reason "yearly change"',
  run: runRetire,
}

async function runRetire(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const actor = readActor(values)
  if (positionals.length > 0) throw wrongUse('retire-signing-key takes no arguments.')
  const dryRun = values['dry-run'] ?? false
  const retired = await retireSigningKey(await terminal.open(), { ...actor, dryRun })
  const heading = dryRun && retired > 0 ? 'Dry run, nothing is written. It would be: ' : ''
  const what = retired > 0 ? 'the signing key is retired' : 'no key signs yet'
  await say(terminal.out, `${heading}${what}.\n`)
  return 0
}
