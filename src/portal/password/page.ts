// P2

import { buttons, linkButton } from '#ui/buttons'
import { errorList } from '#ui/errorSummary'
import { field, nothingWrong } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { type RobotCheck, robotCheck } from '#ui/robotCheck'
import type { Text } from '#words/text'

export function forgottenPage(text: Text, values: Form, errors: Form, robot: RobotCheck): Html {
  const { password, common, login } = text
  return html`${errorList(text, errors)}<h1>${password.forgottenTitle}</h1>
<p class="lead">${inPieces(password.forgottenLead)}</p>
<form method="post" action="/password" class="card" novalidate>
${field({
  name: 'loginId',
  label: password.loginId,
  hint: login.caseCounts,
  value: values.loginId ?? '',
  error: errors.loginId,
  first: nothingWrong(errors),
  required: common.required,
  width: 'code',
  autocomplete: 'username',
  autocapitalize: 'none',
  spellcheck: false,
})}
${robotCheck(text, { ...robot, mode: 'by-itself', reload: '/password', error: errors.image })}
${buttons({ back: { href: '/login', text: common.back }, primary: password.send })}
</form>
${loginIdForgotten(text)}`
}

/** After every request, whatever was typed. */
export function sentPage(text: Text): Html {
  const { password, common } = text
  return html`<h1>${password.forgottenTitle}</h1>
${notice('info', undefined, password.sent)}
<ul class="notes">${password.sentNotes.map(note => html`<li>${note}</li>`)}</ul>
<div class="buttons">${linkButton({ href: '/password', text: password.sendAgain, kind: 'secondary' })}${linkButton({ href: '/login', text: common.toLogin, kind: 'primary' })}</div>
${loginIdForgotten(text)}`
}

function loginIdForgotten({ password }: Text): Html {
  return html`<section><h2>${password.loginIdForgotten}</h2>
<p>${password.loginIdForgottenHow}</p>
<p><a href="/register">${password.registerLink}</a></p></section>`
}
