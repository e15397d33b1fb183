// A passkey in place of image and password at the login, or of the present password on the account page (C5, C20, P30).
import type { Waiting } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Browser, User } from '#domain/who'
import { limit, returnTokens, takeTokens } from '#store/access/buckets'
import { passkeyIdsOf } from '#store/access/passkeys'
import { closeSession, openSession } from '#store/access/sessions'
import { act, aside } from '../../act.ts'
import type { OperationDeps } from '../../deps.ts'
import { newChallenge } from './challenge.ts'
import { checkPasskey, type PasskeyDeps } from './checkPasskey.ts'
import { type PublicKeyCredentialRequestOptionsJSON, relyingParty, webauthn } from './webauthn.ts'

type Deps = OperationDeps & PasskeyDeps

/** Whoever answers must be the browser that was asked. @param browser what is kept in it before the login, as a hash */
const signingIn = (browser: Uint8Array) => `sign in of ${Buffer.from(browser).toString('base64url')}`
const confirmingBy = ({ accountId }: User) => `confirm by ${accountId}`

/** For the login: any passkey of this site, whosever. */
export function askForPasskey(deps: Deps, browser: Uint8Array): Promise<PublicKeyCredentialRequestOptionsJSON> {
  return optionsToShow(deps, newChallenge(deps, signingIn(browser)))
}

/** For the account page: one of the account's own. */
export async function askForOwnPasskey(deps: Deps, by: User): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const own = await passkeyIdsOf(deps.db, by.accountId)
  const allowCredentials = own.map(({ id, transports }) => ({ id: Buffer.from(id).toString('base64url'), transports }))
  return optionsToShow(deps, newChallenge(deps, confirmingBy(by)), allowCredentials)
}

/** What a browser needs to ask for one. Without `allowCredentials` it offers all that it has for this site. */
async function optionsToShow(
  { publicOrigin }: PasskeyDeps,
  challenge: Uint8Array,
  allowCredentials: { id: string; transports: string[] }[] = [],
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn()
  return generateAuthenticationOptions({
    rpID: relyingParty(publicOrigin),
    challenge: new Uint8Array(challenge),
    allowCredentials,
    userVerification: 'required',
  })
}

export type PasskeySignIn = {
  /** The form's field as it came. */
  answer: string
  browser: Uint8Array
  /** Whom limits count. */
  client: string
  /** sha256 of the cookies of the new session, and of the one that this browser had, which ends. */
  sessionHash: Uint8Array
  formerHash: Uint8Array | undefined
  agent: string | null
  by: Browser
}

/**
 * Refusals: `too-many-logins`, after many that were wrong; `passkey-wrong`, for whatever is wrong with the answer, also of a
 * closed or disabled account. Only a passkey that somebody has here is worth a line in the audit trail.
 */
export async function signInByPasskey(
  deps: Deps,
  request: PasskeySignIn,
): Promise<Decision<{ loginId: string }, 'passkey-wrong'> | Waiting<'too-many-logins'>> {
  const { db, clock } = deps
  const limits = [limit('passkey-client', request.client)]
  const taken = await takeTokens(db, limits, clock.now())
  if (!taken.ok) return { ...taken, refusal: 'too-many-logins' }
  const decision = await act(deps, request.by, 'sign-in', async ({ tx, now, audit }) => {
    const { answer, agent, sessionHash, formerHash, by } = request
    const checked = await checkPasskey(deps, { tx, now }, { answer, use: signingIn(request.browser) })
    const session = { idHash: sessionHash, agent, passwordHash: undefined }
    if (!checked.right || !(await openSession(tx, { ...session, accountId: checked.passkey.accountId }, now))) {
      const account = checked.passkey?.accountId
      if (account !== undefined) await audit({ act: 'fail-sign-in', subject: { account, by: 'passkey' } })
      return refuse('passkey-wrong')
    }
    if (formerHash) await closeSession(tx, formerHash)
    const { accountId, companyId, loginId } = checked.passkey
    await audit({ act: 'sign-in', subject: { by: 'passkey' } }, { ...by, proven: { accountId, companyId } })
    return accept({ loginId })
  })
  if (decision.ok) await returnTokens(db, limits)
  return decision
}

/** Whoever changes something on the account page shows a passkey (C5). Refusal: `passkey-wrong`. */
export function confirmPasskey(
  deps: Deps,
  { by, answer }: { by: User; answer: string },
): Promise<Decision<'right', 'passkey-wrong'>> {
  return aside(deps, async at => {
    const checked = await checkPasskey(deps, at, { answer, use: confirmingBy(by) })
    const isOwn = checked.right && checked.passkey.accountId === by.accountId
    return isOwn ? accept('right') : refuse('passkey-wrong')
  })
}
