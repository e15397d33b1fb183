// operator move: a service goes to a replacement device (R13).
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { isAboutReplacement } from '#domain/operatorRefusal'
import { moveService } from '#operations/services/moveService'
import { readMprId, refused } from './codes.ts'
import { type Command, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { correctionText } from './correction.ts'
import { say, type Terminal, wrongUse } from './terminal.ts'

export const move: Command = {
  name: 'move',
  summary: 'moves a service to a replacement device, with its number, term and cards',
  usage: `move OLD-MPR-ID NEW-MPR-ID
  The new device is of the same 種別 and has no service of its own, or one that is over. The old key is refused; the
  cards show the new one with the new MPR ID.
${WRITES_USAGE}`,
  example: 'move 4F1A-09C2-77D0-3B5E 9C31-77AA-0B42-E605 --as sato --reason "repair 5678"',
  run: runMove,
}

async function runMove(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  const [oldTyped, newTyped, ...more] = positionals
  if (oldTyped === undefined || newTyped === undefined || more.length > 0)
    throw wrongUse('Name two devices: move OLD-MPR-ID NEW-MPR-ID.')
  const [from, to] = [readMprId(oldTyped), readMprId(newTyped)]

  const decision = await moveService(await terminal.open('code-keys'), { ...work, from, to })
  if (!decision.ok) throw refused(isAboutReplacement(decision.refusal) ? to : from, decision.refusal)
  const { before, cards } = decision.value
  const number = formatConnectionNumber(before.service.connectionNumber)
  const sentence = `The service is moved from ${formatCode(from)} to ${formatCode(to)}, with 接続番号 ${number} and ${cards === 1 ? '1 card' : `${cards} cards`}.
The old Registration Key is refused; キー検索 with a card and the new MPR ID shows the new one.`
  await say(terminal.out, correctionText(sentence, decision.value, work.dryRun))
  return 0
}
