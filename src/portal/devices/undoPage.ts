// 取り消し (R22): what is taken back and what follows, with a reason to choose; or why it cannot be.
import { formatCode } from '#domain/codes'
import { MOST_UNDOS, UNDO_DAYS, UNDO_REASONS } from '#domain/ownUndo'
import type { OwnUndo } from '#operations/services/undoOwn'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import { summary } from '#ui/summary'
import type { Text } from '#words/text'
import { termText } from '../termText.ts'

const momentText = (text: Text, at: Temporal.Instant) => text.terms.moment(at.toZonedDateTimeISO('Asia/Tokyo'))

/** `name`: what the company calls the device, if it does. */
type UndoProps = { id: number; name: string | undefined; undo: OwnUndo; values: Form; errors: Form }

export function undoPage(text: Text, { id, name, undo, values, errors }: UndoProps): Html {
  const { undo: words, common, devices, terms } = text
  const { flow, before, after, application, until, left } = undo
  const rows = [
    { label: common.mprId, value: formatCode(before.mprId), code: true, note: name },
    {
      label: words.card,
      value: formatCode(application.activationKeyNo),
      code: true,
      note: terms.months(application.months),
    },
    { label: words.applied, value: momentText(text, application.at), note: devices.person(application.person) },
    { label: words.term, value: termText(text, before.term) },
    { label: words.after, value: flow === 'extend' && after ? termText(text, after.term) : words.noneAfter },
  ]
  return html`${errorList(text, errors)}<h1>${words.title[flow]}</h1>
<p class="lead">${words.lead[flow]}</p>
<form method="post" action="/devices/${id}/undo" class="card" novalidate>
<input type="hidden" name="card" value="${application.activationKeyNo}">
${summary(rows)}
<ul class="notes">${[...words.effects[flow], words.mailed].map(effect => html`<li>${inPieces(effect)}</li>`)}</ul>
${radios({
  name: 'why',
  legend: words.why,
  value: values.why,
  error: errors.why,
  options: UNDO_REASONS.map(value => ({ value, label: words.whys[value] })),
})}
<p class="note">${inPieces(words.until(momentText(text, until)))}<br>${inPieces(words.left(UNDO_DAYS, MOST_UNDOS, left))}</p>
${buttons({ back: { href: `/devices/${id}`, text: common.back }, primary: words.submit })}
</form>`
}
