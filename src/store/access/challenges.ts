// What a login page asked, each to be answered once (C7).
import type { Db, Tx } from '../db.ts'

export async function addImageText(
  db: Db,
  image: { id: string; browserHash: Uint8Array; answer: string; expiresAt: Temporal.Instant },
): Promise<void> {
  await db`insert into login_challenges (id, browser_hash, answer, expires_at)
    values (${image.id}, ${image.browserHash}, ${image.answer}, ${image.expiresAt})
    on conflict (id) do update set answer = excluded.answer, expires_at = excluded.expires_at
      where login_challenges.browser_hash = excluded.browser_hash and login_challenges.consumed_at is null`
}

/**
 * Keeps the digits of a sound; when it has some already, those stay. @returns the digits that it has now; undefined when
 * the challenge is another browser's, used or too old
 */
export async function keepDigits(
  db: Db,
  sound: { id: string; browserHash: Uint8Array; answer: string; expiresAt: Temporal.Instant; now: Temporal.Instant },
): Promise<string | undefined> {
  const [row] = await db<{ answer: string }[]>`
    insert into login_challenges as c (id, browser_hash, answer, expires_at)
    values (${sound.id}, ${sound.browserHash}, ${sound.answer}, ${sound.expiresAt})
    on conflict (id) do update set answer = c.answer
      where c.browser_hash = excluded.browser_hash and c.consumed_at is null and c.expires_at > ${sound.now}
    returning answer`
  return row?.answer
}

/** Consumes what was asked, right or wrong. @returns the answers of those that are this browser's, unused and in time */
export async function consumeAnswers(
  db: Db,
  ids: string[],
  browserHash: Uint8Array,
  now: Temporal.Instant,
): Promise<string[]> {
  const rows = await db<{ answer: string }[]>`
    update login_challenges set consumed_at = ${now}
    where id = any(${ids}::text[]) and browser_hash = ${browserHash} and consumed_at is null and expires_at > ${now}
    returning answer`
  return rows.map(row => row.answer)
}

/** Keeps a solved proof of work as used. @returns whether this was its first use */
export async function consumeProof(
  db: Db | Tx,
  id: string,
  expiresAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<boolean> {
  const rows = await db`insert into login_challenges (id, expires_at, consumed_at)
    values (${id}, ${expiresAt}, ${now}) on conflict do nothing returning id`
  return rows.length === 1
}
