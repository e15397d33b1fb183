import type { Actor } from '#domain/actor'
import type { Db, Tx } from './db.ts'

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

/** Locks an account. Undefined when no account has this 登録ID. */
export async function lockPermission(
  tx: Tx,
  loginId: string,
): Promise<{ accountId: number; company: string; mpcsAllowed: boolean } | undefined> {
  const [row] = await tx<{ accountId: number; company: string; mpcsAllowed: boolean }[]>`
    select id as "accountId", company, mpcs_allowed as "mpcsAllowed" from accounts where login_id = ${loginId} for update`
  return row
}

/** Allows an account MPCS applications, or no longer (R10), and says so in the audit trail. */
export async function writePermission(
  tx: Tx,
  change: Actor & { accountId: number; mpcsAllowed: boolean },
  now: Temporal.Instant,
): Promise<void> {
  await tx`
    with changed as (
      update accounts set mpcs_allowed = ${change.mpcsAllowed} where id = ${change.accountId} returning login_id, mpcs_allowed
    )
    insert into audit (at, operator, act, subject, reason)
    select ${now}, ${change.operator}, 'allow-mpcs',
      jsonb_build_object('loginId', login_id, 'allowed', mpcs_allowed), ${change.reason} from changed`
}
