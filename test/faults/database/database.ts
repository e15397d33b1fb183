// npm run faults -- database: connections are cut, the database hangs, is started anew, or can only be read, 200 times at
// random, first directly and then through PgBouncer. The server goes on, nothing hangs, nothing acknowledged is lost or doubled.
import { report } from '../../../bench/support/measure.ts'
import { debianProgram } from '../../support/debianProgram.ts'
import type { Way } from './stage.ts'
import { underFaults } from './underFaults.ts'

const LONGEST_MS = 4000

export async function database({ faults, seed }: { faults: number; seed: number }): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  debianProgram('pgbouncer') // before half an hour of work
  say(`seed ${seed}`)
  const outcomes = [await run('directly', faults, seed), await run('pgbouncer', faults, seed)]
  report({
    name: 'database',
    seed,
    ...Object.assign({}, ...outcomes.map(({ figures }) => figures)),
    ok: outcomes.every(({ ok }) => ok),
  })
}

/** @returns figures by their names, each with the way before it: `directlyRequests` */
async function run(way: Way, faults: number, seed: number) {
  const { wrong, ...counted } = await underFaults({ way, faults, seed, longestMs: LONGEST_MS, say })
  const named = Object.entries({ ...counted, wrong: wrong.length }).map(([name, value]) => [
    `${way}${name[0]!.toUpperCase()}${name.slice(1)}`,
    value,
  ])
  return {
    figures: Object.fromEntries(named) as Record<string, number>,
    ok: wrong.length === 0 && counted.faults === faults,
  }
}

const say = (line: string) => console.error(line)
