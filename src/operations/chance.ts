import type { OperationDeps } from './deps.ts'

/** One of the letters, all equally likely: bytes that would make some letters likelier are drawn again. */
export function randomLetter(letters: string, random: OperationDeps['random']): string {
  const fair = 256 - (256 % letters.length)
  for (;;) {
    const byte = random(1)[0]!
    if (byte < fair) return letters[byte % letters.length]!
  }
}
