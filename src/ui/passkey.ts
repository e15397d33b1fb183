// What a form needs that asks for a passkey (browser/passkey.ts): where to ask, what to say, and a field for the answer.
import type { Text } from '#words/text'
import { type Html, html } from './html.ts'

/** What can be said of a browser that gives no answer; each is something else that its user can do about it. */
type Trouble = 'failed' | 'cancelled' | 'known' | 'impossible' | 'elsewhere' | 'unreachable'

/** All that may be needed before the server was asked. */
const WITHOUT_ANSWER: Trouble[] = ['failed', 'unreachable']
/** What comes with the answer, so that the page of a login, the most asked for of all, does not carry it. */
const WITH_ANSWER: Trouble[] = ['cancelled', 'elsewhere']
const OF_MAKING: Trouble[] = ['known', 'impossible']

/** Attributes of the form. @param at addresses of what to sign: of a passkey that is shown, and of one that is made */
export function asksForPasskey(text: Text, at: { show?: string; create?: string }): Html {
  const troubles = at.create === undefined ? WITHOUT_ANSWER : [...WITHOUT_ANSWER, ...WITH_ANSWER, ...OF_MAKING]
  return html` data-passkey${troubles.map(trouble => html` data-text-${trouble}="${sentence(text, trouble)}"`)}${at.show !== undefined && html` data-show="${at.show}"`}${at.create !== undefined && html` data-create="${at.create}"`}`
}

/** Goes with what a browser is asked to sign. */
export const passkeyWords = (text: Text): Record<string, string> =>
  Object.fromEntries(WITH_ANSWER.map(trouble => [trouble, sentence(text, trouble)]))

function sentence({ account, accountRefusals }: Text, trouble: Trouble): string {
  if (trouble === 'failed') return accountRefusals['passkey-wrong']
  return trouble === 'known' ? accountRefusals['passkey-known'] : account.passkeyTroubles[trouble]
}

/** In place of the present password: a button that only browsers with passkeys show. */
export const passkeyConfirmation = ({ account }: Text): Html =>
  html`<input type="hidden" name="passkey" value=""><button type="button" class="as-link" data-passkey-confirm hidden>${account.passkeyConfirm}</button>
${passkeyStatus()}`

export const passkeyStatus = (): Html => html`<p role="status" data-passkey-status></p>`
