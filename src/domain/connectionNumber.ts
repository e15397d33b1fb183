// 接続番号 (M§5.2-6, R8): a prefix and eight digits, shown 111-2345-6789.

declare const brand: unique symbol
export type ConnectionNumber = string & { readonly [brand]: 'connectionNumber' }

export const PREFIXES = ['111', '117', '118'] as const // M§5.2-6 shows one candidate of each
export const REDRAWS = 5 // M§5.2-6: "あと5回まで選びなおすことができます"
export const HOLD_MINUTES = 30 // R8

const LINE_DIGITS = 8

/** A number under one prefix, each equally likely. */
export function drawConnectionNumber(
  prefix: (typeof PREFIXES)[number],
  random: (bytes: number) => Uint8Array,
): ConnectionNumber {
  const span = 10 ** LINE_DIGITS
  const limit = Math.floor(2 ** 32 / span) * span // above it the remainder would favour low numbers
  let value = limit
  while (value >= limit) value = Buffer.from(random(4)).readUInt32BE()
  return (prefix + String(value % span).padStart(LINE_DIGITS, '0')) as ConnectionNumber
}

/** Reads a stored or posted number; undefined when it is none. */
export function parseConnectionNumber(text: string): ConnectionNumber | undefined {
  return /^11[178]\d{8}$/.test(text) ? (text as ConnectionNumber) : undefined
}

export function formatConnectionNumber(number: ConnectionNumber): string {
  return `${number.slice(0, 3)}-${number.slice(3, 7)}-${number.slice(7)}`
}

export const prefixOf = (number: ConnectionNumber): string => number.slice(0, 3)
