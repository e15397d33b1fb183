// P14: the Registration Key, as often as the page is asked for.
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { Status } from '#domain/term'
import type { Result } from '#operations/readResult'
import { FLOW_PATHS } from '#web/flows'
import type { Text } from '#web/text/text'
import { linkButton } from '#web/ui/buttons'
import { copyButton } from '#web/ui/copyButton'
import { type Html, html } from '#web/ui/html'
import { keySheet, printButton, sheetHeading } from '#web/ui/keySheet'
import { notice } from '#web/ui/notice'
import { termText } from '../termText.ts'

export function donePage(text: Text, { kind, family, service }: Result, status: Status): Html {
  const { issue, common, terms } = text
  const ended = status === 'lapsed'
  const [number, mprId] = [formatConnectionNumber(service.connectionNumber), formatCode(service.mprId)]
  const rows = [
    {
      label: common.connectionNumber,
      value: number,
      code: true,
      more: copyButton(text, common.connectionNumber, number),
    },
    {
      label: common.term,
      value: termText(text, service.term),
      ...(status === 'unstarted' ? { note: terms.fromFirstUseNote } : {}),
    },
    { label: common.mprId, value: mprId, code: true, more: copyButton(text, common.mprId, mprId) },
  ]
  return html`${sheetHeading(text, issue.doneTitle)}
${kind === 'issue' ? notice('done', undefined, issue.done) : notice('info', undefined, issue.again)}
${ended ? notice('warn', terms.ended, issue.endedNext) : ''}
${keySheet(text, { key: service.registrationKey, rows, usable: !ended })}
<p class="on-screen">${issue.setUp} <a href="/guide#enter-key">${issue.howTo}</a></p>
<p class="on-screen">${issue.keepSafe}</p>
<div class="buttons">${printButton(text)}${linkButton({ href: FLOW_PATHS.issue[family], text: issue.another, kind: 'primary' })}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>`
}
