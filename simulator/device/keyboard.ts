// What the letters of a keyboard mean: digits of a key where one is typed, keys of the remote control elsewhere. Decided
// here and not in the browser, whose screen may be a moment behind who types fast.
import type { Device } from './device.ts'
import type { Key } from './keys.ts'

export type Letter = `letter ${string}`

const SHORTCUTS: Record<string, Key> = { B: 'blue', R: 'red', G: 'green', Y: 'yellow', M: 'menu' }

export function isLetter(text: string): text is Letter {
  return /^letter [A-Z]$/.test(text)
}

/** @returns undefined for a letter that means nothing here */
export function meant({ screen }: Device, letter: Letter): Key | undefined {
  const face = letter.slice(-1)
  if (screen.name !== 'key') return SHORTCUTS[face]
  return /[A-F]/.test(face) ? (face as Key) : undefined
}
