// The server's public keys by their id. One that is not known yet is looked for once more: keys are changed now and then.
import { type CryptoKey, importJWK, type JWK } from 'jose'
import { z } from 'zod'
import type { Send } from './send.ts'

export type SigningKeys = { find(kid: string): Promise<CryptoKey | undefined> }

const jwks = z.object({ keys: z.array(z.looseObject({ kty: z.string(), kid: z.string().optional() })) })

export function signingKeys(send: Send): SigningKeys {
  let known = new Map<string, CryptoKey>()
  let fetching: Promise<void> | undefined

  async function find(kid: string): Promise<CryptoKey | undefined> {
    if (!known.has(kid)) {
      // Those who ask meanwhile wait for the same answer.
      fetching ??= read(send).then(
        keys => {
          known = keys
          fetching = undefined
        },
        error => {
          fetching = undefined
          throw error
        },
      )
      await fetching
    }
    return known.get(kid)
  }
  return { find }
}

/** @throws when the server does not show them */
async function read(send: Send): Promise<Map<string, CryptoKey>> {
  const answer = await send({ method: 'GET', path: '/.well-known/jwks.json', headers: { accept: 'application/json' } })
  if (answer.status !== 200) throw new Error(`the keys came with ${answer.status}`)
  const keys = new Map<string, CryptoKey>()
  for (const key of jwks.parse(JSON.parse(answer.body)).keys) {
    if (key.kid && key.kty === 'OKP' && key.crv === 'Ed25519') keys.set(key.kid, await publicKey(key as JWK))
  }
  return keys
}

async function publicKey(key: JWK): Promise<CryptoKey> {
  return (await importJWK(key, 'EdDSA')) as CryptoKey // bytes are only symmetric keys
}
