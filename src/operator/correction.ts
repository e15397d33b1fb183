// How undo, move and stop say what changes.
import type { BeforeAndAfter, CorrectionSide } from '#operations/services/beforeAndAfter'
import { dryRunHeading } from './command.ts'
import { serviceText } from './words.ts'

/** One sentence of what is done or would be, and the term before and after it with today's status. */
export function correctionText(sentence: string, { before, after }: BeforeAndAfter, dryRun: boolean): string {
  return `${dryRunHeading(dryRun)}${sentence}\n  before  ${sideText(before)}\n  after   ${sideText(after)}\n`
}

function sideText({ service, status }: CorrectionSide): string {
  return service ? serviceText(status, service.term, service.closing) : 'no service'
}
