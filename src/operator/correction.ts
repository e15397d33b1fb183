// How undo, move and stop say what changes.
import type { Corrected, CorrectionSide } from '#operations/services/beforeAndAfter'
import { dryRunHeading } from './command.ts'
import { serviceText } from './words.ts'

/** One sentence of what is done or would be, the term before and after it with today's status, and when nobody hears of it. */
export function correctionText(sentence: string, { before, after, told }: Corrected, dryRun: boolean): string {
  const lines = [`${dryRunHeading(dryRun)}${sentence}`, `  before  ${sideText(before)}`, `  after   ${sideText(after)}`]
  return `${[...lines, ...(told === 0 ? [NOBODY] : [])].join('\n')}\n`
}

const NOBODY =
  'Nobody can be told of it by mail: no company holds the service, or none of its 管理者 has an account that can sign in.'

function sideText({ service, status }: CorrectionSide): string {
  return service ? serviceText(status, service.term, service.closing) : 'no service'
}
