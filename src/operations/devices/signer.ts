// Signs what devices may believe without a network (product.md §7): Ed25519, a JWS, keys that change.
import { createPrivateKey, type KeyObject } from 'node:crypto'
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose'
import { TRUST_DAYS } from '#domain/deviceStatus'
import type { Tx } from '#store/db'
import { addSigningKey, lockSigningKeys, type StoredKey, signingKeys } from '#store/devices/signingKeys'
import { aside } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type Seal, sealWith } from '../seal.ts'

const CACHE_MS = 60_000
const KEY_DAYS = 180 // half a year
/** How long a retired key is still published, since devices still believe what it signed. */
const PUBLISHED_DAYS = TRUST_DAYS + 1

export type Signer = {
  /** The id of the key that signs now. */
  kid(): Promise<string>
  /** @returns a compact JWS and the id of its key */
  sign(payload: object): Promise<{ jws: string; kid: string }>
  /** What devices check signatures with: the key that signs and those whose statements may still be believed. */
  jwks(): Promise<{ keys: JWK[] }>
}

type Keys = {
  signing: { kid: string; key: KeyObject }
  published: JWK[]
  /** Milliseconds since 1970. */
  readAt: number
}

/** @param secret seals the private halves: whoever has the database alone cannot sign */
export function createSigner(deps: Pick<OperationDeps, 'db' | 'clock' | 'random'>, secret: string): Signer {
  const seal = sealWith(secret, 'signing keys', deps.random)
  let known: Keys | undefined
  let reading: Promise<Keys> | undefined

  /** Callers that come while the keys are being read share that reading. */
  function keys(): Keys | Promise<Keys> {
    const now = deps.clock.now()
    if (known && Math.abs(now.epochMilliseconds - known.readAt) < CACHE_MS) return known
    reading ??= readKeys(deps, seal, now)
      .then(read => (known = read))
      .finally(() => (reading = undefined))
    return reading
  }

  return {
    kid: async () => (await keys()).signing.kid,
    async sign(payload) {
      const { kid, key } = (await keys()).signing
      const header = { alg: 'EdDSA', kid, typ: 'device-statement+jws' }
      const jws = await new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
        .setProtectedHeader(header)
        .sign(key)
      return { jws, kid }
    },
    jwks: async () => ({ keys: (await keys()).published }),
  }
}

async function readKeys(deps: Pick<OperationDeps, 'db' | 'clock'>, seal: Seal, now: Temporal.Instant): Promise<Keys> {
  const since = now.subtract({ hours: 24 * PUBLISHED_DAYS })
  const stored = await signingKeys(deps.db, since)
  const usable = usableKey(stored, seal, now)
  const readAt = now.epochMilliseconds
  if (usable) return { signing: usable, published: stored.map(published), readAt }
  return aside(deps, async ({ tx }) => {
    await lockSigningKeys(tx)
    const meanwhile = usableKey(await signingKeys(tx, since), seal, now)
    const signing = meanwhile ?? (await makeKey(tx, seal, now))
    return { signing, published: (await signingKeys(tx, since)).map(published), readAt }
  })
}

/** The newest key that is neither retired nor old, and that this server's secret opens. */
function usableKey(stored: StoredKey[], seal: Seal, now: Temporal.Instant) {
  const oldest = now.subtract({ hours: 24 * KEY_DAYS })
  for (const { kid, sealedPrivate, createdAt, retiredAt } of stored) {
    if (retiredAt !== null || Temporal.Instant.compare(createdAt, oldest) < 0) continue
    const key = seal.open(sealedPrivate)
    if (key) return { kid, key: createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' }) }
  }
  return undefined
}

async function makeKey(tx: Tx, seal: Seal, now: Temporal.Instant) {
  const { publicKey, privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
  const jwk = await exportJWK(publicKey)
  const kid = await calculateJwkThumbprint(jwk)
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey('pkcs8', privateKey as CryptoKey))
  const publicJwk = { kty: jwk.kty!, crv: jwk.crv!, x: jwk.x!, alg: 'EdDSA', use: 'sig' }
  await addSigningKey(tx, { kid, publicJwk, sealedPrivate: seal.close(pkcs8) }, now)
  return { kid, key: createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' }) }
}

const published = ({ kid, publicJwk }: StoredKey): JWK => ({ kid, ...publicJwk })
