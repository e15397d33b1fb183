// Rows that have run out. Nothing reads them any more, so it does not matter when they are deleted.

import type { Fragment } from 'postgres'
import { CLOCKS_APART, WRONG_CODES } from '#domain/limits'
import { IDLE_MINUTES } from '../access/sessions.ts'
import type { Db, Tx } from '../db.ts'
import { LOCK_NUMBERS } from '../lockNumbers.ts'
import { transaction } from '../transaction.ts'

/** Rows that one call deletes of each table at most, so that it never holds many locks for long. */
const MOST = 5000

/** How many rows are gone by table, and whether any table has more of them. */
export type Purged = { rows: Record<string, number>; more: boolean }

/** @returns undefined when another server is at it */
export async function deleteExpired(db: Db, now: Temporal.Instant): Promise<Purged | undefined> {
  return transaction(db, async tx => {
    const [lock] = await tx<{ taken: boolean }[]>`select pg_try_advisory_xact_lock(${LOCK_NUMBERS.purge}) as taken`
    if (!lock!.taken) return undefined
    const yesterday = now.subtract({ hours: 24 })
    const expired = {
      sessions: tx`expires_at <= ${now} or last_seen_at <= ${now.subtract({ minutes: IDLE_MINUTES })}`,
      // What was used stays as long as any server would take it.
      login_challenges: tx`expires_at <= ${now.subtract(CLOCKS_APART)}`,
      care_picks: tx`expires_at <= ${now}`,
      care_files: tx`expires_at <= ${now}`,
      drafts: tx`expires_at <= ${now}`,
      temporary_passwords: tx`until <= ${now}`,
      consents: tx`expires_at <= ${now}`,
      mail_proofs: tx`expires_at <= ${now}`,
      registered_pages: tx`expires_at <= ${now}`,
      // With their addresses, which never became anybody's here (R16).
      invitations: tx`expires_at <= ${now}`,
      // A draft may still name a number whose time is up (R8); it lasts half a day.
      connection_number_holds: tx`held_until <= ${yesterday}`,
      // Once a window is used up the next one is longer, so those rows stay.
      wrong_codes: tx`until <= ${now} and count < ${WRONG_CODES.tries}`,
      wrong_device_keys: tx`(select max(t) from unnest(at) t) <= ${yesterday}`,
      // Each is full again after an hour, which is the same as no row.
      buckets: tx`refilled_at <= ${yesterday}`,
      // Mails to nobody (C3) count as sent ones do, for a day.
      // The privacy policy says so. Nothing else of the audit trail may go, and a trigger holds to that (0027).
      audit: tx`act = 'fail-sign-in' and at <= ${now.subtract({ hours: 24 * 365 })}`,
      outbox: tx`reason = 'no-such-account' and ended_at <= ${yesterday}`,
    }
    const rows: Record<string, number> = {}
    for (const [table, over] of Object.entries(expired)) {
      // Rows that are locked are skipped; the next purge takes them.
      const gone = await tx`
        delete from ${tx(table)} where ctid = any(array(
          select ctid from ${tx(table)} where ${over} limit ${MOST} for update skip locked))`
      if (gone.count > 0) rows[table] = gone.count
    }
    // A page keeps its password for ten minutes (P8), whether it was seen or not. The page itself lasts longer.
    await tx`update registered_pages set sealed = null where sealed_until <= ${now} and sealed is not null`
    await setRight(tx, now)
    for (const [name, sql] of Object.entries(forgotten(tx, now))) {
      const wiped = await sql
      if (wiped.count > 0) rows[name] = wiped.count
    }
    return { rows, more: Object.values(rows).includes(MOST) }
  })
}

/**
 * Mails that wait for a time that nothing written by now would wait for: a clock was set back since (C23). They are due. All
 * else that was written before is seen as what it is where it is read.
 */
async function setRight(tx: Tx, now: Temporal.Instant): Promise<void> {
  const longestWait = tx`least(interval '4 hours', interval '2 minutes' * power(2, least(attempts, 10)))`
  await tx`update outbox set next_at = ${now} where state = 'waiting'
    and coalesce(next_at - ${longestWait}, created_at) > ${now.add(CLOCKS_APART)}`
}

/**
 * Rows of mails stay, but for codes, which no act tells of; not the secrets that have run out, nor for ever whom they went to
 * (C19).
 */
function forgotten(tx: Tx, now: Temporal.Instant) {
  // A mail that was in hand when its time ran out has been sent or not by then.
  const noLongerInHand = now.subtract({ minutes: 2 })
  const batch = (where: Fragment) =>
    tx`ctid = any(array(select ctid from outbox where ${where} limit ${MOST} for update skip locked))`
  const addressed = tx`state <> 'waiting' and recipient is not null`
  // Anybody can have a code, or an invitation, sent to any address, so its owner may never have wanted anything from us.
  const code = tx`${addressed} and template in ('mail-code', 'invitation') and ended_at <= ${now.subtract({ hours: 24 })}`
  const any = tx`${addressed} and ended_at <= ${now.subtract({ hours: 24 * 90 })}`
  return {
    'outbox.secret': tx`update outbox
      set state = 'dropped', reason = 'secret-ran-out', ended_at = ${now}, secret = null
      where ${batch(tx`state = 'waiting' and secret_until <= ${noLongerInHand}`)}`,
    'outbox of codes': tx`delete from outbox where ${batch(code)}`,
    'outbox.recipient': tx`update outbox set recipient = null where ${batch(any)}`,
  }
}
