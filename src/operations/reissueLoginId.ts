// A new 登録ID for an account (P20); the former one is nobody's any more.
import { showLoginIdOnce, takeShowing } from '#store/accountSessions'
import { addAudit } from '#store/audit'
import { dropTemporary } from '#store/credentials'
import { queueMail } from '#store/outbox'
import { lockProfile, saveLoginId } from '#store/profiles'
import type { OperationDeps } from './deps.ts'
import { newLoginId } from './issuedLogin.ts'

/** @returns undefined when the account was closed at this moment */
export async function reissueLoginId(
  { db, clock, random }: OperationDeps,
  { accountId, sessionHash, requestId }: { accountId: number; sessionHash: Uint8Array; requestId: string },
): Promise<string | undefined> {
  const now = clock.now()
  return db.begin(async tx => {
    const account = await lockProfile(tx, accountId)
    if (!account) return undefined
    await dropTemporary(tx, accountId)
    let loginId = newLoginId(random)
    while (!(await saveLoginId(tx, accountId, loginId, now))) loginId = newLoginId(random)
    await showLoginIdOnce(tx, sessionHash)
    const subject = { before: account.loginId, after: loginId }
    await addAudit(tx, { accountId, act: 'reissue-login-id', subject, requestId }, now)
    await queueMail(tx, { template: 'login-id-changed', accountId, data: { loginId } }, now)
    return loginId
  })
}

/** Whether the page of a new 登録ID shows it: once, to the session that asked for it. */
export function showsNewLoginId({ db }: Pick<OperationDeps, 'db'>, sessionHash: Uint8Array): Promise<boolean> {
  return takeShowing(db, sessionHash)
}
