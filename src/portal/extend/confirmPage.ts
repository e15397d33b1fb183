// P15, 期間の延長: what is extended, and the sum.
import { formatConnectionNumber } from '#domain/connectionNumber'
import { countsAnew, type ExtendAnswer } from '#domain/extend'
import { termName } from '#domain/term'
import { buttons } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { summary } from '#ui/summary'
import type { PageProps } from '#web/journey/step'
import { deviceAndCard, titleFor } from '../applicationPages.ts'
import type { InputAnswer } from '../codesForm.ts'
import { asEntered } from '../drawings.ts'
import { termText } from '../termText.ts'
import { termSum } from './termSum.ts'

type Props = PageProps<{ input: InputAnswer }, ExtendAnswer & { kind: 'open' }>

export function confirmPage({ text, known, data, back, here, seen }: Props): Html {
  const { extend, common, application } = text
  const { card, service, before, after } = data
  return html`<h1>${titleFor(text, card.family, extend.title)}</h1>
<div class="columns"><div class="card facts">${deviceAndCard(text, known.input, card)}</div>
<form method="post" action="${here}" class="card">
${seen}<input type="hidden" name="term" value="${termName(before)}"><input type="hidden" name="promised" value="${termName(after)}">
${summary([
  { label: common.connectionNumber, value: formatConnectionNumber(service.connectionNumber), code: true },
  { label: extend.before, value: termText(text, before) },
])}
${termSum(text, before, after)}
${countsAnew(before, after) ? html`<p class="note">${extend.freshNote}</p>` : ''}
${buttons({ back: { href: back, text: common.back }, primary: application.register })}
</form>
${asEntered(text, card.family, known.input)}</div>`
}
