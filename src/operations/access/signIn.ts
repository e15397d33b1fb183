// Login (P1): whoever got past the robot check may try a password, as often as the limits allow (C6).
import type { Waiting } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Browser } from '#domain/who'
import { endSessions } from '#store/access/accountSessions'
import { type Limit, limit, returnTokens, takeTokens } from '#store/access/buckets'
import { type Credentials, claimTemporary, credentialsOf } from '#store/access/credentials'
import { openSession } from '#store/access/sessions'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { asIssued, isLoginId } from './issuedLogin.ts'
import type { Passwords } from './passwords.ts'

export type SignInRequest = {
  loginId: string
  password: string
  /** Whom limits count. */
  client: string
  /** Identifies a browser that has signed in to this account before; such a browser has a limit of its own. */
  knownBrowser: string | undefined
  /** sha256 of the new session's cookie. */
  sessionHash: Uint8Array
  /** What the browser says it is, for the list of sessions (P20). */
  agent: string | null
  by: Browser
}

type SignInDeps = OperationDeps & { passwords: Passwords }

/**
 * Opens a session for the right password. A temporary password takes the place of the account's own when it is used (C3).
 * Refusals: `too-many-logins`, without checking the password; `login-wrong`, the same for an unknown ID, a wrong password
 * and one that has run out.
 */
export async function signIn(
  deps: SignInDeps,
  request: SignInRequest,
): Promise<Decision<'signed-in', 'login-wrong'> | Waiting<'too-many-logins'>> {
  const { db, clock } = deps
  const now = clock.now()
  const limits = limitsOf(request)
  const taken = await takeTokens(db, limits, now)
  if (!taken.ok) return { ...taken, refusal: 'too-many-logins' }

  const known = isLoginId(request.loginId) ? await credentialsOf(db, request.loginId) : undefined
  const right = await rightHash(deps, request.password, known)
  if (!known || right === undefined) return refuse('login-wrong')
  const session = { idHash: request.sessionHash, accountId: known.accountId, passwordHash: right, agent: request.agent }
  const opened =
    right === known.passwordHash
      ? await openSession(db, session, now)
      : await act(deps, request.by, 'use-temporary-password', async ({ tx, audit }) => {
          const { accountId, companyId } = known
          // Of two logins at once the second claims nothing: it finds the temporary password as the account's own.
          if (await claimTemporary(tx, { accountId, temporaryHash: right }, now)) {
            await endSessions(tx, accountId)
            const proven = { accountId, companyId }
            await audit({ act: 'use-temporary-password', subject: {} }, { ...request.by, proven })
          }
          return openSession(tx, session, now)
        })
  if (!opened) return refuse('login-wrong')
  await returnTokens(db, limits)
  return accept('signed-in')
}

/**
 * The hash that the typed password matches. A password of one's own is exact; one that was issued may be typed in any case
 * and width. How many hashes are compared depends on the typed text alone, so that the time that this takes shows nothing of
 * the account (C6).
 */
async function rightHash({ passwords }: SignInDeps, typed: string, known: Credentials | undefined) {
  const issued = asIssued(typed)
  const isExact = await passwords.verify(typed, known?.passwordHash)
  const isFolded = issued !== undefined && issued !== typed && (await passwords.verify(issued, known?.passwordHash))
  const isTemporary = issued !== undefined && (await passwords.verify(issued, known?.temporaryHash ?? undefined))
  if (isExact || (isFolded && known?.passwordKind === 'issued')) return known?.passwordHash
  return isTemporary ? (known?.temporaryHash ?? undefined) : undefined
}

/** Unknown browsers share the limits of account, client and everybody; they cannot use up a known browser's limit. */
function limitsOf({ loginId, client, knownBrowser }: SignInRequest): Limit[] {
  const account = isLoginId(loginId) ? loginId : 'none' // what cannot be an ID shares one limit, and never reaches SQL
  if (knownBrowser) return [limit('login-account', `${account}:${knownBrowser}`)]
  return [limit('login-account', account), limit('login-client', client), limit('login-everybody')]
}
