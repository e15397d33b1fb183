// A "no" about an account on a page: its sentence at the field that it is about, and the status of the answer.
import { type AccountRefusal, type AccountRefused, traitsOf } from '#domain/accountRefusal'
import { minutesOf } from '#domain/limits'
import type { Form } from '#ui/form'
import { see } from '#web/respond'
import type { Text } from '#words/text'
import { portalSurface } from './surface.ts'

export function accountSentence({ accountRefusals }: Text, refused: AccountRefused): string {
  if ('waitSeconds' in refused) return accountRefusals[refused.refusal](minutesOf(refused.waitSeconds))
  if (refused.refusal === 'mail-code-wrong') return accountRefusals[refused.refusal](refused.triesLeft)
  return accountRefusals[refused.refusal]
}

/** As a page with a form shows it. */
export function wrongAt(text: Text, field: string, refused: AccountRefused): { errors: Form; status: number } {
  return { errors: { [field]: accountSentence(text, refused) }, status: statusOf(refused.refusal) }
}

/** The answer to a "no": the login for somebody whose session is over, for all others what `show` makes of it. */
export function unlessOver<Refused extends AccountRefused>(
  refused: Refused,
  show: (refused: Refused) => Response | Promise<Response>,
): Response | Promise<Response> {
  return traitsOf(refused.refusal).toLogin ? sessionOver() : show(refused)
}

/** The login says so, and whoever signs in again may go on. */
export const sessionOver = (): Response => see(portalSurface.loginAfterEnd)

export function statusOf(refusal: AccountRefusal): 409 | 422 | 429 {
  const { wait, meanwhile } = traitsOf(refusal)
  return wait ? 429 : meanwhile ? 409 : 422
}
