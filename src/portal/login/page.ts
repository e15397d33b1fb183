// P1
import type { MaintenanceWindow } from '#domain/maintenance'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { errorLine, field, nothingWrong, passwordField } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { maintenanceNotice } from '#ui/maintenanceNotice'
import { notice } from '#ui/notice'
import { asksForPasskey, passkeyStatus } from '#ui/passkey'
import { type RobotCheck, robotCheck } from '#ui/robotCheck'
import type { Text } from '#words/text'
import { wayDrawing } from '../drawings.ts'

export type LoginProps = {
  passkeyAction: string
  loginId: string
  errors: Form
  robot: RobotCheck
  action: string
  note?: string
  announced: MaintenanceWindow[]
}

export function loginPage(text: Text, props: LoginProps): Html {
  const { loginId, errors, robot, action, note, announced } = props
  const { login, frame } = text
  return html`${errorList(text, errors)}${maintenanceNotice(text, announced)}${note ? notice('info', undefined, note) : ''}
<div class="columns login"><div class="card"><h1>${login.title}</h1>
${passkeyForm(text, props)}<form method="post" action="${action}" novalidate>
${field({ name: 'loginId', label: login.loginId, value: loginId, autocomplete: 'username', autocapitalize: 'none', spellcheck: false, error: errors.loginId, first: nothingWrong(errors) })}
${passwordField({ name: 'password', label: login.password, hint: login.caseCounts, autocomplete: 'current-password', error: errors.password })}
${robotCheck(text, { ...robot, mode: 'asked', reload: '/login', error: errors.image })}
${buttons({ primary: login.submit, full: true })}
<p><a href="/password">${login.forgotten}</a></p>
</form></div>
<div><section class="about"><h2>${login.about.title}</h2>
<p>${login.about.text}</p>
${wayDrawing(text)}</section>
<p class="first-time"><b>${login.firstTime}</b> <a href="/register">${login.register}</a></p>
<p class="note">${login.cookies} <a href="/policies/cookies">${frame.cookiePolicy}</a></p></div></div>`
}

/** Shown by browsers that have passkeys (C20). */
function passkeyForm(text: Text, { passkeyAction, errors }: LoginProps): Html {
  const { login } = text
  return html`<form method="post" action="${passkeyAction}" class="by-passkey" hidden${asksForPasskey(text, { show: '/login/passkey' })}>
<input type="hidden" name="passkey" value="">
<button class="button secondary" type="submit" id="passkey">${login.passkey}</button>
${errors.passkey && errorLine('passkey', errors.passkey)}<div class="or-status">${passkeyStatus()}
<p class="or">${login.or}</p></div></form>
`
}
