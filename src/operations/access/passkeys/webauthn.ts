// The library that checks what passkeys answer, and what both sides agree on (C20): discoverable, with user verification,
// for the origin that is configured.
import { createHmac } from 'node:crypto'
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { z } from 'zod'

export type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON }

/** Loaded with the first passkey: it takes longer to load than the portal's own pages all together. */
let library: Promise<typeof import('@simplewebauthn/server')> | undefined
export function webauthn(): Promise<typeof import('@simplewebauthn/server')> {
  library ??= import('@simplewebauthn/server')
  return library
}

/** The name that a passkey is bound to: the host of the origin. */
export const relyingParty = (publicOrigin: string): string => new URL(publicOrigin).hostname

/** A name for an account that tells nobody anything, the same for all its passkeys. */
export const userHandle = (secret: string, accountId: number): Uint8Array<ArrayBuffer> =>
  new Uint8Array(createHmac('sha256', secret).update(`passkey user ${accountId}`).digest())

/** An answer has about 1,000 characters; one of a security key with its certificates some thousands. */
const LONGEST = 20_000
const base64url = z.string().regex(/^[\w-]{1,16384}$/)

const registration = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catch({}),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z
      .array(z.string().regex(/^[\w-]{1,32}$/))
      .max(10)
      .catch([])
      .default([]),
  }),
})
const authentication = z.object({
  id: base64url,
  rawId: base64url,
  type: z.literal('public-key'),
  clientExtensionResults: z.object({}).catch({}),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional().catch(undefined),
  }),
})

/** The form's field as it came. @returns undefined for what no browser makes */
export const readRegistration = (field: string): RegistrationResponseJSON | undefined =>
  read(registration, field) as RegistrationResponseJSON | undefined
export const readAuthentication = (field: string): AuthenticationResponseJSON | undefined =>
  read(authentication, field) as AuthenticationResponseJSON | undefined

function read<T>(schema: z.ZodType<T>, field: string): T | undefined {
  if (field.length > LONGEST) return undefined
  try {
    return schema.safeParse(JSON.parse(field)).data
  } catch {
    return undefined
  }
}

/** The challenge that an answer says it was made for. */
export function challengeIn(answer: { response: { clientDataJSON: string } }): Uint8Array {
  try {
    const data: unknown = JSON.parse(Buffer.from(answer.response.clientDataJSON, 'base64url').toString())
    const { challenge } = z.object({ challenge: z.string() }).parse(data)
    return Buffer.from(challenge, 'base64url')
  } catch {
    return new Uint8Array()
  }
}
