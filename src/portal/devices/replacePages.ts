// 機器の交換 (P29): which device takes the service over, then what goes along and what stops.
import { CODE_DIGITS, formatCode, type MprId } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import {
  COMPANY_DAYS,
  COMPANY_MOVES,
  LINE_DAYS,
  LINE_MOVES,
  MOVE_REASONS,
  type MoveReason,
  type OwnMove,
} from '#domain/ownMove'
import { buttons } from '#ui/buttons'
import { codeField } from '#ui/codeField'
import { errorList } from '#ui/errorSummary'
import { nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'
import { termText } from '../termText.ts'

type AskedProps = { id: number; mprId: MprId; name: string | undefined; values: Form; errors: Form }

export function replacePage(text: Text, { id, mprId, name, values, errors }: AskedProps): Html {
  const { replace: words, common } = text
  return html`${errorList(text, errors)}<h1>${words.title}</h1>
<p class="lead">${inPieces(words.lead)}</p>
<form method="post" action="/devices/${id}/replace" class="card" novalidate>
${summary([{ label: words.from, value: formatCode(mprId), code: true, note: name }])}
${codeField({
  name: 'mprId',
  label: words.to,
  hint: words.toHint,
  digits: CODE_DIGITS,
  required: common.required,
  value: values.mprId ?? '',
  error: errors.mprId,
  first: nothingWrong(errors),
})}
${radios({
  name: 'why',
  legend: words.why,
  value: values.why,
  error: errors.why,
  options: MOVE_REASONS.map(value => ({ value, label: words.whys[value] })),
})}
<p class="note">${inPieces(words.limits(LINE_MOVES, LINE_DAYS, COMPANY_MOVES, COMPANY_DAYS))}</p>
${buttons({ back: { href: `/devices/${id}`, text: common.back }, primary: words.next })}
</form>`
}

type ConfirmProps = { id: number; name: string | undefined; move: OwnMove; why: MoveReason }

export function confirmReplacePage(text: Text, { id, name, move, why }: ConfirmProps): Html {
  const { replace: words, common } = text
  const { before, after } = move
  return html`<h1>${words.confirmTitle}</h1>
<p class="lead">${words.confirmLead}</p>
<form method="post" action="/devices/${id}/replace" class="card">
<input type="hidden" name="mprId" value="${after.mprId}"><input type="hidden" name="from" value="${before.mprId}"><input type="hidden" name="why" value="${why}">
${summary([
  { label: words.from, value: formatCode(before.mprId), code: true, note: name },
  { label: words.to, value: formatCode(after.mprId), code: true },
  { label: words.number, value: formatConnectionNumber(after.connectionNumber), code: true, note: words.goesAlong },
  { label: common.term, value: termText(text, after.term), note: words.goesAlong },
  { label: words.why, value: words.whys[why] },
])}
<ul class="notes">${words.effects.map(effect => html`<li>${inPieces(effect)}</li>`)}</ul>
${buttons({ back: { href: `/devices/${id}/replace`, text: common.back }, primary: words.submit })}
</form>`
}
