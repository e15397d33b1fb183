// What undo, move and stop have in common: how their codes are read, and how they say what changes.
import {
  type ActivationKeyNo,
  formatCode,
  type MprId,
  type Parsed,
  parseActivationKeyNo,
  parseMprId,
} from '#domain/codes'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Corrected, Side } from '#operations/corrected'
import { codeIssue, REFUSED } from './sentences.ts'
import { cannot, type Ended } from './terminal.ts'
import { serviceText } from './words.ts'

export const readMprId = (typed: string): MprId => read(parseMprId(typed), 'MPR ID', typed)
export const readCardNo = (typed: string): ActivationKeyNo =>
  read(parseActivationKeyNo(typed), 'Activation Key No.', typed)

function read<T>(parsed: Parsed<T>, name: string, typed: string): T {
  if (parsed.ok) return parsed.value
  throw cannot(`${name} "${typed}" ${codeIssue(parsed.issue)}; nothing is changed.`)
}

export const refused = (code: MprId | ActivationKeyNo, refusal: OperatorRefusal): Ended =>
  cannot(`${formatCode(code)}: ${REFUSED[refusal]}`)

/** One sentence of what is done or would be, and the term before and after it with today's status. */
export function correctionText(sentence: string, { before, after }: Corrected, dryRun: boolean): string {
  const heading = dryRun ? 'Dry run, nothing is written. It would be: ' : ''
  return `${heading}${sentence}\n  before  ${sideText(before)}\n  after   ${sideText(after)}\n`
}

function sideText({ service, status }: Side): string {
  return service ? serviceText(status, service.term, service.closing) : 'no service'
}
