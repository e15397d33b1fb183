// Reads codes that operators type. One that is malformed, or that the rules refuse, ends the command with a sentence.
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
import { cannot, type Ended } from './terminal.ts'

export const readMprId = (typed: string): MprId => read(parseMprId(typed), `MPR ID "${typed}"`)

/** @param where what the sentence calls it */
export const readCardNo = (typed: string, where = `Activation Key No. "${typed}"`): ActivationKeyNo =>
  read(parseActivationKeyNo(typed), where)

function read<T>(parsed: Parsed<T>, where: string): T {
  if (parsed.ok) return parsed.value
  throw cannot(`${where} ${codeIssue(parsed.issue)}; nothing is changed.`)
}

export const refused = (code: MprId | ActivationKeyNo, refusal: OperatorRefusal): Ended =>
  cannot(`${formatCode(code)}: ${REFUSED[refusal]}`)
