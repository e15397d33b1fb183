// Our rules and the second ones (second.sql) side by side: what they say differently about random histories.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import type { Db } from '#store/db'
import { rows } from '#store/rows'
import { type History, histories } from './history.ts'
import { type Played, play } from './ours.ts'

export const SECOND_RULES = readFileSync(new URL('second.sql', import.meta.url), 'utf8')

const BATCH = 2500
/** As many as `db` should have connections. */
export const CALLERS = 3

/** One history about which they differ: the acts in words, our answers and theirs. */
export type Difference = { acts: string[]; ours: string[]; theirs: string[] }

export type Comparison = {
  histories: number
  differences: number
  smallest: Difference | undefined
  /** How often each answer was given and each status met. */
  met: Record<string, number>
}

/**
 * Compares the rules on as many random histories.
 * @param db with SECOND_RULES in it
 * @param seed the same seed gives the same histories
 */
export async function compareRules(db: Db, count: number, seed: number): Promise<Comparison> {
  const found: Comparison = { histories: 0, differences: 0, smallest: undefined, met: {} }
  let next = 0
  // While the database works on one batch, the next is played here.
  await Promise.all(Array.from({ length: CALLERS }, () => takeBatches()))
  return found

  async function takeBatches(): Promise<void> {
    for (let first = next; first < count; first = next) {
      next += BATCH
      const parameters = { numRuns: Math.min(BATCH, count - first), seed: seed + first }
      const played = fc.sample(histories, parameters).map(play)
      const differences = await differencesIn(db, played)
      found.histories += played.length
      for (const { answer } of played.flat()) tally(found.met, answer)
      found.differences += differences.length
      if (differences.length > 0) found.smallest ??= (await smallest(db, parameters)) ?? differences[0]
    }
  }
}

/** `term-beyond-cap from 2027-03-01 | active …` counts as `term-beyond-cap from` and as `active`. */
function tally(met: Comparison['met'], answer: string): void {
  const [said = '', status = ''] = answer.split(' | ').map(part => part.replace(/[\d-]*\d.*/, '').trim())
  for (const name of [said, status]) met[name] = (met[name] ?? 0) + 1
}

async function differencesIn(db: Db, played: Played[][]): Promise<Difference[]> {
  const acts = played.flatMap((history, i) => history.map((act, n) => ({ i, n, ...act })))
  const differing = await db<{ i: number; theirs: string[] }[]>`
    with acts as (
      select * from ${rows(db, acts, {
        i: 'int',
        n: 'int',
        kind: 'text',
        day: 'date',
        months: 'int',
        trial: 'boolean',
        answer: 'text',
      })}
    ), answered as (
      select i, array_agg(answer order by n) as ours, second.answers(
        array_agg(kind order by n), array_agg(day order by n), array_agg(months order by n), array_agg(trial order by n)
      ) as theirs
      from acts group by i
    )
    select i, theirs from answered where ours is distinct from theirs order by i`
  return differing.map(({ i, theirs }) => ({
    acts: played[i]!.map(({ day, kind, months, trial }) => `${day} ${kind} ${months}${trial ? ' trial' : ''}`),
    ours: played[i]!.map(act => act.answer),
    theirs,
  }))
}

/** The batch once more, one history at a time, so that fast-check can make the one that fails smaller. */
async function smallest(db: Db, parameters: { numRuns: number; seed: number }): Promise<Difference | undefined> {
  const differs = async (history: History) => (await differencesIn(db, [play(history)]))[0]
  const property = fc.asyncProperty(histories, async history => !(await differs(history)))
  const { counterexample } = await fc.check(property, parameters)
  return counterexample ? differs(counterexample[0]) : undefined
}
