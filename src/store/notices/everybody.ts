// Whom a mail to all goes to.
import type { Tx } from '../db.ts'

/** Of accounts as `a`: those that can sign in. */
export const maySignIn = (tx: Tx) => tx`a.closed_at is null and a.disabled_at is null
  and exists (select from companies c where c.id = a.company_id and c.disabled_at is null)`

/** How many accounts a mail to all would go to. */
export async function countOpenAccounts(tx: Tx): Promise<number> {
  const [row] = await tx<{ count: number }[]>`
    select count(*) from accounts a where ${maySignIn(tx)}`
  return row!.count
}
