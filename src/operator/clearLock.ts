// operator clear-lock: a device that wrong keys were counted against may be registered again at once (§7).
import { formatCode } from '#domain/codes'
import { clearLock } from '#operations/devices/clearLock'
import { readMprId, refused } from './codes.ts'
import { type Command, dryRunHeading, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { say, type Terminal } from './terminal.ts'

export const clearLockCommand: Command = {
  name: 'clear-lock',
  summary: 'forgets the wrong Registration Keys of a device, so that nobody has to wait',
  usage: `clear-lock MPR-ID
${WRITES_USAGE}`,
  example: 'clear-lock 4F1A-09C2-77D0-3B5E --as sato --reason "call 5678"',
  run: runClear,
}

async function runClear(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  const mprId = readMprId(onlyOne(positionals, 'Name one device: clear-lock MPR-ID.'))

  const decision = await clearLock(await terminal.open(), { ...work, mprId })
  if (!decision.ok) throw refused(mprId, decision.refusal)
  const { addresses } = decision.value
  const from = addresses === 1 ? '1 address' : `${addresses} addresses`
  const what = addresses > 0 ? `the wrong Registration Keys from ${from} are forgotten` : 'no wrong key is counted'
  await say(terminal.out, `${dryRunHeading(work.dryRun && addresses > 0)}${formatCode(mprId)}: ${what}.\n`)
  return 0
}
