// P20: what is registered, and the way to change it.
import type { ListedPasskey } from '#operations/access/passkeys/passkeys'
import type { AccountProfile, ListedSession, SignIn } from '#operations/accounts/readAccount'
import { code } from '#ui/codes'
import { copyButton } from '#ui/copyButton'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { type SummaryRow, summary } from '#ui/summary'
import { readableAddress } from '#web/readableAddress'
import type { Text } from '#words/text'
import { companyRows, personRows } from '../profileFields.ts'

/** `loginId`: to whoever has just given the present password. */
export type AccountProps = {
  account: AccountProfile
  sessions: ListedSession[]
  /** The newest first. */
  signIns: SignIn[]
  passkeys: ListedPasskey[]
  done?: string | undefined
  /** Nobody else is in the company, whose data stand here then (R15). */
  alone: boolean
  /** Whether the company and its people are theirs to look at. */
  seesCompany: boolean
  loginId?: string
}

export function accountPage(
  text: Text,
  { account, sessions, signIns, passkeys, done, loginId, alone, seesCompany }: AccountProps,
): Html {
  const words = text.account
  const { profile } = account
  const company = alone ? companyRows(text, profile) : companyRows(text, profile).slice(0, 1)
  const rows = [...company, ...personRows(text, profile)]
  const toCompany = seesCompany && link('/company', words.companyLink)
  const login = [
    {
      label: words.email,
      value: html`<bdi>${readableAddress(account.email)}</bdi>`,
      more: link('/account/email', words.emailLink),
    },
    loginIdRow(text, loginId),
    { label: words.password, value: words.passwordHidden, more: link('/account/password', words.passwordLink) },
  ]
  return html`<h1>${words.title}</h1>
${done && notice('done', undefined, done)}
${section(words.profile, [...rows, { label: words.language, value: words.languages[account.language] }], html`${link('/account/profile', words.profileLink)}${toCompany}`)}
${section(words.login, login)}
${passkeySection(text, passkeys)}
${section(words.sessions, sessionRows(text, sessions), sessions.length > 1 ? link('/account/sessions', words.sessionsLink) : undefined)}
${signInSection(text, signIns)}<section class="card"><h2>${words.close}</h2>
<p>${alone ? words.closeShort : words.closeShortAmongOthers}</p>
${link('/account/close', words.closeLink)}</section>
<p><a class="button secondary" href="/menu">${text.common.toMenu}</a></p>`
}

function loginIdRow(text: Text, loginId: string | undefined): SummaryRow {
  const words = text.account
  const reissue = link('/account/login-id', words.loginIdLink)
  const show = link('/account/login-id/show', words.loginIdShowLink)
  return loginId === undefined
    ? { label: words.loginId, value: words.loginIdHidden, more: html`${show}${reissue}` }
    : {
        label: words.loginId,
        value: html`${code(loginId)}${copyButton(text, words.loginId, loginId)}`,
        more: reissue,
      }
}

function section(title: string, rows: SummaryRow[], way?: Html): Html {
  return html`<section class="card"><h2>${title}</h2>
${summary(rows)}
${way}</section>
`
}

function passkeySection(text: Text, passkeys: ListedPasskey[]): Html {
  const { account } = text
  const rows = passkeys.map(passkey => ({ label: passkey.name, value: '', note: passkeySince(text, passkey) }))
  const remove = passkeys.length > 0 && link('/account/passkeys', account.passkeyRemoveLink)
  return html`<section class="card"><h2>${account.passkeys}</h2>
${passkeys.length > 0 ? summary(rows) : html`<p>${account.passkeysNone}</p>`}
${link('/account/passkeys/new', account.passkeyAddLink)}${remove}</section>
`
}

const AT_FIRST = 5

/** The newest in sight, the others behind a summary. */
function signInSection(text: Text, signIns: SignIn[]): Html | undefined {
  if (signIns.length === 0) return undefined
  const { account } = text
  const rows = signIns.map(signIn => signInRow(text, signIn))
  const earlier =
    rows.length > AT_FIRST &&
    html`<details class="earlier"><summary>${account.signInsEarlier}</summary>
${summary(rows.slice(AT_FIRST))}</details>
`
  return html`<section class="card"><h2>${account.signIns}</h2>
<p>${account.signInsLead}</p>
${summary(rows.slice(0, AT_FIRST))}
${earlier}</section>
`
}

function signInRow({ account, terms }: Text, { at, by, succeeded }: SignIn): SummaryRow {
  const way = account.signInBy[by]
  return {
    label: succeeded ? account.signInDone(way) : account.signInFailed(way),
    value: terms.moment(at.toZonedDateTimeISO('Asia/Tokyo')),
  }
}

const link = (href: string, words: string): Html => html`<p><a href="${href}">${words}</a></p>`

export function sessionRows(text: Text, sessions: ListedSession[]): SummaryRow[] {
  return sessions.map(session => ({
    label: session.agent ?? text.account.unknownBrowser,
    value: session.isThis ? text.account.thisBrowser : '',
    note: since(text, session),
  }))
}

export function passkeySince({ account, terms }: Text, { createdAt, lastUsedAt }: ListedPasskey): string {
  const shown = (at: Temporal.Instant) => terms.moment(at.toZonedDateTimeISO('Asia/Tokyo'))
  return account.passkeySince(shown(createdAt), lastUsedAt ? shown(lastUsedAt) : undefined)
}

export function since({ account, terms }: Text, { createdAt, lastSeenAt }: ListedSession): string {
  const [start, last] = [createdAt, lastSeenAt].map(at => terms.moment(at.toZonedDateTimeISO('Asia/Tokyo')))
  return account.sessionSince(start!, last!)
}
