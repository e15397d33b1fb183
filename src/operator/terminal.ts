// What a command is handed: where it writes, which folder FILE starts from, and the database once it asks for it.
import type { Writable } from 'node:stream'
import type { OperationDeps } from '#operations/deps'
import type { KeyFile } from '#operations/upkeep/openCodeRing'

export type OperatorDeps = OperationDeps & { keyFile: KeyFile }

export type Terminal = {
  /** Answers: CSV, JSON, text. */
  out: Writable
  /** Progress, summaries beside an answer, and what went wrong. */
  err: Writable
  /** Somebody watches `err`: progress may overwrite its line. */
  watched: boolean
  folder: string
  /** Where users reach the portal, for what is printed. */
  origin: string
  /**
   * Opens the database, which may have to be started: only after the arguments are known to be right.
   * @param needs codes are made or shown; others work though the file of keys is lost
   */
  open(needs?: 'code-keys'): Promise<OperatorDeps>
}

/** Ends a command with one sentence: 2 when the command was typed wrongly, 1 when it cannot be done. */
export class Ended extends Error {
  readonly sentence = true
  readonly exitCode: 1 | 2
  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence)
    this.exitCode = exitCode
  }
}

export const wrongUse = (sentence: string): Ended => new Ended(sentence, 2)
export const cannot = (sentence: string): Ended => new Ended(sentence, 1)

/** Waits until it is taken, so that output for a slow reader does not pile up in memory. */
export async function say(stream: Writable, content: string | Uint8Array): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    stream.write(content, error => (error ? reject(error) : resolve()))
  })
}
