import { createHash } from 'node:crypto'
import type { Random } from '#random'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
const HYPHEN_BEFORE = new Set([4, 6, 8, 10])

/** A random UUID (version 4) from the chance handed in. */
export function randomUuid(random: Random): string {
  const bytes = random(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let uuid = ''
  for (let i = 0; i < 16; i++) uuid += HYPHEN_BEFORE.has(i) ? `-${HEX[bytes[i]!]}` : HEX[bytes[i]!]
  return uuid
}

/** The UUID that follows from these texts, always the same one. */
export function uuidOf(...texts: string[]): string {
  const bytes = createHash('sha256').update(texts.join('\n')).digest()
  return randomUuid(count => bytes.subarray(0, count))
}

export const isUuid = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
