// The 登録ID of an account goes to its address, for whoever forgot it and asks the vendor (M§5.2-1, O14).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import type { AccountRecord } from '#store/accounts/accountRecords'
import { queueMail } from '#store/notices/outbox'
import { act, type DoorDeps } from '../act.ts'
import { named, openAccount } from './openAccount.ts'

/** Refusals: `login-id-unknown`, `account-closed`, `account-is-disabled`. */
export async function sendLoginId(
  deps: DoorDeps,
  { by, loginId, dryRun }: { by: Operator; loginId: string; dryRun: boolean },
): Promise<Decision<AccountRecord, OperatorRefusal>> {
  return act(deps, by, 'send-login-id', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok) return decision
    const account = decision.value
    if (account.disabledAt ?? account.company.disabledAt) return refuse('account-is-disabled')
    if (dryRun) return decision
    await audit({ act: 'send-login-id', subject: named(account) })
    await queueMail(tx, { act: 'send-login-id', accountId: account.accountId, data: { loginId } }, now)
    return accept(account)
  })
}
