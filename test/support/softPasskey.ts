// A passkey as a program (WebAuthn Level 3): answers as a device would, or wrongly where a test wants it so.
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

type Options = { challenge: string; rpId?: string; rp?: { id?: string }; user?: { id: string } }
/** What a device that cheats, or is not ours, does otherwise. */
export type Cheats = {
  origin?: string
  /** A phishing site's own name. */
  rpId?: string
  userVerified?: boolean
  counter?: number
}

const PRESENT = 0x01
const VERIFIED = 0x04
const WITH_KEY = 0x40

export function aSoftPasskey(origin: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0

  function clientData(type: 'webauthn.create' | 'webauthn.get', { challenge }: Options, cheats: Cheats): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin: cheats.origin ?? origin, crossOrigin: false }))
  }

  function authenticatorData(options: Options, cheats: Cheats, key?: Buffer): Buffer {
    const rpId = cheats.rpId ?? options.rpId ?? options.rp?.id ?? ''
    const verified = cheats.userVerified === false ? 0 : VERIFIED
    counter = cheats.counter ?? counter + 1
    const head = Buffer.alloc(5)
    head.writeUInt8(PRESENT | verified | (key ? WITH_KEY : 0))
    head.writeUInt32BE(counter, 1)
    return Buffer.concat([createHash('sha256').update(rpId).digest(), head, ...(key ? [key] : [])])
  }

  /** The key as COSE has it, after a model's number of zeros and the id. */
  function attestedKey(): Buffer {
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    const length = Buffer.alloc(2)
    length.writeUInt16BE(id.length)
    const cose = [
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]
    return Buffer.concat([Buffer.alloc(16), length, id, ...cose])
  }

  const answer = (response: Record<string, unknown>) =>
    JSON.stringify({
      id: id.toString('base64url'),
      rawId: id.toString('base64url'),
      type: 'public-key',
      clientExtensionResults: {},
      response,
    })

  return {
    /** What the form's field `created` holds. @param options JSON of /account/passkeys/options */
    create(options: Options, cheats: Cheats = {}): string {
      const data = authenticatorData(options, cheats, attestedKey())
      const length = Buffer.alloc(2)
      length.writeUInt16BE(data.length)
      const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        text('fmt'),
        text('none'),
        text('attStmt'),
        Buffer.from([0xa0]),
        text('authData'),
        Buffer.from([0x59]),
        length,
        data,
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', options, cheats).toString('base64url'),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    /** What the form's field `passkey` holds. @param options JSON of /login/passkey or /account/passkey-check */
    show(options: Options, cheats: Cheats = {}): string {
      const client = clientData('webauthn.get', options, cheats)
      const data = authenticatorData(options, cheats)
      const signed = Buffer.concat([data, createHash('sha256').update(client).digest()])
      return answer({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      })
    },
  }
}
