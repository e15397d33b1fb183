// P14: the Registration Key, as often as the page is asked for.
import { may } from '#domain/may'
import type { Status } from '#domain/term'
import type { User } from '#domain/who'
import type { Result } from '#operations/services/readResult'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { keySheet, printButton, sheetHeading } from '#ui/keySheet'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'
import { endedNotice, takesKey } from '../endedNotice.ts'
import { FLOW_PATHS } from '../flows.ts'
import { serviceRows } from '../serviceRows.ts'

/** @param by who looks: only whoever may apply is led on to the next one */
export function donePage(text: Text, result: Result, status: Status, by: User): Html {
  const { kind, family, service } = result
  const { application, issue, common } = text
  const { number, term, mprId } = serviceRows(text, service, status)
  const usable = takesKey(service, status)
  const setUp = html`<p class="on-screen">${issue.setUp} <a href="/guide#enter-key">${issue.howTo}</a></p>
<p class="on-screen">${issue.keepSafe}</p>`
  return html`${sheetHeading(text, issue.doneTitle)}
${kind === 'issue' && usable ? notice('done', undefined, issue.done) : notice('info', undefined, issue.again)}
${endedNotice(text, result, status, by)}
${keySheet(text, { key: service.registrationKey, rows: [number, term, mprId], usable })}
${usable ? setUp : ''}
<div class="buttons">${printButton(text)}${may(by, 'issue') ? linkButton({ href: FLOW_PATHS.issue[family], text: application.another, kind: 'primary' }) : ''}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>`
}
