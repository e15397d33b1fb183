// A mail to whoever a stranger names (C3, P5): what it takes of the limits. Whoever asks for a mailbox, or a 登録ID, for the
// first time is not held up by what others have asked for it, and the mailbox is still not flooded (C14, C23).
import { type Limit, limit, takeTokens } from '#store/access/buckets'
import type { Db } from '#store/db'

type Mail = 'mail-code' | 'temporary-password'

export type MailShare = {
  mail: Mail
  /** The mailbox or 登録ID, as a hash. */
  whose: string
  /** Of the client, or of the account that is signed in. */
  asker: Limit
}

/** @returns the limits that a token was taken of; or how long it takes until there is one again */
export async function takeMailShare(
  db: Db,
  { mail, whose, asker }: MailShare,
  now: Temporal.Instant,
): Promise<{ ok: true; limits: Limit[] } | { ok: false; waitSeconds: number }> {
  const most = limit(`${mail}-most`, whose)
  const further = mail === 'mail-code' ? limit('mail-code-mailbox', whose) : limit('temporary-password-id', whose)
  const first = limit(`${mail}-first`, `${whose}:${asker.key}`)
  let waitSeconds = Number.POSITIVE_INFINITY
  for (const limits of [
    [most, first, asker],
    [most, further, asker],
  ]) {
    const taken = await takeTokens(db, limits, now)
    if (taken.ok) return { ok: true, limits }
    waitSeconds = Math.min(waitSeconds, taken.waitSeconds)
  }
  return { ok: false, waitSeconds }
}
