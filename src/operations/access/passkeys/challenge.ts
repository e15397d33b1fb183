// What a passkey signs: random, for one purpose and one asker, good for five minutes and once (C20). It is signed by us
// instead of kept, so that asking costs no row; only one that was answered is written down, as used.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { consumeProof } from '#store/access/challenges'
import type { Db, Tx } from '#store/db'
import type { OperationDeps } from '../../deps.ts'

const MINUTES = 5
const RANDOM_BYTES = 16
const TIME_BYTES = 8
const SIGNATURE_BYTES = 24

/** @param use what it is for and who asks, such as `sign-in` by a browser or `add` by an account */
export function newChallenge(
  { clock, random, secret }: Pick<OperationDeps, 'clock' | 'random'> & { secret: string },
  use: string,
): Uint8Array {
  const head = Buffer.alloc(RANDOM_BYTES + TIME_BYTES)
  head.set(random(RANDOM_BYTES))
  head.writeBigInt64BE(BigInt(clock.now().add({ minutes: MINUTES }).epochMilliseconds), RANDOM_BYTES)
  return Buffer.concat([head, signatureOf(secret, use, head)])
}

/** Takes a challenge that came back. @returns false when it is not ours, for another use, too old, or was taken before */
export async function takeChallenge(
  db: Db | Tx,
  { challenge, use, secret }: { challenge: Uint8Array; use: string; secret: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const bytes = Buffer.from(challenge)
  if (bytes.length !== RANDOM_BYTES + TIME_BYTES + SIGNATURE_BYTES) return false
  const head = bytes.subarray(0, RANDOM_BYTES + TIME_BYTES)
  if (!timingSafeEqual(bytes.subarray(head.length), signatureOf(secret, use, head))) return false
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(Number(head.readBigInt64BE(RANDOM_BYTES)))
  if (Temporal.Instant.compare(now, expiresAt) >= 0) return false
  return consumeProof(db, `passkey:${head.toString('base64url')}`, expiresAt, now)
}

function signatureOf(secret: string, use: string, head: Uint8Array): Buffer {
  const key = createHmac('sha256', secret).update('passkey challenges').digest()
  return createHmac('sha256', key).update(`${use}\n`).update(head).digest().subarray(0, SIGNATURE_BYTES)
}
