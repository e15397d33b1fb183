// What a form needs that asks for a passkey (browser/passkey.ts): where to ask, what to say, and a field for the answer.
import type { Text } from '#words/text'
import { type Html, html } from './html.ts'

/** What can be said of a browser that gives no answer; each is something else that its user can do about it. */
const TROUBLES = ['failed', 'cancelled', 'elsewhere', 'unreachable'] as const
/** And of one that makes none. */
const TROUBLES_OF_MAKING = ['known', 'impossible'] as const

/** Attributes of the form. @param at addresses of what to sign: of a passkey that is shown, and of one that is made */
export function asksForPasskey({ account, accountRefusals }: Text, at: { show?: string; create?: string }): Html {
  const words = {
    ...account.passkeyTroubles,
    failed: accountRefusals['passkey-wrong'],
    known: accountRefusals['passkey-known'],
  }
  const troubles = at.create === undefined ? TROUBLES : [...TROUBLES, ...TROUBLES_OF_MAKING]
  return html` data-passkey${troubles.map(trouble => html` data-text-${trouble}="${words[trouble]}"`)}${at.show !== undefined && html` data-show="${at.show}"`}${at.create !== undefined && html` data-create="${at.create}"`}`
}

/** In place of the present password: a button that only browsers with passkeys show. */
export const passkeyConfirmation = ({ account }: Text): Html =>
  html`<input type="hidden" name="passkey" value=""><button type="button" class="as-link" data-passkey-confirm hidden>${account.passkeyConfirm}</button>
${passkeyStatus()}`

export const passkeyStatus = (): Html => html`<p role="status" data-passkey-status></p>`
