// P14: the Registration Key, as often as the page is asked for.
import { may } from '#domain/may'
import type { Family } from '#domain/service'
import type { Status } from '#domain/term'
import type { User } from '#domain/who'
import type { Result } from '#operations/services/readResult'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { marked } from '#ui/japanese'
import { keySheet, printButton, sheetHeading } from '#ui/keySheet'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { titleFor } from '../applicationPages.ts'
import { endedNotice, takesKey } from '../endedNotice.ts'
import { FLOW_PATHS } from '../flows.ts'
import { wayIntoDevice } from '../keyWay.ts'
import { serviceRows, sheetOf } from '../serviceRows.ts'
import { undoWay } from '../undoWay.ts'

/** @param by who looks: only whoever may apply is led on to the next one */
export function donePage(text: Text, result: Result & { portal: string }, status: Status, by: User): Html {
  const { kind, family, service } = result
  const { application, issue, common } = text
  const { number, term, mprId } = serviceRows(text, service, status)
  const usable = takesKey(service, status)
  const isFresh = kind === 'issue' && usable
  const below = html`${usable && setUp(text, family, isFresh)}
<div class="buttons">${printButton(text)}${may(by, 'issue') ? linkButton({ href: FLOW_PATHS.issue[family], text: application.another, kind: 'primary' }) : ''}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>${isFresh && undoWay(text, service.mprId, by)}`
  return html`${sheetHeading(text, titleFor(text, family, issue.doneTitle))}
${isFresh ? notice('done', undefined, issue.setUp) : notice('info', undefined, issue.again)}
${endedNotice(text, result, status, by)}
${keySheet(text, { ...sheetOf(text, result), rows: [number, term, mprId], ...wayIntoDevice(text, result, status), below })}`
}

/** What to do with the key; how, stands beside it where the manual tells it. */
function setUp({ issue, lang }: Text, family: Family, isFresh: boolean): Html {
  return html`${isFresh ? '' : html`<p class="on-screen">${issue.setUp}</p>`}
${family === 'mpcs' && html`<p class="on-screen">${marked(lang, issue.wayElsewhere, inPieces)}</p>`}<p class="on-screen">${issue.keepSafe}</p>`
}
