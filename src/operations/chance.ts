import type { OperationDeps } from './deps.ts'

/** One letter of these, each as likely as the next: bytes that would favour some are thrown away. */
export function randomLetter(letters: string, random: OperationDeps['random']): string {
  const fair = 256 - (256 % letters.length)
  for (;;) {
    const byte = random(1)[0]!
    if (byte < fair) return letters[byte % letters.length]!
  }
}
