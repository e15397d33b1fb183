// 登録解除 (P20): an account's data go, and its company's when nobody else is in it; keys, terms and the history of
// applications stay as they are. The last 管理者 of several people names a successor (R15).
import { accept, type Decision } from '#domain/refusal'
import type { User } from '#domain/who'
import { emptyAccount } from '#store/accounts/erasure'
import { profileById } from '#store/accounts/profiles'
import { lockPeople } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import { act } from '../act.ts'
import { type DeadHashDeps, deadHashOf } from './deadHash.ts'
import { handOn } from './handOn.ts'

/** Does nothing when the account is closed already. Refusal: `successor-needed`. */
export async function closeAccount(
  deps: DeadHashDeps,
  { by, successor }: { by: User; successor?: number | undefined },
): Promise<Decision<'closed', 'successor-needed'>> {
  const { accountId } = by
  const deadHash = await deadHashOf(deps)
  return act(deps, by, 'close-account', async acting => {
    const { tx, now, audit } = acting
    const companyId = (await profileById(tx, accountId))?.companyId
    const people = companyId === undefined ? [] : await lockPeople(tx, companyId)
    const account = await profileById(tx, accountId)
    if (!account || companyId === undefined) return accept('closed')
    const decision = await handOn(acting, { people, who: accountId, successor })
    if (!decision.ok) return decision
    const { closesCompany, successor: next } = decision.value
    await emptyAccount(tx, { accountId, companyId, deadHash }, now)
    await audit({
      act: 'close-account',
      subject: { loginId: account.loginId, ...(next && { successor: next.accountId }) },
    })
    const { email: recipient, language } = account
    const data = { name: account.profile.company, goesOn: !closesCompany }
    await queueMail(tx, { act: 'close-account', accountId, recipient, language, data }, now)
    return accept('closed')
  })
}
