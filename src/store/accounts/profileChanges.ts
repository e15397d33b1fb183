// What accounts said of themselves before a change and after it (C2): kept apart from the audit trail, so that it can be
// erased with the account (C19).
import { isDeepStrictEqual } from 'node:util'
import type { Tx } from '../db.ts'

export type ProfileChange = {
  accountId: number
  /**
   * A new registration, a registration of an address that had an account, the account page, or a change of the address.
   */
  by: 'register' | 'registration' | 'account' | 'address'
  /** Undefined: there was nothing before. */
  before?: Record<string, unknown>
  after: Record<string, unknown>
}

/** What the audit trail may say of a change: the number of its row and names of fields, no words of the account. */
export type ChangeSubject = { change: number; by: ProfileChange['by']; fields: string[] }

export async function keepChange(
  tx: Tx,
  { accountId, by, before, after }: ProfileChange,
  now: Temporal.Instant,
): Promise<ChangeSubject> {
  const [row] = await tx<{ id: number }[]>`
    insert into profile_changes (account_id, at, by, before, after)
    values (${accountId}, ${now}, ${by}, ${before ? tx.json(before as never) : null}, ${tx.json(after as never)})
    returning id`
  const fields = Object.keys(after).filter(name => !isDeepStrictEqual(before?.[name] ?? null, after[name]))
  return { change: row!.id, by, fields: fields.sort() }
}

export async function eraseChanges(tx: Tx, accountId: number): Promise<void> {
  await tx`delete from profile_changes where account_id = ${accountId}`
}
