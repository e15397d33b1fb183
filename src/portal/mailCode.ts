// The code that was mailed (P5, C5), as a field of a form.
import { z } from 'zod'
import { bareCode } from '#domain/codes'
import { field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'

/** Six digits, full-width, with spaces, or with their label as well. */
export const mailCode = ({ mailCode: words }: Text) =>
  z
    .string()
    .transform(bareCode)
    .pipe(z.string().regex(/^\d{6}$/, { error: issue => (issue.input === '' ? words.empty : words.malformed) }))

/** That the code was sent; or that it did not arrive, where the mail server said so: with scripts as soon as it says so. */
export const mailCodeLead = ({ mailCode: words }: Text, undelivered: boolean): Html =>
  html`<div class="news"><div data-mail-state role="status">${undelivered ? notice('warn', undefined, words.undelivered) : html`<p class="lead">${inPieces(words.lead)}</p>`}</div>
<div class="room notice warn" data-room="${words.undelivered}"></div></div>`

export function mailCodeField({ mailCode: words, common }: Text, values: Form, errors: Form): Html {
  return field({
    name: 'code',
    label: words.code,
    hint: words.hint,
    value: values.code ?? '',
    error: errors.code,
    first: nothingWrong(errors),
    width: 'short',
    required: common.required,
    autocomplete: 'one-time-code',
    more: html` inputmode="numeric"`,
  })
}
