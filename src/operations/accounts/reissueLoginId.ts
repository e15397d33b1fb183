// A new 登録ID for an account (P20); the former one belongs to no account any more.
import { createHmac } from 'node:crypto'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { showLoginIdOnce, takeShowing } from '#store/access/accountSessions'
import { dropTemporary } from '#store/access/credentials'
import { lockProfile, saveLoginId } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { newLoginId } from '../access/issuedLogin.ts'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

export type LoginIdRequest = {
  by: User
  sessionHash: Uint8Array
  /** The fingerprint of the 登録ID that the account had when the form was shown. */
  seen: string
}

/**
 * A form that is sent twice changes the 登録ID once, so that the mail of the first time stays true.
 * Refusal: `session-over`, when the account was closed at this moment.
 * @returns the account's 登録ID from now on
 */
export async function reissueLoginId(
  deps: OperationDeps & { secret: string },
  { by, sessionHash, seen }: LoginIdRequest,
): Promise<Decision<string, 'session-over'>> {
  const { random, secret } = deps
  const { accountId } = by
  return act(deps, by, 'reissue-login-id', async ({ tx, now, audit }) => {
    const account = await lockProfile(tx, accountId)
    if (!account) return refuse('session-over')
    if (loginIdFingerprint(secret, account.loginId) !== seen) return accept(account.loginId)
    await dropTemporary(tx, accountId)
    let loginId = newLoginId(random)
    while (!(await saveLoginId(tx, accountId, loginId, now))) loginId = newLoginId(random)
    await showLoginIdOnce(tx, sessionHash)
    await audit({ act: 'reissue-login-id', subject: { before: account.loginId, after: loginId } })
    await queueMail(tx, { act: 'reissue-login-id', accountId, data: { loginId } }, now)
    return accept(loginId)
  })
}

/** A fingerprint of a 登録ID, for the page of the form, which must not show the 登録ID itself (P20). */
export function loginIdFingerprint(secret: string, loginId: string): string {
  return createHmac('sha256', secret).update(`login id ${loginId}`).digest('base64url').slice(0, 16)
}

/** Whether the page of a new 登録ID shows it: once, to the session that asked for it. */
export function showsNewLoginId({ db }: Pick<OperationDeps, 'db'>, sessionHash: Uint8Array): Promise<boolean> {
  return takeShowing(db, sessionHash)
}
