// What accounts said of themselves before a change and after it (C2): kept apart from the audit trail, so that it can be
// erased with the account (C19).
import { isDeepStrictEqual } from 'node:util'
import type { Change } from '#domain/acts'
import type { Tx } from '../db.ts'

export type ProfileChange = {
  accountId: number
  by: Change['by']
  /** Undefined: there was nothing before. */
  before?: Record<string, unknown>
  after: Record<string, unknown>
}

/** @returns what the audit trail may say of it */
export async function keepChange(
  tx: Tx,
  { accountId, by, before, after }: ProfileChange,
  now: Temporal.Instant,
): Promise<Change> {
  const [row] = await tx<{ id: number }[]>`
    insert into profile_changes (account_id, at, by, before, after)
    values (${accountId}, ${now}, ${by}, ${before ? tx.json(before as never) : null}, ${tx.json(after as never)})
    returning id`
  const fields = Object.keys(after).filter(name => !isDeepStrictEqual(before?.[name] ?? null, after[name]))
  return { change: row!.id, by, fields: fields.sort() }
}

/** Every address that an account has had, in small letters. */
export async function formerAddresses(tx: Tx, accountId: number): Promise<string[]> {
  const found = await tx<{ address: string }[]>`
    select distinct lower(address) as address from (
      select email as address from accounts where id = ${accountId}
      union all
      select email from profile_changes c, unnest(array[c.before ->> 'email', c.after ->> 'email']) email
      where c.account_id = ${accountId}) a
    where address is not null`
  return found.map(({ address }) => address)
}

export async function eraseChanges(tx: Tx, accountId: number): Promise<void> {
  await tx`delete from profile_changes where account_id = ${accountId}`
}
