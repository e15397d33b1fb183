// P15, 延長完了: the card's own extension, and the term as it is now.
import { may } from '#domain/may'
import { type Status, termName } from '#domain/term'
import type { User } from '#domain/who'
import type { Result } from '#operations/services/readResult'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { printButton } from '#ui/keySheet'
import { notice } from '#ui/notice'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'
import { endedNotice } from '../endedNotice.ts'
import { FLOW_PATHS } from '../flows.ts'
import { serviceRows } from '../serviceRows.ts'
import { termText } from '../termText.ts'
import { termSum } from './termSum.ts'

/** @param by who looks: only whoever may apply is led on to the next one */
export function donePage(text: Text, result: Result, status: Status, by: User): Html {
  const { extend, common } = text
  const { kind, family, service } = result
  const { before, after, undone } = result.extension!
  const { number, term, mprId } = serviceRows(text, service, status)
  const changedSince = undone || termName(after) !== termName(service.term)
  const alive = status === 'active' || status === 'unstarted'
  const now = changedSince && alive ? { ...term, label: extend.before } : term
  return html`<h1>${extend.doneTitle}</h1>
${undone ? notice('warn', extend.undone.title, extend.undone.next) : kind === 'extend' ? notice('done', undefined, extend.done) : notice('info', undefined, extend.again)}
${endedNotice(text, result, status, by)}
<section class="card">${changedSince ? html`<p class="ask">${extend.ofThisCard(termText(text, after))}</p>` : termSum(text, before, after)}
${summary([number, mprId, now])}</section>
${!undone && alive ? html`<p class="on-screen">${extend.reflected(common.family[family])}</p>` : ''}
<div class="buttons">${printButton(text)}${may(by, 'extend') ? linkButton({ href: FLOW_PATHS.extend[family], text: text.application.another, kind: 'primary' }) : ''}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>`
}
