// P6 and P7: one step, whose page is the one or the other by what the proven address has.
import type { Profile } from '#domain/profile'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import type { AccountProfile } from '#operations/accounts/registeredAs'
import { buttons } from '#ui/buttons'
import { code } from '#ui/codes'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import { summary } from '#ui/summary'
import type { PageProps } from '#web/journey/step'
import type { Text } from '#words/text'
import { profileRows } from '../profileFields.ts'
import { profileOf } from '../profileForm.ts'

type Known = { form: Parameters<typeof profileOf>[0] & { email: string } }
type Props = PageProps<Known, AccountProfile | undefined>

export function confirmTitle({ register }: Text, account: AccountProfile | undefined): string {
  if (account?.disabled) return register.disabledTitle
  return account ? register.updateTitle : register.confirmTitle
}

export function confirmPage(props: Props): Html {
  const { data: account } = props
  if (!account) return newPage(props)
  return account.disabled ? disabledPage(props.text) : updatePage(props, account)
}

/** P6 */
function newPage(props: Props): Html {
  const { text, known } = props
  const { register } = text
  return html`<h1>${register.confirmTitle}</h1>
<p class="lead">${inPieces(register.confirmLead)}</p>
<ul class="notes">${register.confirmNotes.map(note => html`<li>${note}</li>`)}</ul>
<p>${register.confirmAsk}</p>
<h2>${register.rows}</h2>
${form(props, '', summary(profileRows(text, profileOf(known.form), known.form.email)))}`
}

/** P7: what is registered beside what was entered now. */
function updatePage(props: Props, account: AccountProfile): Html {
  const { text, known } = props
  const { register } = text
  const issued = [
    { label: register.loginId, value: code(account.loginId) },
    { label: register.password, value: register.passwordNotShown },
  ]
  return html`<h1>${register.updateTitle}</h1>
<p class="lead">${inPieces(register.updateLead)}</p>
<h2>${register.issuedId}</h2>
${summary(issued)}
<p>${register.updateAsk}</p>
${form(props, dataFingerprint(account), beside(text, account, profileOf(known.form)))}`
}

/** Row by row; where the two differ it says so. */
function beside(text: Text, account: AccountProfile, now: Profile): Html {
  const { register } = text
  const lines = Math.max(account.profile.address.length, now.address.length)
  const before = profileRows(text, account.profile, account.email, lines)
  const after = profileRows(text, now, account.email, lines)
  return html`<table class="beside" aria-label="${register.updateTitle}"><thead><tr><th scope="col">${register.item}</th><th scope="col">${register.registeredRows}</th><th scope="col">${register.newRows}</th></tr></thead>
<tbody>${before.map((row, i) => {
    const differs = String(row.value) !== String(after[i]!.value)
    return html`<tr${differs && html` class="changed"`}><th scope="row">${row.label}</th><td data-label="${register.registeredRows}">${row.value}</td><td data-label="${register.newRows}">${after[i]!.value}${differs && html` <span class="mark">${register.changed}</span>`}</td></tr>
`
  })}</tbody></table>`
}

/** @param account names the data that 登録 overwrites, as they stand here; empty where there are none */
function form({ text, back, here, seen }: Props, account: string, rows: Html): Html {
  const { register } = text
  return html`<form method="post" action="${here}" class="card">
${seen}<input type="hidden" name="account" value="${account}">${rows}
${buttons({
  back: { href: back, text: register.before },
  primary: register.register,
  more: html`<a class="button plain" href="/login">${register.cancel}</a>`,
})}
</form>`
}

function disabledPage({ register, accountRefusals }: Text): Html {
  return html`<h1>${register.disabledTitle}</h1>
${notice('warn', undefined, accountRefusals['account-disabled'])}
<div class="buttons"><a class="button secondary" href="/login">${register.close}</a></div>`
}
