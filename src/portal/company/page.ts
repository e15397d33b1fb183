// P26: the company's data, its people, who is invited, and the way to what they did.
import type { AccountProfile } from '#operations/accounts/readAccount'
import type { ListedInvitation, ListedPerson } from '#operations/companies/readPeople'
import { linkButton } from '#ui/buttons'
import { type Html, html } from '#ui/html'
import { listTable } from '#ui/listTable'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { summary } from '#ui/summary'
import { readableAddress } from '#web/readableAddress'
import type { Text } from '#words/text'
import { personName, plainName, roleText, shortMoment } from '../personName.ts'
import { companyRows } from '../profileFields.ts'

export type CompanyProps = {
  account: AccountProfile
  people: ListedPerson[]
  invitations: ListedInvitation[]
  done?: string | undefined
}

export function companyPage(text: Text, { account, people, invitations, done }: CompanyProps): Html {
  const { company, common } = text
  return html`<h1>${company.title}</h1>
${done && notice('done', undefined, done)}
<div class="columns"><div class="stack"><section class="card"><h2>${company.people}</h2>
${listTable({
  label: company.people,
  heads: [company.person, company.role, company.lastSignInJapan, company.acting],
  rows: people.map(person => personRow(text, person, person.accountId === account.accountId)),
})}
<div class="buttons">${linkButton({ href: '/company/invite', text: company.invite, kind: 'primary' })}</div></section>
<section class="card"><h2>${company.invitations}</h2>
${invitations.length === 0 ? html`<p>${company.invitationsNone}</p>` : invitationTable(text, invitations)}</section></div>
<div class="facts stack"><section class="card"><h2>${company.data}</h2>
${summary(companyRows(text, account.profile))}
<p><a href="/company/profile">${company.dataLink}</a></p></section>
<section class="card"><h2>${company.records}</h2>
<p>${company.recordsShort}</p>
<p><a href="/company/records">${company.recordsLink}</a></p></section></div></div>
<p><a class="button secondary" href="/menu">${common.toMenu}</a></p>`
}

function personRow(text: Text, person: ListedPerson, isThis: boolean): (string | Html)[] {
  const { company } = text
  const address =
    person.contactName === null ? '' : html`<span class="note"><bdi>${readableAddress(person.email)}</bdi></span>`
  const marks = html`${isThis && html` <span class="mark">${company.you}</span>`}${person.disabled && html` <span class="mark">${company.stopped}</span>`}`
  return [
    html`${personName(text, person)}${marks}${address}`,
    html`<span class="one-line">${roleText(text, person.role)}</span>`,
    html`${person.lastSignIn ? shortMoment(text, person.lastSignIn) : company.never}<span class="note">${company.sessions(person.sessions)}</span>`,
    html`<a class="one-line" href="/company/people/${person.accountId}" aria-label="${company.changeOf(plainName(text, person))}">${company.change}</a>`,
  ]
}

function invitationTable(text: Text, invitations: ListedInvitation[]): Html {
  const { company, profile } = text
  return listTable({
    label: company.invitations,
    heads: [profile.email, company.role, company.untilJapan, company.acting],
    rows: invitations.map(({ id, email, role, invitedBy, expiresAt, undelivered }) => [
      html`<bdi>${readableAddress(email)}</bdi>${undelivered && html`<p class="field-error">${inPieces(company.undelivered)}</p>`}`,
      html`<span class="one-line">${roleText(text, role)}</span>`,
      html`<span class="one-line">${company.untilMoment(shortMoment(text, expiresAt))}</span><span class="note">${company.invitedBy(invitedBy ?? company.unnamed)}</span>`,
      html`<form method="post" action="/company/invitations/${id}/withdraw"><button type="submit" class="button secondary" aria-label="${company.withdrawOf(readableAddress(email))}">${company.withdraw}</button></form>`,
    ]),
  })
}
