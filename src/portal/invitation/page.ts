// Where the link of an invitation leads (R16): what it says, the consent, and what a new person fills in.
import type { OpenInvitation } from '#operations/companies/readInvitation'
import type { PublishedDocument } from '#operations/documents/readDocument'
import { buttons, linkButton } from '#ui/buttons'
import { checkbox } from '#ui/checkbox'
import { field } from '#ui/field'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { summary } from '#ui/summary'
import { readableAddress } from '#web/readableAddress'
import type { Text } from '#words/text'
import { documentBox } from '../documents/page.ts'
import { newPasswordFields } from '../newPassword.ts'
import { momentText, roleText } from '../personName.ts'

export function invitationRows(text: Text, invitation: OpenInvitation): Html {
  const { company } = text
  return summary([
    { label: company.joinName, value: html`<bdi>${invitation.company}</bdi>` },
    { label: company.role, value: roleText(text, invitation.role) },
    { label: company.joinEmail, value: html`<bdi>${readableAddress(invitation.email)}</bdi>` },
    { label: company.until, value: company.untilMoment(momentText(text, invitation.expiresAt)) },
  ])
}

type Props = { invitation: OpenInvitation; consent: PublishedDocument; here: string; values: Form; errors: Form }

export function newPersonPage(text: Text, { invitation, consent, here, values, errors }: Props): Html {
  const { company, common } = text
  return html`${opening(text, invitation)}
<section class="card">${invitationRows(text, invitation)}</section>
<h2>${consent.title[text.lang]}</h2>
${documentBox(text, consent)}
<form method="post" action="${here}" class="card" novalidate>
<input type="hidden" name="version" value="${consent.version}">
${field({ name: 'contactName', label: company.joinNameField, value: values.contactName ?? '', error: errors.contactName, required: common.required, autocomplete: 'name' })}
${newPasswordFields(text, { ...errors, first: '' })}
${checkbox({ name: 'agree', label: company.joinAgree, checked: values.agree === 'yes', error: errors.agree })}
${buttons({ primary: company.join })}
</form>`
}

/** For an address that has an account: its owner signs in, and goes on there. */
export function knownPage(text: Text, invitation: OpenInvitation, token: string): Html {
  const { company, accountRefusals } = text
  const href = `/login?${new URLSearchParams({ next: `/company/join/${token}` })}`
  return html`${opening(text, invitation)}
<section class="card">${invitationRows(text, invitation)}
<p>${accountRefusals['sign-in-to-join']}</p>
<div class="buttons">${linkButton({ href, text: company.joinSignIn, kind: 'primary' })}</div></section>`
}

function opening(text: Text, invitation: OpenInvitation): Html {
  const { company } = text
  return html`<h1>${company.joinTitle(invitation.company)}</h1>
<p class="lead">${company.joinLead(invitation.company, roleText(text, invitation.role))}</p>`
}
