// The proof of work beside a form's picture (C7): a number that takes a second to find and no time to check.
import { createHmac } from 'node:crypto'
import { type Challenge, createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

/** What the browser gets as JSON; src/web/browser/proofWorker.ts solves it. */
export type ProofTask = Challenge

export type VerifiedProof =
  /** The challenge's own id, the same for any solution of it, so that it can be used once. */
  { ok: true; id: string; expiresAt: Temporal.Instant } | { ok: false }

/** Rounds of PBKDF2/SHA-256 a try, and how many tries at most, at the lowest price: 1.5 million rounds on average. */
const COST = 10_000
const MAX_TRIES = 300

/** A payload of ours has about 750 characters. */
const MAX_LENGTH = 2048

/** @param options.price how many times as long as at quiet times it takes */
export function createProof(options: {
  hmacSecret: string
  expiresAt: Temporal.Instant
  price: number
}): Promise<ProofTask> {
  return createChallenge({
    algorithm: 'PBKDF2/SHA-256',
    cost: COST,
    counter: randomInt(MAX_TRIES * options.price - 1, 0),
    deriveKey,
    // Signed like all else. Not the library's own `expiresAt`: that it compares with the machine's clock.
    data: { expiresAt: options.expiresAt.epochMilliseconds },
    ...secrets(options.hmacSecret),
  })
}

/** @param options.payload the form field as is: base64 of the JSON `{challenge, solution}`. Never throws for it. */
export async function verifyProof(options: {
  hmacSecret: string
  payload: string
  now: Temporal.Instant
}): Promise<VerifiedProof> {
  const read = payloadSchema.safeParse(readJson(options.payload))
  if (!read.success) return { ok: false }
  const { challenge, solution } = read.data
  const { verified } = await verifySolution({ challenge, solution, deriveKey, ...secrets(options.hmacSecret) })
  if (!verified) return { ok: false }
  const expiresAt = Temporal.Instant.fromEpochMilliseconds(challenge.parameters.data.expiresAt)
  if (Temporal.Instant.compare(options.now, expiresAt) >= 0) return { ok: false }
  return { ok: true, id: challenge.parameters.nonce, expiresAt }
}

/** All that createProof writes and nothing else. keySignature is what makes checking cheap, so it has to be there. */
const payloadSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.string(),
      cost: z.int(),
      data: z.strictObject({ expiresAt: z.int() }),
      keyLength: z.int(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
})

function readJson(payload: string): unknown {
  if (payload.length > MAX_LENGTH) return undefined
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString())
  } catch {
    return undefined
  }
}

/** One secret a purpose, so that a signature of one is worth nothing as the other, nor elsewhere. */
function secrets(hmacSecret: string) {
  const secretFor = (purpose: string): string => createHmac('sha256', hmacSecret).update(purpose).digest('hex')
  return {
    hmacSignatureSecret: secretFor('proof of work: challenge'),
    hmacKeySignatureSecret: secretFor('proof of work: solution'),
  }
}
