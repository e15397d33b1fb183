// P14: the Registration Key, as often as the page is asked for.
import { may } from '#domain/may'
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
import { serviceRows, sheetOf } from '../serviceRows.ts'

/** @param by who looks: only whoever may apply is led on to the next one */
export function donePage(text: Text, result: Result, status: Status, by: User): Html {
  const { kind, family, service } = result
  const { application, issue, common, lang } = text
  const { number, term, mprId } = serviceRows(text, service, status)
  const usable = takesKey(service, status)
  const guide = family === 'hdcom' && html` <a href="/guide#enter-key">${issue.howTo}</a>`
  const isFresh = kind === 'issue' && usable
  const setUp = html`${isFresh ? '' : html`<p class="on-screen">${issue.setUp}</p>`}
<p class="on-screen">${marked(lang, issue.way[family], inPieces)}${guide}</p>
<p class="on-screen">${issue.keepSafe}</p>`
  return html`${sheetHeading(text, titleFor(text, family, issue.doneTitle))}
${isFresh ? notice('done', undefined, issue.setUp) : notice('info', undefined, issue.again)}
${endedNotice(text, result, status, by)}
${keySheet(text, { ...sheetOf(text, result), rows: [number, term, mprId], usable })}
${usable ? setUp : ''}
<div class="buttons">${printButton(text)}${may(by, 'issue') ? linkButton({ href: FLOW_PATHS.issue[family], text: application.another, kind: 'primary' }) : ''}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>`
}
