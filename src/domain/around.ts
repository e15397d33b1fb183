// What people copy along with a code: quotes and brackets around it, and the label before it.

const AROUND = /[\s\p{Ps}\p{Pe}\p{Pi}\p{Pf}"'`′<>*•■●▪※・=:;,、。.|]/u
/** No hex digit: so 02:1A:2B is no label, and ID: is one. */
const LETTER_OF_A_LABEL = /(?![A-Fa-f])\p{L}/u
/** A longer text is no code with something around it, and is not looked at that closely. */
export const LONGEST_PASTE = 400

/** `MPR ID：「4F1A-09C2」` becomes `4F1A-09C2`. @param text half-width (NFKC) */
export function withoutLabel(text: string): string {
  if (text.length > LONGEST_PASTE) return text
  const inner = unwrapped(text)
  const colon = Math.max(inner.lastIndexOf(':'), inner.lastIndexOf('='))
  return LETTER_OF_A_LABEL.test(inner.slice(0, colon + 1)) ? unwrapped(inner.slice(colon + 1)) : inner
}

export function unwrapped(text: string): string {
  const letters = [...text]
  const from = letters.findIndex(letter => !AROUND.test(letter))
  const last = letters.findLastIndex(letter => !AROUND.test(letter))
  return letters.slice(Math.max(from, 0), last + 1).join('')
}
