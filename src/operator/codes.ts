// Reads codes that operators type or have in a file. One that is malformed, or that the rules refuse, ends the command with a
// sentence.
import {
  type ActivationKeyNo,
  formatCode,
  type MprId,
  type Parsed,
  parseActivationKeyNo,
  parseMprId,
} from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { codeIssue, REFUSED } from './sentences.ts'
import { cannot, type Ended, wrongUse } from './terminal.ts'

export const readMprId = (typed: string): MprId => read(parseMprId(typed), `MPR ID "${typed}"`, wrongUse)

/** @param where what the sentence calls it */
export const readCardNo = (typed: string, where = `Activation Key No. "${typed}"`): ActivationKeyNo =>
  read(parseActivationKeyNo(typed), where, wrongUse)

/** @param where the file and the line */
export const cardNoInFile = (cell: string, where: string): ActivationKeyNo =>
  read(parseActivationKeyNo(cell), `${where}: Activation Key No.`, cannot)

function read<T>(parsed: Parsed<T>, where: string, ended: (sentence: string) => Ended): T {
  if (parsed.ok) return parsed.value
  throw ended(`${where} ${codeIssue(parsed.issue)}; nothing is changed.`)
}

export const refused = (code: MprId | ActivationKeyNo, refusal: OperatorRefusal): Ended =>
  cannot(`${formatCode(code)}: ${REFUSED[refusal]}`)
