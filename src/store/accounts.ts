import type { Db } from './db.ts'

export type Account = { id: number; loginId: string; company: string; mpcsAllowed: boolean }

/** For login only: the hash to verify against; disabled accounts are not there. */
export async function credentialsOf(
  db: Db,
  loginId: string,
): Promise<{ accountId: number; passwordHash: string } | undefined> {
  const [row] = await db<{ accountId: number; passwordHash: string }[]>`
    select id as "accountId", password_hash as "passwordHash" from accounts
    where login_id = ${loginId} and disabled_at is null`
  return row
}
