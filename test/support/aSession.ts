// Somebody who is signed in, without a login.
import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '#store/db'

/** @returns what the session's cookie holds */
export async function aSession(db: Db, accountId = 1): Promise<string> {
  const cookie = randomBytes(32).toString('base64url')
  await db`insert into sessions (id_hash, account_id, created_at, last_seen_at, expires_at)
    values (${createHash('sha256').update(cookie).digest()}, ${accountId}, now(), now(), now() + interval '12 hours')`
  return cookie
}
