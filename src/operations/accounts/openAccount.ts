// The account that an operator names, locked, while there is something left of it.
import { accept, type Decision, refuse } from '#domain/refusal'
import { type AccountRecord, lockAccountRecord } from '#store/accounts/accountRecords'
import type { Tx } from '#store/db'

/** Refusals: `login-id-unknown`, `account-closed`. */
export async function openAccount(
  tx: Tx,
  loginId: string,
): Promise<Decision<AccountRecord, 'login-id-unknown' | 'account-closed'>> {
  const account = await lockAccountRecord(tx, loginId)
  if (!account) return refuse('login-id-unknown')
  return account.closedAt ? refuse('account-closed') : accept(account)
}

/** What the audit trail says of it. */
export const named = ({ accountId, loginId }: AccountRecord) => ({ account: accountId, loginId })
