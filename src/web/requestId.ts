// What a request is called in logs, in the audit trail and on the page of a fault: short, for it is read out on the phone.
import type { Random } from '#random'

/** Ids such as 3F09C2D4-1A: a random part for this process, then a count. */
export function requestIds(random: Random): () => string {
  const process = Buffer.from(random(4)).toString('hex').toUpperCase()
  let count = 0
  return () => `${process}-${(++count).toString(16).toUpperCase()}`
}
