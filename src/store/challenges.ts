// What a login page asked, each to be answered once (C7).
import type { Db } from './db.ts'

export async function addImageText(
  db: Db,
  image: { id: string; browserHash: Uint8Array; answer: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db`insert into login_challenges (id, browser_hash, answer, expires_at)
    values (${image.id}, ${image.browserHash}, ${image.answer}, ${image.expiresAt})
    on conflict (id) do update set answer = excluded.answer, expires_at = excluded.expires_at
      where login_challenges.browser_hash = excluded.browser_hash and login_challenges.consumed_at is null`
}

/** Consumes an image, right or wrong. @returns its text; undefined when it is not this browser's, used or too old */
export async function consumeImageText(
  db: Db,
  id: string,
  browserHash: Uint8Array,
  now: Temporal.Instant,
): Promise<string | undefined> {
  const [row] = await db<{ answer: string | null }[]>`
    update login_challenges set consumed_at = ${now}
    where id = ${id} and browser_hash = ${browserHash} and consumed_at is null and expires_at > ${now}
    returning answer`
  return row?.answer ?? undefined
}

/** Keeps a solved proof of work as used. @returns whether this was its first use */
export async function consumeProof(
  db: Db,
  id: string,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await db`insert into login_challenges (id, expires_at, consumed_at)
    values (${id}, ${expiresAt}, ${now}) on conflict do nothing returning id`
  return rows.length === 1
}
