// What was read in the picture or heard, compared as people mean it.
import { withoutInvisible } from '#domain/visible'

/** Whether `typed` is what was shown or said. Case, width, spaces and what else stands between letters are forgiven. */
export function sameAnswer(expected: string, typed: string): boolean {
  return plain(expected) === plain(typed)
}

/** ー is what a Japanese keyboard gives for a hyphen, and it counts as a letter. */
const plain = (text: string): string =>
  withoutInvisible(text.normalize('NFKC'))
    .replace(/[\s\p{P}\p{S}ー]/gu, '')
    .toUpperCase()
