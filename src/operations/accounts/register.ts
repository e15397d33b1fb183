// 登録 at the end of a registration (P6, P7): a new company with its first account, whose 登録ID and password are issued, or
// new data for the account that the proven address has (R15).

import type { RegistrationRefusal } from '#domain/accountRefusal'
import { decideAccountRegistration, type RegistrationFacts } from '#domain/accountRegistration'
import type { EmailAddress } from '#domain/emailAddress'
import type { Profile } from '#domain/profile'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Browser } from '#domain/who'
import { isAddressTaken } from '#store/accounts/accounts'
import { lockMailProof } from '#store/accounts/mailProofs'
import { keepChange } from '#store/accounts/profileChanges'
import { type AccountProfile, lockProfileByEmail, savePerson } from '#store/accounts/profiles'
import * as registrations from '#store/accounts/registrations'
import { addCompany, countOpenPeople, saveCompany } from '#store/companies/companies'
import { documentInForce } from '#store/documents/documents'
import { queueMail } from '#store/notices/outbox'
import { ISSUED_PASSWORD_DAYS, newLoginId, newPassword } from '../access/issuedLogin.ts'
import type { Passwords } from '../access/passwords.ts'
import { type Acting, act } from '../act.ts'
import { dataFingerprint } from './dataFingerprint.ts'
import type { ProofDeps } from './mailProof.ts'
import { isMailboxProven } from './provenMailbox.ts'

export type RegisterDeps = ProofDeps & { passwords: Passwords }

export type RegisterRequest = {
  draftId: string
  /** sha256 of the cookie of the browser that registers: only this browser may see the page at the end. */
  browserHash: Uint8Array
  profile: Profile
  email: EmailAddress
  language: 'ja' | 'en'
  seen: RegistrationFacts['seen']
  /** The page at the end, and the address that leads there. */
  page: { id: string; location: string }
  by: Browser
}

const PAGE_SHOWS_SECRET_MINUTES = 10 // P8

/**
 * Refuses mailbox-not-proven, consent-changed, account-disabled, address-registered-meanwhile,
 * address-free-meanwhile, data-changed-meanwhile.
 * Does nothing when the registration was done before.
 */
export async function register(
  deps: RegisterDeps,
  request: RegisterRequest,
): Promise<Decision<registrations.RegisteredKind | 'done-before', RegistrationRefusal>> {
  const password = newPassword(deps.random)
  const passwordHash = await deps.passwords.hash(password) // for a known address too, so that both take as long
  try {
    return await act(deps, request.by, 'register-account', async acting => {
      const { tx, now } = acting
      const { version: inForce } = await documentInForce(tx, 'consent', now)
      const proof = await lockMailProof(tx, request.draftId)
      if (await registrations.hasRegisteredPage(tx, request.page.id)) return accept('done-before')
      const consent = await registrations.consentOf(tx, request.draftId)
      const account = await lockProfileByEmail(tx, request.email)
      const proven = isMailboxProven(proof, request.email)
      const decision = decideAccountRegistration({
        proven,
        consent: { given: consent?.version, inForce },
        seen: request.seen,
        account: account && { disabled: account.disabled, data: dataFingerprint(account) },
      })
      if (!decision.ok) return decision
      const given = { ...request, consent: consent! } // the rule accepts nothing without it
      if (account) await overwrite(acting, account, given)
      else await open(acting, deps, { ...given, password, passwordHash })
      return accept(account ? 'updated' : 'registered')
    })
  } catch (error) {
    if (isAddressTaken(error)) return refuse('address-registered-meanwhile')
    throw error
  }
}

type Given = RegisterRequest & { consent: registrations.Consent }

async function open(
  { tx, now, audit }: Acting,
  deps: RegisterDeps,
  given: Given & { password: string; passwordHash: string },
) {
  const { profile, email, language, page } = given
  const passwordUntil = now.add({ hours: 24 * ISSUED_PASSWORD_DAYS })
  const companyId = await addCompany(tx, profile, now)
  let accountId: number | undefined
  let loginId = ''
  while (accountId === undefined) {
    loginId = newLoginId(deps.random)
    accountId = await registrations.addNewAccount(
      tx,
      { ...given, companyId, role: 'admin', loginId, passwordUntil },
      now,
    )
  }
  const sealed = () => deps.mailSeal.close(Buffer.from(given.password))
  const change = await keepChange(tx, { accountId, by: 'register', after: { email, ...profile, language } }, now)
  const subject = { ...change, loginId, consentVersion: given.consent.version }
  await audit({ act: 'register-account', subject }, { ...given.by, proven: { accountId, companyId } })
  const secret = { sealed: sealed(), until: passwordUntil }
  await queueMail(tx, { act: 'register-account', accountId, data: { loginId }, secret }, now)
  const shown = { sealed: sealed(), until: now.add({ minutes: PAGE_SHOWS_SECRET_MINUTES }) }
  await registrations.addRegisteredPage(
    tx,
    { ...given, ...page, accountId, loginId, kind: 'registered', secret: shown },
    now,
  )
}

/**
 * The account keeps its 登録ID, password, address and language; its former data stay in profile_changes (C2). What is said
 * of a company is taken where nobody else is in it.
 */
async function overwrite({ tx, now, audit }: Acting, account: AccountProfile, given: Given): Promise<void> {
  const { page } = given
  const { accountId, companyId } = account
  const isAlone = (await countOpenPeople(tx, companyId)) === 1
  const { contactName, news } = given.profile
  const after = isAlone ? given.profile : { ...account.profile, contactName, news }
  await savePerson(tx, accountId, after, now)
  if (isAlone) await saveCompany(tx, companyId, after, now)
  await registrations.saveConsent(tx, accountId, given.consent)
  const change = { accountId, by: 'registration' as const, before: account.profile, after }
  const subject = await keepChange(tx, change, now)
  const by = { ...given.by, proven: { accountId, companyId } }
  await audit({ act: 'update-account', subject }, by)
  if (account.profile.news !== after.news) {
    const opted = { subject: { by: 'registration' as const } }
    await audit(after.news ? { act: 'news-opt-in', ...opted } : { act: 'news-opt-out', ...opted }, by)
  }
  await queueMail(tx, { act: 'update-account', accountId, data: { by: 'registration' } }, now)
  await registrations.addRegisteredPage(tx, { ...given, ...page, ...account, kind: 'updated' }, now)
}
