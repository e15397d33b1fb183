// operator stop: a service ends at once (R13).
import { formatCode } from '#domain/codes'
import { stopService } from '#operations/services/stopService'
import { readMprId, refused } from './codes.ts'
import { type Command, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { correctionText } from './correction.ts'
import { say, type Terminal } from './terminal.ts'

export const stop: Command = {
  name: 'stop',
  summary: "ends a device's service at once; its cards stay used",
  usage: `stop MPR-ID
  The key is refused from now on. 新規申請 is open again, with the former 接続番号. There is no way back.
${WRITES_USAGE}`,
  example: 'stop 4F1A-09C2-77D0-3B5E --as sato --reason "contract cancelled"',
  run: runStop,
}

async function runStop(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  const mprId = readMprId(onlyOne(positionals, 'Name one device: stop MPR-ID.'))

  const decision = await stopService(await terminal.open(), { ...work, mprId })
  if (!decision.ok) throw refused(mprId, decision.refusal)
  const sentence = `The service of ${formatCode(mprId)} is stopped, and its Registration Key is refused.`
  await say(terminal.out, correctionText(sentence, decision.value, work.dryRun))
  return 0
}
