// A new password of one's own: at the first login with an issued one, or on the account page (C1, P20). Other sessions end,
// and this one goes on under another cookie.
import type { PasswordRefusal } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { endSessions, renewSession } from '#store/access/accountSessions'
import { lockPasswordHash, passwordHashOf, saveOwnPassword } from '#store/access/credentials'
import { profileById } from '#store/accounts/profiles'
import type { Db } from '#store/db'
import { queueMail } from '#store/notices/outbox'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { asIssued } from './issuedLogin.ts'
import { type PasswordIssue, passwordIssue } from './passwordIssue.ts'
import type { Passwords } from './passwords.ts'

type Deps = OperationDeps & { passwords: Passwords }

/**
 * Whether the account may take this password. Refusals: `password-too-short`, `password-too-long`, `password-too-easy`;
 * `session-over`, when the account was closed at this moment.
 */
export function newPasswordIssue(
  { db }: Pick<Deps, 'db'>,
  { by, password }: { by: User; password: string },
): Promise<Decision<string, PasswordIssue | 'session-over'>> {
  return issueFor(db, by.accountId, password)
}

export type PasswordChange = {
  by: User
  password: string
  /** sha256 of this session's cookie, and of the one that takes its place. */
  sessionHash: Uint8Array
  nextSessionHash: Uint8Array
  /** Whether this replaces an issued password, which the form does not ask for again. */
  first: boolean
}

/**
 * Refusals: those of {@link newPasswordIssue}; `password-same-as-present`; `session-over`, when the session ended or the
 * present password was changed meanwhile.
 */
export async function changePassword(
  deps: Deps,
  change: PasswordChange,
): Promise<Decision<'changed', PasswordRefusal | 'session-over'>> {
  const { db, passwords } = deps
  const { by, password, sessionHash, nextSessionHash, first } = change
  const { accountId } = by
  const decision = await issueFor(db, accountId, password)
  if (!decision.ok) return decision
  const present = await passwordHashOf(db, accountId)
  const spelled = first ? (asIssued(password) ?? password) : password
  if (await passwords.verify(spelled, present)) return refuse('password-same-as-present')
  const hash = await passwords.hash(password)
  return act(deps, by, 'change-password', async ({ tx, now, audit }) => {
    if ((await lockPasswordHash(tx, accountId)) !== present) return refuse('session-over')
    const session = { accountId, from: sessionHash, to: nextSessionHash, mustChange: first }
    if (!(await renewSession(tx, session))) return refuse('session-over')
    await endSessions(tx, accountId, nextSessionHash)
    await saveOwnPassword(tx, accountId, hash)
    await audit({ act: 'change-password', subject: { first } })
    await queueMail(tx, { act: 'change-password', accountId, data: {} }, now)
    return accept('changed')
  })
}

async function issueFor(
  db: Db,
  accountId: number,
  password: string,
): Promise<Decision<string, PasswordIssue | 'session-over'>> {
  const account = await profileById(db, accountId)
  return account ? passwordIssue(password, { ...account, ...account.profile }) : refuse('session-over')
}
