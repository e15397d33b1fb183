// Encrypts secrets that are kept in the database, so that the database alone is not enough to read them.
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'
import type { OperationDeps } from './deps.ts'

export type Seal = {
  close(clear: Uint8Array): Uint8Array
  /** Undefined when it was sealed with another secret. */
  open(sealed: Uint8Array): Uint8Array | undefined
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** AES-256-GCM under a key of its own, derived from the server's secret. @param purpose each purpose has its own key */
export function sealWith(secret: string, purpose: string, random: OperationDeps['random']): Seal {
  const key = Buffer.from(hkdfSync('sha256', secret, '', purpose, 32))
  return {
    close(clear) {
      const nonce = random(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      return Buffer.concat([nonce, cipher.update(clear), cipher.final(), cipher.getAuthTag()])
    },
    open(sealed) {
      const [nonce, tag] = [sealed.subarray(0, NONCE_BYTES), sealed.subarray(-TAG_BYTES)]
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(tag)
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()])
      } catch {
        return undefined // Sealed with another secret.
      }
    },
  }
}
