// Solves the login's proof of work (src/web/robotCheck/proof.ts) beside the page, or in it where workers fail.

export type ProofTask = {
  parameters: { nonce: string; salt: string; cost: number; keyLength: number; keyPrefix: string }
}
export type Solution = { counter: number; derivedKey: string }

// Tries 0, 1, 2 … until the key derived from nonce and number begins as it should.
export async function solve({ parameters }: ProofTask, late?: AbortSignal): Promise<Solution> {
  const { cost, keyLength, keyPrefix } = parameters
  const nonce = bytesOf(parameters.nonce)
  const salt = bytesOf(parameters.salt)
  const password = new Uint8Array(nonce.length + 4)
  password.set(nonce)
  for (let counter = 0; ; counter++) {
    late?.throwIfAborted()
    new DataView(password.buffer).setUint32(nonce.length, counter)
    const key = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits'])
    const algorithm = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: cost }
    const derivedKey = hexOf(await crypto.subtle.deriveBits(algorithm, key, keyLength * 8))
    if (derivedKey.startsWith(keyPrefix)) return { counter, derivedKey }
  }
}

const bytesOf = (hex: string) => Uint8Array.from(hex.match(/../g) ?? [], byte => Number.parseInt(byte, 16))
const hexOf = (bits: ArrayBuffer): string =>
  Array.from(new Uint8Array(bits), byte => byte.toString(16).padStart(2, '0')).join('')

// In a page there is a document, and nobody sends messages. A rejection would not reach the page: undefined does.
if (typeof document === 'undefined')
  addEventListener('message', (event: MessageEvent<ProofTask>) => {
    solve(event.data).then(
      solution => postMessage(solution),
      () => postMessage(undefined),
    )
  })
