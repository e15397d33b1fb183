// Token buckets in the database: they survive restarts and are shared by servers.
import { LIMITS, type LimitName, type Rate } from '#domain/limits'
import type { Db } from '../db.ts'
import { rows } from '../rows.ts'

export type Limit = Rate & { key: string }

/** Of one whom it counts: an account, a client, a mailbox; for everybody nobody in particular. */
export const limit = (name: LimitName, whom: string | number = ''): Limit => ({
  key: `${name}:${whom}`,
  ...LIMITS[name],
})

/** What a proof of work counts for: a browser that an account knows has a price of its own (C23). */
export const proofLimit = (ownLane: string | undefined): Limit =>
  ownLane === undefined ? limit('proofs') : limit('proofs-known', ownLane)

export type Taken = { ok: true } | { ok: false; waitSeconds: number }

/** Takes one token from each of the limits, or none. @returns how long it takes until each of them has one, if one has not */
export async function takeTokens(db: Db, limits: Limit[], now: Temporal.Instant): Promise<Taken> {
  const sorted = limits.toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const taken = await db<{ key: string }[]>`
    with ${locked(db, sorted)}
    insert into buckets as b (key, tokens, refilled_at)
    select r.key, r.capacity - 1, ${now}::timestamptz from ${rows(db, sorted, { key: 'text', capacity: 'float8' })} left join locked using (key)
    order by r.key
    on conflict (key) do update set tokens = least(excluded.tokens + 1, b.tokens + ${refilled(db, sorted)}) - 1,
      refilled_at = case when ${wasSetBack(db, now)} then excluded.refilled_at else greatest(b.refilled_at, excluded.refilled_at) end,
      set_back_from = case when ${wasSetBack(db, now)} then b.refilled_at else b.set_back_from end
    where least(excluded.tokens + 1, b.tokens + ${refilled(db, sorted)}) >= 1
    returning b.key`
  if (taken.length === limits.length) return { ok: true }
  const keys = new Set(taken.map(row => row.key))
  await returnTokens(
    db,
    limits.filter(limit => keys.has(limit.key)),
  )
  const lacking = limits.filter(limit => !keys.has(limit.key))
  return { ok: false, waitSeconds: await secondsToWait(db, lacking, now) }
}

/** How many tokens a limit has now. */
export async function tokensLeft(
  db: Db,
  { key, capacity, refillSeconds }: Limit,
  now: Temporal.Instant,
): Promise<number> {
  const [row] = await db<{ left: number }[]>`
    select least(${capacity}::float8, tokens
      + greatest(0, extract(epoch from ${now}::timestamptz - refilled_at)) / ${refillSeconds}::float8)::float8 as left
    from buckets where key = ${key}`
  return row?.left ?? capacity
}

/**
 * Until the last of these limits has a token; a caller whose clock is behind waits no longer for that. Those that were filled
 * before a clock was set back fill from now on.
 */
async function secondsToWait(db: Db, limits: Limit[], now: Temporal.Instant): Promise<number> {
  const [row] = await db<{ seconds: number }[]>`
    with ${locked(db, limits)}, set_right as (
      update buckets b set refilled_at = ${now}, set_back_from = b.refilled_at
      from locked where b.key = locked.key and ${wasSetBack(db, now)})
    select max(r.refill_seconds * (1 - b.tokens) - greatest(0, extract(epoch from ${now}::timestamptz - b.refilled_at)))::float8 as seconds
    from ${rows(db, limits, { key: 'text', refillSeconds: 'float8' })} join buckets b using (key)`
  const milliseconds = Math.round((row?.seconds ?? 1) * 1000) // a sum of fractions may be a hair too long
  return Math.max(1, Math.ceil(milliseconds / 1000))
}

/** Gives a token back to each limit: the request turned out harmless, or another limit had no token left. */
export async function returnTokens(db: Db, limits: Limit[]): Promise<void> {
  if (limits.length === 0) return
  await db`
    with ${locked(db, limits)}
    update buckets b set tokens = least(r.capacity, b.tokens + 1)
    from ${rows(db, limits, { key: 'text', capacity: 'float8' })} join locked using (key) where b.key = r.key`
}

/** Locks rows in the order of their keys, whatever plan follows, so that two callers never wait for each other. */
function locked(db: Db, limits: Limit[]) {
  return db`locked as materialized (
    select key from buckets where key = any(${limits.map(l => l.key)}::text[]) order by key for update)`
}

/**
 * Of a bucket `b`: it was filled at a time that is yet to come, by more than servers differ that go by the database's clock. It
 * is believed once until that time has come, so that two that do differ give at most twice of what there is.
 */
const wasSetBack = (db: Db, now: Temporal.Instant) =>
  db`(b.refilled_at > ${now}::timestamptz + interval '1 minute' and coalesce(b.set_back_from <= ${now}, true))`

/** What came since; nothing for a caller whose clock is behind that of the one before. */
function refilled(db: Db, limits: Limit[]) {
  return db`greatest(0, extract(epoch from excluded.refilled_at - b.refilled_at)) / ${refillOf(db, limits)}`
}

/** `on conflict` sees only the table's own columns, so it looks up the refill time of its row by the key. */
function refillOf(db: Db, limits: Limit[]) {
  return db`(${limits.map(l => l.refillSeconds)}::float8[])[array_position(${limits.map(l => l.key)}::text[], b.key)]`
}
