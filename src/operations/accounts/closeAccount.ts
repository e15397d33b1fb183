// 登録解除 (P20): an account's data go, and its company's when nobody else is in it; keys, terms and the history of applications stay as they are.
import { endSessions } from '#store/access/accountSessions'
import { dropTemporary } from '#store/access/credentials'
import { eraseAccount, lockProfile } from '#store/accounts/profiles'
import { addAudit } from '#store/audit'
import { closeLeftCompany } from '#store/companies/companies'
import { queueMail } from '#store/notices/outbox'
import { transaction } from '#store/transaction'
import type { Passwords } from '../access/passwords.ts'
import type { OperationDeps } from '../deps.ts'

/** Does nothing when the account is closed already. */
export async function closeAccount(
  { db, clock, random, passwords }: OperationDeps & { passwords: Passwords },
  { accountId, requestId }: { accountId: number; requestId: string },
): Promise<void> {
  const now = clock.now()
  const deadHash = await passwords.hash(Buffer.from(random(32)).toString('base64url')) // of a password that nobody knows
  await transaction(db, async tx => {
    const account = await lockProfile(tx, accountId)
    if (!account) return
    await dropTemporary(tx, accountId)
    await eraseAccount(tx, accountId, deadHash, now)
    await closeLeftCompany(tx, account.companyId, now)
    await endSessions(tx, accountId)
    await addAudit(tx, { accountId, act: 'close-account', subject: { loginId: account.loginId }, requestId }, now)
    const { email: recipient, language } = account
    const data = { name: account.profile.company }
    await queueMail(tx, { template: 'account-closed', accountId, recipient, language, data }, now)
  })
}
