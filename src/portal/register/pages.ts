// P3, P4 and P5: pages are functions of finished props.
import type { PublishedDocument } from '#operations/documents/readDocument'
import { buttons, secondaryButton } from '#ui/buttons'
import { field } from '#ui/field'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { type RobotCheck, robotCheck } from '#ui/robotCheck'
import { summary } from '#ui/summary'
import type { PageProps } from '#web/journey/step'
import { readableAddress } from '#web/readableAddress'
import { documentToAgree } from '../documents/page.ts'
import { mailCodeField, mailCodeLead } from '../mailCode.ts'
import { newsBox, profileFields } from '../profileFields.ts'

/** P3 */
export function consentPage({ text, data, here, seen }: PageProps<unknown, PublishedDocument>): Html {
  const { register } = text
  const form = html`<form method="post" action="${here}" class="card facts">
${seen}<input type="hidden" name="version" value="${data.version}">
<p>${register.mustAgree}</p>
${buttons({ primary: register.agree, more: html`<a class="button plain" href="/login">${register.disagree}</a>` })}
</form>`
  return documentToAgree(text, data, form)
}

/** P4. The first button of the form is the one that Enter presses: 次へ, not the one that fills in the address. */
export function formPage(props: PageProps<unknown, RobotCheck>): Html {
  const { text, data, values, errors, here, seen } = props
  const { register, profile, common } = text
  return html`<h1>${register.formTitle}</h1>
<p class="lead">${inPieces(register.formLead)}</p>
<form method="post" action="${here}" class="card" novalidate>
${seen}<button class="visually-hidden default-button" type="submit" tabindex="-1" aria-hidden="true">${common.next}</button>
${profileFields(text, values, errors)}
${field({ name: 'email', label: profile.email, hint: profile.emailHint, value: readableAddress(values.email ?? ''), error: errors.email, required: common.required, autocomplete: 'email', autocapitalize: 'none', spellcheck: false })}
${field({ name: 'emailAgain', label: profile.emailAgain, value: readableAddress(values.emailAgain ?? ''), error: errors.emailAgain, required: common.required, autocomplete: 'email', autocapitalize: 'none', spellcheck: false })}
${newsBox(text, values)}
${robotCheck(text, { ...data, mode: 'by-itself', error: errors.image })}
${buttons({ back: { href: '/login', text: register.cancel }, primary: common.next })}
</form>`
}

type Form = { form: { email: string } }

/** Whether the mailbox is proven already; whether its mail server refused the code's mail; what another mail costs. */
type MailState = { proven: boolean; undelivered: boolean; robot: RobotCheck }

/** P5 */
export function mailPage({
  text,
  known,
  data: { proven, undelivered, robot },
  values,
  errors,
  back,
  here,
  seen,
}: PageProps<Form, MailState>): Html {
  const { register, mailCode, common } = text
  const code = html`${mailCodeLead(text, undelivered)}
${summary([{ label: mailCode.to, value: html`<bdi>${readableAddress(known.form.email)}</bdi>` }])}
<form method="post" action="${here}" class="card" novalidate>
${seen}${mailCodeField(text, values, errors)}
${buttons({ back: { href: back, text: register.before }, primary: common.next })}
</form>
<form method="post" action="${here}">${seen}${robotCheck(text, { ...robot, mode: 'by-itself', error: errors.image })}
<div class="row"><p class="note">${register.mailTips}</p>
${secondaryButton({ text: mailCode.resend, name: 'action', value: 'resend' })}</div></form>`
  const goOn = html`${notice('done', undefined, register.proven)}
<form method="post" action="${here}">${seen}${buttons({ back: { href: back, text: register.before }, primary: common.next })}</form>`
  return html`<h1>${register.mailTitle}</h1>
${proven ? goOn : code}`
}
