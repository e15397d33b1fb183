// Text as Shift_JIS, as Windows has it. Node reads it and does not write it, so the table is made by reading every code once:
// whatever is written here is read back as the same letter, by Node and by the reader beside this file.

/** Of the codes that read as one letter the first is written, but for the two rows that NEC chose and others do not know. */
const LEADS = [
  [0x81, 0x9f],
  [0xe0, 0xec],
  [0xef, 0xef],
  [0xfa, 0xfc],
] as const
const NONE = 0

let made: Uint16Array | undefined

function table(): Uint16Array {
  if (made) return made
  const codes = new Uint16Array(0x10000)
  const decoder = new TextDecoder('windows-31j', { fatal: true })
  const add = (...bytes: number[]) => {
    const letter = decoded(decoder, bytes)
    if (letter?.length === 1 && codes[letter.charCodeAt(0)] === NONE)
      codes[letter.charCodeAt(0)] = bytes.reduce((code, byte) => code * 256 + byte)
  }
  for (let byte = 1; byte < 0x80; byte++) add(byte)
  for (let byte = 0xa1; byte < 0xe0; byte++) add(byte)
  for (const [first, last] of LEADS)
    for (let lead = first; lead <= last; lead++) for (let trail = 0x40; trail <= 0xfc; trail++) add(lead, trail)
  made = codes
  return codes
}

function decoded(decoder: TextDecoder, bytes: number[]): string | undefined {
  try {
    return decoder.decode(new Uint8Array(bytes))
  } catch {
    return undefined // No letter has this code.
  }
}

/** The letters of a text that Shift_JIS cannot write, each once. */
export function unwritable(text: string): string[] {
  const codes = table()
  for (let at = 0; at < text.length; at++)
    if (codes[text.charCodeAt(at)] === NONE)
      return [
        ...new Set([...text.slice(at)].filter(letter => letter.length > 1 || codes[letter.charCodeAt(0)] === NONE)),
      ]
  return []
}

/** @throws at a letter that it cannot write: {@link unwritable} names them beforehand */
export function inShiftJis(text: string): Buffer {
  const codes = table()
  const bytes = Buffer.allocUnsafe(text.length * 2)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    const code = codes[text.charCodeAt(at)]!
    if (code === NONE) throw new Error('a letter that Shift_JIS cannot write')
    if (code > 0xff) bytes[length++] = code >> 8
    bytes[length++] = code & 0xff
  }
  return bytes.subarray(0, length)
}
