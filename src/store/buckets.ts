// Token buckets in the database: they survive restarts and are shared by servers.
import type { Db } from './db.ts'

/** `capacity` tokens at most, a new one every `refillSeconds`. */
export type Limit = { key: string; capacity: number; refillSeconds: number }

/** Takes one token. @returns whether there was one */
export async function takeToken(db: Db, limit: Limit, now: Temporal.Instant): Promise<boolean> {
  const rows = await db`
    insert into buckets as b (key, tokens, refilled_at) values (${limit.key}, ${limit.capacity - 1}, ${now})
    on conflict (key) do update set refilled_at = ${now}, tokens = least(${limit.capacity}::float8,
      b.tokens + extract(epoch from ${now}::timestamptz - b.refilled_at) / ${limit.refillSeconds}::float8) - 1
    where least(${limit.capacity}::float8,
      b.tokens + extract(epoch from ${now}::timestamptz - b.refilled_at) / ${limit.refillSeconds}::float8) >= 1
    returning b.key`
  return rows.length === 1
}

/** Gives a token back: what it was taken for turned out harmless. */
export async function returnToken(db: Db, limit: Limit): Promise<void> {
  await db`update buckets set tokens = least(${limit.capacity}::float8, tokens + 1) where key = ${limit.key}`
}
