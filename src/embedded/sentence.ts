/** An error whose message is for the person at the terminal: printed alone, without a stack. */
export class SentenceError extends Error {
  readonly sentence = true
}
