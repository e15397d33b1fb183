// P14: the Registration Key, as often as the page is asked for.
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { Status } from '#domain/term'
import type { Result } from '#operations/readResult'
import { FLOW_PATHS } from '#web/flows'
import type { Text } from '#web/text/text'
import { linkButton } from '#web/ui/buttons'
import { type Html, html } from '#web/ui/html'
import { notice } from '#web/ui/notice'
import { result } from '#web/ui/result'
import { summary } from '#web/ui/summary'
import { termText } from '../termText.ts'

export function donePage(text: Text, { kind, family, service }: Result, status: Status): Html {
  const { issue, common, terms } = text
  const ended = status === 'lapsed'
  const rows = summary([
    { label: common.connectionNumber, value: formatConnectionNumber(service.connectionNumber), code: true },
    {
      label: common.term,
      value: termText(text, service.term),
      ...(status === 'unstarted' ? { note: terms.fromFirstUseNote } : {}),
    },
    { label: common.mprId, value: formatCode(service.mprId), code: true },
  ])
  return html`<h1>${issue.doneTitle}</h1>
${kind === 'issue' ? notice('done', undefined, issue.done) : notice('info', undefined, issue.again)}
${ended ? notice('warn', terms.ended, issue.endedNext) : ''}
${result({ label: common.registrationKey, value: formatCode(service.registrationKey), rows })}
<p>${issue.setUp} <a href="/guide#enter-key">${issue.howTo}</a></p>
<p>${issue.keepSafe}</p>
<div class="buttons"><button type="button" class="button secondary" data-print hidden>${issue.print}</button>${linkButton({ href: FLOW_PATHS.issue[family], text: issue.another, kind: 'primary' })}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>`
}
