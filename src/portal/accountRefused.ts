// A "no" about an account on a page: its sentence at the field that it is about, and the status of the answer.
import { type AccountRefusal, type AccountRefused, LIMIT_REFUSALS } from '#domain/accountRefusal'
import type { Form } from '#ui/form'
import { see } from '#web/respond'
import type { Text } from '#words/text'

export function accountSentence({ accountRefusals }: Text, refused: AccountRefused): string {
  return refused.refusal === 'mail-code-wrong'
    ? accountRefusals[refused.refusal](refused.triesLeft)
    : accountRefusals[refused.refusal]
}

/** As a page with a form shows it. */
export function wrongAt(text: Text, field: string, refused: AccountRefused): { errors: Form; status: number } {
  return { errors: { [field]: accountSentence(text, refused) }, status: isLimit(refused.refusal) ? 429 : 422 }
}

/** `session-over`: the login says so, and whoever signs in again may go on. */
export const sessionOver = (): Response => see('/login?ended=1')

const isLimit = (refusal: AccountRefusal) => LIMIT_REFUSALS.some(limit => limit === refusal)
