// quality.md: a ratio to a limit can fall from 2.5 to 1.5 unseen, so the absolute rate is compared with another commit's:
// both trees in turn, and the median of the rounds' ratios must not be under 0.90.

import { median, report } from './support/measure.ts'
import { otherTree } from './support/otherTree.ts'
import { benchIn } from './support/turns.ts'

const REACH = 0.9

export async function against(name: string, commit: string, rounds: number): Promise<void> {
  const other = otherTree(commit)
  process.once('exit', other.remove)
  // Wait for the bench under way before removing the folder that it runs in.
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopped.abort())
  const pairs: { ours: number; theirs: number }[] = []
  for (let round = 1; round <= rounds; round++) {
    // Whoever comes first meets a machine that rested: the trees take turns in that too.
    const first = round % 2 === 1 ? 'theirs' : 'ours'
    const second = first === 'ours' ? 'theirs' : 'ours'
    const pair = { ours: 0, theirs: 0 }
    for (const tree of [first, second] as const)
      pair[tree] = await benchIn(tree === 'ours' ? process.cwd() : other.folder, name, stopped.signal)
    pairs.push(pair)
    console.error(`round ${round} of ${rounds}: ${(pair.ours / pair.theirs).toFixed(3)}`)
  }
  const ratio = median(pairs.map(({ ours, theirs }) => ours / theirs))
  const [ours, theirs] = [median(pairs.map(pair => pair.ours)), median(pairs.map(pair => pair.theirs))]
  report({ name, against: other.hash.slice(0, 12), ratio, ours, theirs, rounds, reach: REACH, ok: ratio >= REACH })
}
