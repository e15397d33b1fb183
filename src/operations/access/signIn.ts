// Login (P1): whoever got past the robot check may try a password, as often as the limits allow (C6).
import { createHash } from 'node:crypto'
import type { Waiting } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Browser } from '#domain/who'
import { endSessions } from '#store/access/accountSessions'
import { type Limit, limit, proofLimit, returnTokens, takeTokens } from '#store/access/buckets'
import { type Credentials, claimTemporary, credentialsOf, passwordHashOf } from '#store/access/credentials'
import { closeSession, openSession } from '#store/access/sessions'
import type { Db } from '#store/db'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { asIssued, isLoginId } from './issuedLogin.ts'
import type { Lane } from './lanes.ts'
import type { Passwords } from './passwords.ts'
import { isSameHash, temporaryHash } from './temporaryHash.ts'

export type SignInRequest = {
  loginId: string
  password: string
  /** Whom limits count. */
  client: string
  /** Identifies a browser that has signed in to this account before; such a browser has a limit of its own. */
  knownBrowser: string | undefined
  /** The robot check was a proof of work. */
  hasProof: boolean
  /** Whose price it had: that of a browser which any account knows, or without one that of all strangers. */
  ownLane?: string | undefined
  /** sha256 of the new session's cookie. */
  sessionHash: Uint8Array
  /** sha256 of the session's cookie that the browser has now: that session ends, whoever it was of (C11). */
  formerHash: Uint8Array | undefined
  /** What the browser says it is, for the list of sessions (P20). */
  agent: string | null
  by: Browser
}

type SignInDeps = OperationDeps & { passwords: Passwords; secret: string }

/**
 * Opens a session for the right password. A temporary password takes the place of the account's own when it is used (C3).
 * Refusals: `too-many-logins` and `login-needs-proof`, without checking the password; `login-wrong`, the same for an
 * unknown ID, a wrong password and one that has run out.
 */
export async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
): Promise<Decision<'signed-in', 'login-wrong' | 'login-needs-proof'> | Waiting<'too-many-logins'>> {
  const { db, clock } = deps
  const now = clock.now()
  const known = isLoginId(request.loginId) ? await credentialsOf(db, request.loginId) : undefined
  const mailed = mailedPassword(deps, request.password, known)
  // Nobody guesses a password of ours, so whoever was mailed one passes whatever strangers have typed (C23).
  const limits = mailed ? [] : limitsOf(request)
  const taken = await takeTokens(db, limits, now)
  if (!taken.ok) return { ...taken, refusal: 'too-many-logins' }
  if (!mailed && !(await mayPass(db, request, now))) {
    await returnTokens(db, limits)
    return refuse('login-needs-proof')
  }

  const lane = request.knownBrowser === undefined ? 'stranger' : 'known'
  const right = mailed ?? (await ownHash(deps, request.password, known, lane))
  if (!known || !right || !(await open(deps, request, known, right))) {
    const failed = { act: 'fail-sign-in', subject: { account: known?.accountId ?? null, by: 'password' } } as const
    await act(deps, request.by, 'fail-sign-in', ({ audit }) => audit(failed))
    return refuse('login-wrong')
  }
  await returnTokens(db, [...limits, ...paidBy(request, mailed !== undefined)])
  return accept('signed-in')
}

/** Opens the session, and ends the one that this browser had. @returns false when the password is no longer the account's */
function open(deps: SignInDeps, request: SignInRequest, known: Credentials, right: Right): Promise<boolean> {
  const { accountId, companyId } = known
  const by = { ...request.by, proven: { accountId, companyId } }
  return act(deps, request.by, 'sign-in', async acting => {
    const { tx, now, audit } = acting
    const passwordHash = right.is === 'own' ? known.passwordHash : await exchanged(deps, acting, by, right)
    const session = { idHash: request.sessionHash, accountId, agent: request.agent }
    if (passwordHash === undefined || !(await openSession(tx, { ...session, passwordHash }, now))) return false
    if (request.formerHash) await closeSession(tx, request.formerHash)
    await audit({ act: 'sign-in', subject: { by: 'password' } }, by)
    return true
  })
}

/**
 * Makes a temporary password the account's own, which ends all its sessions. Of two logins at once the second finds that it
 * is that by now. @returns the hash of the account's own, undefined when this is not it
 */
async function exchanged(
  { passwords }: SignInDeps,
  { tx, now, audit }: Acting,
  by: Browser & Required<Pick<Browser, 'proven'>>,
  { hash: temporaryHash, password }: Right & { is: 'temporary' },
): Promise<string | undefined> {
  const { accountId } = by.proven
  const passwordHash = await passwords.hash(password)
  if (await claimTemporary(tx, { accountId, temporaryHash, passwordHash }, now)) {
    await endSessions(tx, accountId)
    await audit({ act: 'use-temporary-password', subject: {} }, by)
    return passwordHash
  }
  const own = await passwordHashOf(tx, accountId)
  return own !== undefined && (await passwords.verify(password, own)) ? own : undefined
}

type Right = { is: 'own' } | { is: 'temporary'; hash: string; password: string }

/** A temporary password, when the typed text is the account's (C3): a quick look, whoever asks and whatever for. */
function mailedPassword({ secret }: SignInDeps, typed: string, known: Credentials | undefined): Right | undefined {
  const password = asIssued(typed)
  if (password === undefined) return undefined
  const hash = temporaryHash(secret, password)
  return isSameHash(known?.temporaryHash, hash) ? { is: 'temporary', hash, password } : undefined
}

/**
 * Whether the typed text is the account's own password, which is exact, or one that was issued, which may be typed in any
 * case and width. How many slow hashes are compared depends on the typed text alone, so that the time that this takes shows
 * nothing of the account (C6).
 */
async function ownHash(
  { passwords }: SignInDeps,
  typed: string,
  known: Credentials | undefined,
  lane: Lane,
): Promise<Right | undefined> {
  const issued = asIssued(typed)
  const looksRight = (password: string) => passwords.verify(password, known?.passwordHash, lane)
  const isExact = await looksRight(typed)
  const isFolded = issued !== undefined && issued !== typed && (await looksRight(issued))
  return isExact || (isFolded && known?.passwordKind === 'issued') ? { is: 'own' } : undefined
}

/** While many strangers are wrong, strangers pay by a proof of work, which raises their price and refuses nobody (C23). */
async function mayPass(db: Db, { knownBrowser, hasProof }: SignInRequest, now: Temporal.Instant): Promise<boolean> {
  if (knownBrowser !== undefined || hasProof) return true
  return (await takeTokens(db, [limit('login-without-proof')], now)).ok
}

/** What a stranger had to bring, which a right password gives back. */
function paidBy({ knownBrowser, hasProof, ownLane }: SignInRequest, mailed: boolean): Limit[] {
  if (hasProof) return [proofLimit(ownLane)]
  return knownBrowser || mailed ? [] : [limit('login-without-proof')]
}

/** Unknown browsers share the limits of account and client; they cannot use up a known browser's limit. */
function limitsOf({ loginId, client, knownBrowser }: SignInRequest): Limit[] {
  // What cannot be an ID never reaches SQL; each such text has a limit of its own, so that nobody shares one with strangers.
  const account = isLoginId(loginId) ? loginId : createHash('sha256').update(loginId).digest('base64url')
  if (knownBrowser) return [limit('login-account', `${account}:${knownBrowser}`)]
  return [limit('login-account', account), limit('login-client', client)]
}
