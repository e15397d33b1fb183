// 登録解除 (P20): an account's data go, and its company's when nobody else is in it; keys, terms and the history of
// applications stay as they are.
import type { User } from '#domain/who'
import { emptyAccount } from '#store/accounts/erasure'
import { lockProfile } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { act } from '../act.ts'
import { type DeadHashDeps, deadHashOf } from './deadHash.ts'

/** Does nothing when the account is closed already. */
export async function closeAccount(deps: DeadHashDeps, { by }: { by: User }): Promise<void> {
  const { accountId } = by
  const deadHash = await deadHashOf(deps)
  await act(deps, by, 'close-account', async ({ tx, now, audit }) => {
    const account = await lockProfile(tx, accountId)
    if (!account) return
    await emptyAccount(tx, { ...account, deadHash }, now)
    await audit({ act: 'close-account', subject: { loginId: account.loginId } })
    const { email: recipient, language } = account
    const data = { name: account.profile.company }
    await queueMail(tx, { act: 'close-account', accountId, recipient, language, data }, now)
  })
}
