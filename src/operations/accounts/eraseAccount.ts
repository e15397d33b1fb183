// An operator erases a person at their wish (C19): the same goes as in 登録解除, and the owner is told by mail.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import type { AccountRecord } from '#store/accounts/accountRecords'
import { emptyAccount } from '#store/accounts/erasure'
import { queueMail } from '#store/notices/outbox'
import { act } from '../act.ts'
import { type DeadHashDeps, deadHashOf } from './deadHash.ts'
import { named, openAccount } from './openAccount.ts'

/** Refusals: `login-id-unknown`, `account-closed`. @returns the account as it was */
export async function eraseAccount(
  deps: DeadHashDeps,
  { by, loginId, dryRun }: { by: Operator; loginId: string; dryRun: boolean },
): Promise<Decision<AccountRecord, OperatorRefusal>> {
  const deadHash = await deadHashOf(deps)
  return act(deps, by, 'erase-account', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok || dryRun) return decision
    const account = decision.value
    const { accountId, company, language } = account
    await emptyAccount(tx, { accountId, companyId: company.companyId, deadHash }, now)
    await audit({ act: 'erase-account', subject: named(account) })
    const recipient = account.email! // an open account has one
    const data = { name: company.name! }
    await queueMail(tx, { act: 'erase-account', accountId, recipient, language, data }, now)
    return accept(account)
  })
}
