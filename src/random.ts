import { randomBytes } from 'node:crypto'

/** The only way to chance: cryptographic bytes, handed in, so that tests can set them. */
export type Random = (bytes: number) => Uint8Array

export const systemRandom: Random = bytes => randomBytes(bytes)
