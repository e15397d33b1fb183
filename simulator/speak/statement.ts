// Whether a statement is believed: signed by a key of the server, for this device, not from the future, not run out.
import { compactVerify, decodeProtectedHeader } from 'jose'
import { z } from 'zod'
import type { Statement } from '../device/memory.ts'
import type { SigningKeys } from './signingKeys.ts'

const TYPE = 'device-statement+jws'
/** Clocks differ. A statement from further ahead than this is none to be believed. */
const AHEAD_SECONDS = 600

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const claims = z.object({
  sub: z.string(),
  iat: z.number(),
  exp: z.number(),
  status: z.enum(['active', 'expired', 'lapsed', 'none']),
  lastDay: day.nullable(),
  connectionNumber: z.string().nullable(),
})

type Look = { keys: SigningKeys; mprId: string; now: number }

/** @returns undefined when it is not believed */
export async function believe(signed: string, { keys, mprId, now }: Look): Promise<Statement | undefined> {
  try {
    const { alg, kid, typ } = decodeProtectedHeader(signed)
    if (alg !== 'EdDSA' || typ !== TYPE || !kid) return undefined
    const key = await keys.find(kid)
    if (!key) return undefined
    const { payload } = await compactVerify(signed, key, { algorithms: ['EdDSA'] })
    const { sub, iat, exp, ...statement } = claims.parse(JSON.parse(new TextDecoder().decode(payload)))
    if (sub !== mprId || iat > now / 1000 + AHEAD_SECONDS || exp <= now / 1000) return undefined
    return { ...statement, expiresAt: exp * 1000 }
  } catch {
    return undefined // Not a statement, not signed so, or no keys to be had.
  }
}
