// An operator erases a person at their wish (C19): the same goes as in 登録解除, and the owner is told by mail. Of somebody who was
// taken out of their company it is the name that is left (R15), and no address to write to.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { type AccountRecord, accountRecordOf } from '#store/accounts/accountRecords'
import { emptyAccount, eraseName } from '#store/accounts/erasure'
import { lockPeople } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import { type Acting, act } from '../act.ts'
import { type DeadHashDeps, deadHashOf } from './deadHash.ts'
import { handOn } from './handOn.ts'
import { named } from './openAccount.ts'

type Erasure = { by: Operator; loginId: string; successor?: string | undefined; dryRun: boolean }

/**
 * Refusals: `login-id-unknown`, `account-closed`; `successor-needed`, of the last 管理者 of a company with other people, where
 * none of them is named by their 登録ID. @returns the account as it was
 */
export async function eraseAccount(
  deps: DeadHashDeps,
  { by, loginId, successor, dryRun }: Erasure,
): Promise<Decision<AccountRecord, OperatorRefusal>> {
  const deadHash = await deadHashOf(deps)
  return act(deps, by, 'erase-account', async acting => {
    const { tx, now, audit } = acting
    const found = await accountRecordOf(tx, loginId)
    if (!found) return refuse('login-id-unknown')
    const people = await lockPeople(tx, found.company.companyId)
    const account = (await accountRecordOf(tx, loginId))!
    if (account.closedAt) return eraseRest(acting, account, dryRun)
    const { accountId, company, language } = account
    const next = successor === undefined ? undefined : await accountRecordOf(tx, successor)
    const decision = await handOn(acting, { people, who: accountId, successor: next?.accountId }, dryRun)
    if (!decision.ok) return decision
    if (dryRun) return accept(account)
    const { closesCompany, successor: leader } = decision.value
    await emptyAccount(tx, { accountId, companyId: company.companyId, deadHash }, now)
    const subject = { ...named(account), ...(leader && { successor: leader.accountId }) }
    await audit({ act: 'erase-account', subject })
    const recipient = account.email! // an open account has one
    const data = { name: company.name!, goesOn: !closesCompany }
    await queueMail(tx, { act: 'erase-account', accountId, recipient, language, data }, now)
    return accept(account)
  })
}

async function eraseRest(
  { tx, audit }: Acting,
  account: AccountRecord,
  dryRun: boolean,
): Promise<Decision<AccountRecord, OperatorRefusal>> {
  if (account.contactName === null) return refuse('account-closed')
  if (dryRun) return accept(account)
  await eraseName(tx, account.accountId)
  await audit({ act: 'erase-account', subject: named(account) })
  return accept(account)
}
