// Login (P1): whoever got past the robot check may try a password, as often as the limits allow (C6).

import { credentialsOf } from '#store/accounts'
import { type Limit, returnTokens, takeTokens } from '#store/buckets'
import { openSession } from '#store/sessions'
import type { OperationDeps } from './deps.ts'
import type { Passwords } from './passwords.ts'

export type SignInRequest = {
  loginId: string
  password: string
  address: string
  /** The mark of a browser that signed in to this very account before: it has a limit of its own. */
  knownBrowser: string | undefined
  /** sha256 of the new session's cookie. */
  sessionHash: Uint8Array
}

export type SignInAnswer = 'ok' | 'wrong' | 'too-many'

const HOUR = 3600
const ACCOUNT = { capacity: 10, refillSeconds: HOUR / 10 }
const ADDRESS = { capacity: 30, refillSeconds: HOUR / 60 }
const EVERYBODY = { capacity: 100, refillSeconds: 2 }

/** Opens a session for the right password. One answer for an unknown ID and a wrong password. */
export async function signIn(
  { db, clock, passwords }: OperationDeps & { passwords: Passwords },
  request: SignInRequest,
): Promise<SignInAnswer> {
  const now = clock.now()
  const limits = limitsOf(request)
  if (!(await takeTokens(db, limits, now))) return 'too-many'

  const known = isLoginId(request.loginId) ? await credentialsOf(db, request.loginId) : undefined
  if (!(await passwords.verify(request.password, known?.passwordHash)) || !known) return 'wrong'

  await openSession(db, request.sessionHash, known.accountId, now)
  await returnTokens(db, limits)
  return 'ok'
}

const isLoginId = (text: string): boolean => /^[0-9A-Za-z]{10}$/.test(text)

/** Strangers share the limits of account, address and everybody; they cannot use up a known browser's. */
function limitsOf({ loginId, address, knownBrowser }: SignInRequest): Limit[] {
  const account = isLoginId(loginId) ? loginId : 'none' // what cannot be an ID shares one limit, and never reaches SQL
  if (knownBrowser) return [{ key: `login:known:${account}:${knownBrowser}`, ...ACCOUNT }]
  return [
    { key: `login:account:${account}`, ...ACCOUNT },
    { key: `login:address:${address}`, ...ADDRESS },
    { key: 'login:everybody', ...EVERYBODY },
  ]
}
