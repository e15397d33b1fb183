// Chance as the drawing of pictures and sounds uses it: numbers from 0 to 1 (excluded).
import { createCipheriv } from 'node:crypto'
import type { Random } from '#random'

export type Chance = () => number

const BLOCK = new Uint8Array(4096)

export function chanceFrom(random: Random): Chance {
  return () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32
}

/** The same row of numbers for the same key, which nobody foretells without it. @param key of 32 bytes */
export function keyedChance(key: Uint8Array): Chance {
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16))
  let block = Buffer.alloc(0)
  let used = 0
  return () => {
    if (used === block.length) {
      block = stream.update(BLOCK)
      used = 0
    }
    used += 4
    return block.readUInt32BE(used - 4) / 2 ** 32
  }
}
