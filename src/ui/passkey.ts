// What a form needs that asks for a passkey (browser/passkey.ts): where to ask, what to say, and a field for the answer.
import type { Text } from '#words/text'
import { type Html, html } from './html.ts'

/** Attributes of the form. @param at addresses of what to sign: of a passkey that is shown, and of one that is made */
export const asksForPasskey = ({ accountRefusals }: Text, at: { show?: string; create?: string }): Html =>
  html` data-passkey data-text-failed="${accountRefusals['passkey-wrong']}"${at.show !== undefined && html` data-show="${at.show}"`}${at.create !== undefined && html` data-create="${at.create}"`}`

/** In place of the present password: a button that only browsers with passkeys show. */
export const passkeyConfirmation = ({ account }: Text): Html =>
  html`<input type="hidden" name="passkey" value=""><button type="button" class="as-link" data-passkey-confirm hidden>${account.passkeyConfirm}</button>
${passkeyStatus()}`

export const passkeyStatus = (): Html => html`<p role="status" data-passkey-status></p>`
