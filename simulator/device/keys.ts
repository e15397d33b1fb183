// The keys of the remote control, and those that only a keyboard has.

const ARROWS = ['up', 'down', 'left', 'right'] as const
export const COLOURS = ['blue', 'red', 'green', 'yellow'] as const
const OTHERS = ['enter', 'back', 'menu', 'power'] as const
/** 1文字消す where something is typed, 戻る elsewhere: what Backspace means to whoever types. */
const KEYBOARD_ONLY = ['erase'] as const
const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F'] as const

const KEYS = [...ARROWS, ...COLOURS, ...OTHERS, ...KEYBOARD_ONLY, ...DIGITS, ...LETTERS] as const

export type Key = (typeof KEYS)[number]

export function isKey(text: string): text is Key {
  return (KEYS as readonly string[]).includes(text)
}

export function isDigit(key: Key): boolean {
  return /^\d$/.test(key)
}

export function isHexDigit(key: Key): boolean {
  return /^[\dA-F]$/.test(key)
}
