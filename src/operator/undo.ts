// operator undo: a card's 新規申請 or 期間の延長 is taken back (R13).
import { type ActivationKeyNo, formatCode } from '#domain/codes'
import type { Service } from '#domain/service'
import { undoApplication } from '#operations/services/undoApplication'
import { readCardNo, refused } from './codes.ts'
import { type Command, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { correctionText } from './correction.ts'
import { say, type Terminal } from './terminal.ts'

export const undo: Command = {
  name: 'undo',
  summary: 'takes back what a card was used for; the card is unused again',
  usage: `undo ACTIVATION-KEY-NO
  A 新規申請 while its service has not started and no 期間の延長 of it stands; or the latest 期間の延長 of a service
  that is not over and was not moved since.
${WRITES_USAGE}`,
  example: 'undo 3F06-A1B8-22C4-9D70 --as sato --reason "typed for the wrong device"',
  run: runUndo,
}

async function runUndo(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, WRITES)
  const work = readWriter(values)
  const activationKeyNo = readCardNo(onlyOne(positionals, 'Name one card: undo ACTIVATION-KEY-NO.'))

  const decision = await undoApplication(await terminal.open(), { ...work, activationKeyNo })
  if (!decision.ok) throw refused(activationKeyNo, decision.refusal)
  const { flow, before } = decision.value
  const sentence = WHAT[flow](activationKeyNo, before.service)
  await say(terminal.out, correctionText(sentence, decision.value, work.dryRun))
  return 0
}

const WHAT: Record<'issue' | 'extend', (card: ActivationKeyNo, service: Service) => string> = {
  issue: (card, { mprId }) =>
    `The 新規申請 of ${formatCode(mprId)} is undone, its Registration Key is refused, and card ${formatCode(card)} is unused again.`,
  extend: (card, { mprId }) =>
    `The 期間の延長 of ${formatCode(mprId)} is undone, and card ${formatCode(card)} is unused again.`,
}
