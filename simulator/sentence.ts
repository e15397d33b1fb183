/** What whoever started the simulator can mend: told as it stands, without a stack. */
export class Sentence extends Error {
  readonly sentence = true
}
