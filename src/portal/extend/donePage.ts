// P15, 延長完了: the card's own extension, and the term as it is now.
import { may } from '#domain/may'
import type { Family } from '#domain/service'
import { lastDayOf, type Status, termName } from '#domain/term'
import type { User } from '#domain/who'
import type { Result } from '#operations/services/readResult'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { printButton } from '#ui/keySheet'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'
import { titleFor } from '../applicationPages.ts'
import { screenWith } from '../drawings.ts'
import { endedNotice } from '../endedNotice.ts'
import { FLOW_PATHS } from '../flows.ts'
import { serviceRows } from '../serviceRows.ts'
import { termText } from '../termText.ts'
import { undoWay } from '../undoWay.ts'
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
  const effect = alive && !undone && onDevice(text, family, status)
  const screen = screenAfter(text, result, status)
  return html`<h1>${titleFor(text, family, extend.doneTitle)}</h1>
${undone ? notice('warn', extend.undone.title, extend.undone.next) : kind === 'extend' ? effect && notice('done', undefined, effect) : notice('info', undefined, extend.again)}
${endedNotice(text, result, status, by)}
<div class="key-sheet${screen && ' columns'}"><div><section class="card">${changedSince ? html`<p class="ask">${inPieces(extend.ofThisCard(termText(text, after)))}</p>` : termSum(text, before, after)}
${summary([number, mprId, now])}</section>
${kind === 'extend' ? '' : effect && html`<div class="on-screen">${effect}</div>`}
<div class="buttons">${printButton(text)}${may(by, 'extend') ? linkButton({ href: FLOW_PATHS.extend[family], text: text.application.another, kind: 'primary' }) : ''}${linkButton({ href: '/menu', text: common.toMenu, kind: 'plain' })}</div>${kind === 'extend' && !undone && undoWay(text, service.mprId, by)}</div>
${screen}</div>`
}

/** What the television will show, beside the sum; undefined while no last day is known, or none that counts. */
export function screenAfter(text: Text, { service, extension, family }: Result, status: Status): Html | undefined {
  const day = status === 'active' && family === 'hdcom' && !extension?.undone ? lastDayOf(service.term) : undefined
  return day && screenWith(text, day)
}

/** How the device comes to know of it: by itself; one that was never used needs its key first. */
function onDevice(text: Text, family: Family, status: Status): Html {
  const { extend, issue, common } = text
  if (status !== 'unstarted') return html`<p>${extend.reflected(common.family[family])}</p>`
  const search = html`<a href="/search?family=${family}">${inPieces(extend.keySearch)}</a>`
  const way =
    family === 'hdcom'
      ? html`<p><a href="/guide#enter-key">${issue.howTo}</a><br>${search}</p>`
      : html`<p>${issue.wayElsewhere}<br>${search}</p>`
  return html`<p>${extend.keyFirst}</p>${way}`
}
