// 登録解除 (P20): an account's data go, and its company's when nobody else is in it; keys, terms and the history of
// applications stay as they are.
import type { User } from '#domain/who'
import { endSessions } from '#store/access/accountSessions'
import { dropTemporary } from '#store/access/credentials'
import { eraseAccount, lockProfile } from '#store/accounts/profiles'
import { closeLeftCompany } from '#store/companies/companies'
import { queueMail } from '#store/notices/outbox'
import type { Passwords } from '../access/passwords.ts'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** Does nothing when the account is closed already. */
export async function closeAccount(
  deps: OperationDeps & { passwords: Passwords },
  { by }: { by: User },
): Promise<void> {
  const { accountId } = by
  const deadHash = await deps.passwords.hash(Buffer.from(deps.random(32)).toString('base64url')) // of a password that nobody knows
  await act(deps, by, 'close-account', async ({ tx, now, audit }) => {
    const account = await lockProfile(tx, accountId)
    if (!account) return
    await dropTemporary(tx, accountId)
    await eraseAccount(tx, accountId, deadHash, now)
    await closeLeftCompany(tx, account.companyId, now)
    await endSessions(tx, accountId)
    await audit({ act: 'close-account', subject: { loginId: account.loginId } })
    const { email: recipient, language } = account
    const data = { name: account.profile.company }
    await queueMail(tx, { act: 'close-account', accountId, recipient, language, data }, now)
  })
}
