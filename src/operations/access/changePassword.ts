// A new password of one's own: at the first login with an issued one, or on the account page (C1, P20). Other sessions end,
// and this one goes on under another cookie.
import type { PasswordRefusal } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { endSessions, renewSession } from '#store/access/accountSessions'
import { lockPasswordHash, passwordHashOf, saveOwnPassword } from '#store/access/credentials'
import { profileById } from '#store/accounts/profiles'
import { addAudit } from '#store/audit'
import type { Db } from '#store/db'
import { queueMail } from '#store/notices/outbox'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'
import { type PasswordIssue, passwordIssue } from './passwordIssue.ts'
import type { Passwords } from './passwords.ts'

type Deps = OperationDeps & { passwords: Passwords }

/**
 * Whether the account may take this password. Refusals: `password-too-short`, `password-too-long`, `password-too-easy`;
 * `session-over`, when the account was closed at this moment.
 */
export function newPasswordIssue(
  { db }: Pick<Deps, 'db'>,
  { accountId, password }: { accountId: number; password: string },
): Promise<Decision<string, PasswordIssue | 'session-over'>> {
  return issueFor(db, accountId, password)
}

export type PasswordChange = {
  accountId: number
  password: string
  /** sha256 of this session's cookie, and of the one that takes its place. */
  sessionHash: Uint8Array
  nextSessionHash: Uint8Array
  /** Whether this replaces an issued password, which the form does not ask for again. */
  first: boolean
  requestId: string
}

/**
 * Refusals: those of {@link newPasswordIssue}; `password-same-as-present`; `session-over`, when the session ended or the
 * present password was changed meanwhile.
 */
export async function changePassword(
  { db, passwords, clock }: Deps,
  change: PasswordChange,
): Promise<Decision<'changed', PasswordRefusal | 'session-over'>> {
  const { accountId, password, sessionHash, nextSessionHash, first } = change
  const decision = await issueFor(db, accountId, password)
  if (!decision.ok) return decision
  const present = await passwordHashOf(db, accountId)
  if (await passwords.verify(password, present)) return refuse('password-same-as-present')
  const hash = await passwords.hash(password)
  const now = clock.now()
  return transaction(db, async tx => {
    if ((await lockPasswordHash(tx, accountId)) !== present) return refuse('session-over')
    const session = { accountId, from: sessionHash, to: nextSessionHash, mustChange: first }
    if (!(await renewSession(tx, session))) return refuse('session-over')
    await endSessions(tx, accountId, nextSessionHash)
    await saveOwnPassword(tx, accountId, hash)
    const { requestId } = change
    await addAudit(tx, { accountId, act: 'change-password', subject: { first }, requestId }, now)
    await queueMail(tx, { template: 'password-changed', accountId, data: {} }, now)
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
