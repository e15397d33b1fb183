// npm run faults -- terms: a million random histories, others each time.
import { randomInt } from 'node:crypto'
import { withDatabase } from '../../bench/support/database.ts'
import { report } from '../../bench/support/measure.ts'
import { compareRules, SECOND_RULES } from './compare.ts'

const HISTORIES = 1_000_000
const LARGEST_SEED = 2 ** 30

export async function manyHistories(): Promise<void> {
  await withDatabase(async db => {
    await db.unsafe(SECOND_RULES)
    const seed = randomInt(LARGEST_SEED)
    const { histories, differences, smallest } = await compareRules(db, HISTORIES, seed)
    if (smallest) console.log(JSON.stringify(smallest, undefined, 2))
    report({ name: 'terms', histories, differences, seed, ok: histories === HISTORIES && differences === 0 })
  })
}
