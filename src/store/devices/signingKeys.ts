// Keys of signed statements: one signs, retired ones are published as long as a statement of theirs may be believed.
import type { Principal } from '#domain/who'
import { addAudit } from '../audit.ts'
import type { Db, Tx } from '../db.ts'
import { LOCK_NUMBERS } from '../lockNumbers.ts'

export type StoredKey = {
  kid: string
  publicJwk: Record<string, string>
  sealedPrivate: Uint8Array
  createdAt: Temporal.Instant
  retiredAt: Temporal.Instant | null
}

/** The newest first. @param retiredSince those that were retired earlier are left out */
export async function signingKeys(db: Db | Tx, retiredSince: Temporal.Instant): Promise<StoredKey[]> {
  return db<StoredKey[]>`
    select kid, public_jwk as "publicJwk", sealed_private as "sealedPrivate", created_at as "createdAt", retired_at as "retiredAt"
    from signing_keys where retired_at is null or retired_at > ${retiredSince} order by created_at desc, kid`
}

/** Held until the transaction ends, so that of several servers that find no key only one makes one. */
export async function lockSigningKeys(tx: Tx): Promise<void> {
  await tx`select pg_advisory_xact_lock(${LOCK_NUMBERS.signingKeys})`
}

/** Adds a key that signs from now on; the others are retired. */
export async function addSigningKey(
  tx: Tx,
  key: Pick<StoredKey, 'kid' | 'publicJwk' | 'sealedPrivate'>,
  now: Temporal.Instant,
): Promise<void> {
  await retireSigningKeys(tx, now)
  await tx`insert into signing_keys (kid, public_jwk, sealed_private, created_at)
    values (${key.kid}, ${tx.json(key.publicJwk)}, ${key.sealedPrivate}, ${now})`
}

async function retireSigningKeys(tx: Tx, now: Temporal.Instant): Promise<void> {
  await tx`update signing_keys set retired_at = ${now} where retired_at is null`
}

/** Retires the keys that sign and says so in the audit trail; the next signature makes a new key. @returns how many */
export async function retireSigningKeysBy(
  tx: Tx,
  { by, dryRun }: { by: Principal; dryRun: boolean },
  now: Temporal.Instant,
): Promise<number> {
  const keys = await tx<
    { kid: string }[]
  >`select kid from signing_keys where retired_at is null order by kid for update`
  if (dryRun || keys.length === 0) return keys.length
  await retireSigningKeys(tx, now)
  for (const { kid } of keys) await addAudit(tx, { act: 'retire-signing-key', subject: { kid } }, by, now)
  return keys.length
}
