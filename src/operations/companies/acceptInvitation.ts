// Somebody without an account accepts an invitation (R16): the link has proven the mailbox, they agree to the consent and
// choose a password of their own; the 登録ID is issued as always.
import type { AccountRefusal } from '#domain/accountRefusal'
import type { EmailAddress } from '#domain/emailAddress'
import { decideAcceptance } from '#domain/people'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Browser } from '#domain/who'
import { isAddressTaken } from '#store/accounts/accounts'
import { keepChange } from '#store/accounts/profileChanges'
import { addNewAccount, addRegisteredPage } from '#store/accounts/registrations'
import { endInvitation, invitationBy, lockInvitation, type OpenInvitation } from '#store/companies/invitations'
import { lockPeople } from '#store/companies/people'
import { documentInForce } from '#store/documents/documents'
import { queueMail } from '#store/notices/outbox'
import { newLoginId } from '../access/issuedLogin.ts'
import { type PasswordIssue, passwordIssue } from '../access/passwordIssue.ts'
import type { Passwords } from '../access/passwords.ts'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { tokenHashOf } from './invite.ts'

export type AcceptanceRequest = {
  by: Browser
  token: string
  contactName: string
  password: string
  /** The version of the consent that was agreed to. */
  consent: number
  language: 'ja' | 'en'
  browserHash: Uint8Array
  /** The page at the end, and the address that leads there. */
  page: { id: string; location: string }
}

type No = Extract<AccountRefusal, PasswordIssue | 'invitation-void' | 'sign-in-to-join' | 'consent-changed'>

/** Refusals: those of {@link passwordIssue}; `invitation-void`; `sign-in-to-join`; `consent-changed`. */
export async function acceptInvitation(
  deps: OperationDeps & { passwords: Passwords },
  request: AcceptanceRequest,
): Promise<Decision<'joined', No>> {
  const { by, token, contactName, password } = request
  const tokenHash = tokenHashOf(token)
  const found = await invitationBy(deps.db, tokenHash, deps.clock.now()) // a hash is dear: not for links that open nothing
  if (!found) return refuse('invitation-void')
  const owner = { company: found.company, email: found.email, loginId: '', contactName }
  const issue = await passwordIssue(password, owner)
  if (!issue.ok) return issue
  const passwordHash = await deps.passwords.hash(password)
  try {
    return await act(deps, by, 'accept-invitation', async acting => {
      const { tx, now } = acting
      await lockPeople(tx, found.companyId)
      await lockInvitation(tx, tokenHash)
      const invitation = await invitationBy(tx, tokenHash, now)
      const { version: inForce } = await documentInForce(tx, 'consent', now)
      const consent = { given: request.consent, inForce }
      const decision = decideAcceptance({ invitation, consent, known: invitation?.known ?? false })
      if (!decision.ok) return decision
      await join(acting, deps, { ...request, invitation: invitation!, passwordHash })
      return accept('joined')
    })
  } catch (error) {
    if (isAddressTaken(error)) return refuse('sign-in-to-join')
    throw error
  }
}

type Accepted = AcceptanceRequest & { invitation: OpenInvitation; passwordHash: string }

async function join({ tx, now, audit }: Acting, { random }: OperationDeps, accepted: Accepted): Promise<void> {
  const { invitation, contactName, passwordHash, language, by, page, browserHash } = accepted
  const { id, companyId, role, invitedBy } = invitation
  const email = invitation.email as EmailAddress // read when it was typed
  const person = { contactName, news: false }
  const account = {
    companyId,
    role,
    passwordHash,
    email,
    language,
    profile: person,
    consent: { version: accepted.consent, agreedAt: now },
  }
  let accountId: number | undefined
  let loginId = ''
  while (accountId === undefined) {
    loginId = newLoginId(random)
    accountId = await addNewAccount(tx, { ...account, loginId, passwordUntil: null }, now)
  }
  await endInvitation(tx, companyId, id, now)
  await keepChange(tx, { accountId, by: 'invitation', after: { email, ...person, language } }, now)
  const subject = { invitation: id, role, from: null }
  await audit({ act: 'accept-invitation', subject }, { ...by, proven: { accountId, companyId } })
  await queueMail(tx, { act: 'accept-invitation', accountId, data: { loginId, role, broughtAlong: false } }, now)
  await queueMail(tx, { template: 'invitation-accepted', accountId: invitedBy, data: { role } }, now)
  await addRegisteredPage(tx, { ...page, browserHash, accountId, loginId, kind: 'joined' }, now)
}
