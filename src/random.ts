import { randomBytes } from 'node:crypto'

/** The only way to chance: cryptographic bytes, handed in, so that tests can set them. */
export type Random = (bytes: number) => Uint8Array

const RESERVE_BYTES = 4096
let reserve = new Uint8Array()
let used = 0

/** From a reserve, since a call to the generator costs more than a few bytes are worth. No byte is given twice. */
export const systemRandom: Random = bytes => {
  if (used + bytes > reserve.length) {
    reserve = randomBytes(Math.max(bytes, RESERVE_BYTES))
    used = 0
  }
  used += bytes
  return reserve.subarray(used - bytes, used)
}
