// What accounts did to themselves, in the audit trail. Applications and operators' acts write theirs in their own statement.
import type { Db, Tx } from './db.ts'

export type AccountAct = { accountId: number; act: string; subject: Record<string, unknown>; requestId: string }

/** In the effect's transaction (C17). No secrets, and nothing personal: it cannot be erased (profileChanges.ts). */
export async function addAudit(
  tx: Db | Tx,
  { accountId, act, subject, requestId }: AccountAct,
  now: Temporal.Instant,
): Promise<void> {
  await tx`insert into audit (at, account_id, act, subject, request_id)
    values (${now}, ${accountId}, ${act}, ${tx.json(subject as never)}, ${requestId})`
}
