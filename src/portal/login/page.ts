// P1
import type { MaintenanceWindow } from '#domain/maintenance'
import { buttons } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { describedBy, errorLine, field, passwordField } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { maintenanceNotice } from '#ui/maintenanceNotice'
import { notice } from '#ui/notice'
import type { Text } from '#words/text'

export type LoginProps = {
  loginId: string
  errors: Form
  challenge: string
  /** Address of the proof's worker script. */
  worker: string
  action: string
  note?: string
  announced: MaintenanceWindow[]
}

export function loginPage(text: Text, props: LoginProps): Html {
  const { loginId, errors, challenge, worker, action, note, announced } = props
  const { login, frame } = text
  return html`${errorList(text, errors)}<h1>${login.title}</h1>
${maintenanceNotice(text, announced)}${note ? notice('info', undefined, note) : ''}
<div class="columns"><form method="post" action="${action}" class="card" novalidate>
<input type="hidden" name="challenge" value="${challenge}">
${field({ name: 'loginId', label: login.loginId, value: loginId, autocomplete: 'username', autocapitalize: 'none', spellcheck: false, error: errors.loginId })}
${passwordField({ name: 'password', label: login.password, hint: login.caseCounts, autocomplete: 'current-password', error: errors.password })}
<div data-image-text>
<div class="${errors.image ? 'field wrong' : 'field'}"><label for="image">${login.image}</label>
<div class="hint" id="image-hint">${login.imageHint}</div>
<div class="captcha"><img src="/login/image/${challenge}" width="200" height="68" alt="${login.imageAlt}">
<div><a href="/login" data-new-challenge>${login.newImage}</a><button type="button" class="as-link" data-listen data-text-again="${login.listenAgain}" hidden>${login.listen}</button></div></div>
${spokenDigits(login, challenge)}
<input class="input w-short" id="image" name="image" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false"${errors.image && html` aria-invalid="true"`}${describedBy('image', login.imageHint, errors.image)}>
${errors.image && errorLine('image', errors.image)}</div>
</div>
<div data-proof data-worker="${worker}" data-challenge-url="/login/proof" data-text-working="${login.proofWorking}" data-text-done="${login.proofDone}" data-text-failed="${login.proofFailed}" hidden>
<button type="button" class="as-link">${login.proof}</button><p role="status"></p><input type="hidden" name="proof" value=""></div>
${buttons({ primary: login.submit, full: true })}
<p><a href="/password">${login.forgotten}</a></p>
</form>
<div><section class="card"><h2>${login.firstTime}</h2><p><a href="/register">${login.register}</a></p></section>
<p class="note">${login.cookies} <a href="/policies/cookies">${frame.cookiePolicy}</a></p></div></div>`
}

/** Quiet and not even loaded until somebody plays it. With scripts a button stands for the summary. */
function spokenDigits(login: Text['login'], challenge: string): Html {
  return html`<details class="spoken" data-text-failed="${login.listenFailed}"><summary>${login.listen}</summary>
<p class="hint">${login.listenHow}</p>
<audio src="/login/audio/${challenge}" preload="none" controls></audio>
<p><a href="/login" data-new-challenge>${login.newSound}</a></p>
<p role="status"></p></details>`
}
