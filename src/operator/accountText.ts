// Accounts as text to be read.
import type { AccountRecord, ShownAccount } from '#operations/accounts/showAccounts'
import { historyText } from './historyText.ts'
import { countText, instantText } from './words.ts'

/** "E4K2MUU3N2 (みなと映像システム株式会社)" */
export const whose = ({ loginId, company }: AccountRecord): string => `${loginId} (${company.name ?? 'closed'})`

/** One line of a list. */
export function foundText(account: AccountRecord): string {
  const { contactName, email } = account
  const words = [whose(account), contactName, email, standingOf(account)]
  return `${words.filter(word => word).join('  ')}\n`
}

function standingOf({ disabledAt, closedAt, company }: AccountRecord): string {
  if (closedAt) return `closed since ${instantText(closedAt)}`
  if (disabledAt) return `disabled since ${instantText(disabledAt)}`
  return company.disabledAt ? `its company disabled since ${instantText(company.disabledAt)}` : 'may sign in'
}

export function shownText({ account, sessions, passkeys, failedMails, history }: ShownAccount): string {
  const { company } = account
  const lines = [
    `Account ${account.loginId}`,
    ...rows({
      person: account.contactName,
      role: account.role,
      'mail address': account.email,
      language: account.language,
      standing: standingOf(account),
      password: passwordOf(account),
      passkeys: passkeys.length > 0 ? String(passkeys.length) : 'none',
      registered: instantText(account.createdAt),
      consent: account.consentedAt && `version ${account.consentVersion}, given at ${instantText(account.consentedAt)}`,
      'product news': account.newsSince ? `since ${instantText(account.newsSince)}` : 'not wanted',
      mails: failedMails > 0 ? `${countText(failedMails, 'mail')} failed: mails --failed tells why` : 'none failed',
    }),
    '',
    `Company ${company.name ?? '(closed)'}`,
    ...rows({
      country: company.country,
      'postal code': company.postalCode,
      address: company.address?.join(' '),
      telephone: company.phone,
      'HDVC-MPCS': company.mpcsAllowed ? 'allowed' : 'not allowed',
      people: String(company.people),
    }),
    '',
    'Signed in',
    ...sessions.map(({ agent, createdAt, lastSeenAt }) => {
      const browser = agent ?? 'unknown browser'
      return `  since ${instantText(createdAt)}, last used ${instantText(lastSeenAt)}  ${browser}`
    }),
    ...(sessions.length === 0 ? ['  nowhere'] : []),
    '',
    'History of what operators did, and of its data',
    ...history.map(entry => `  ${historyText(entry)}`),
    ...(history.length === 0 ? ['  nothing is recorded'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function passwordOf({ passwordKind, passwordUntil, closedAt }: AccountRecord): string | undefined {
  if (closedAt) return undefined
  return passwordUntil ? `${passwordKind}, good until ${instantText(passwordUntil)}` : passwordKind
}

/** Those that there is something to say of. */
const rows = (facts: Record<string, string | null | undefined>) =>
  Object.entries(facts).flatMap(([name, fact]) => (fact ? [`  ${name.padEnd(16)} ${fact}`] : []))
