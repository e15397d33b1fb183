/** Whether `typed` is what was shown or said. Case, width, spaces and what else stands between letters are forgiven. */
export function sameAnswer(expected: string, typed: string): boolean {
  return plain(expected) === plain(typed)
}

/** ー is what a Japanese keyboard gives for a hyphen, and it counts as a letter. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}\p{S}ー]/gu, '')
    .toUpperCase()
