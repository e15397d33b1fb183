// quality.md: 10,000 rows as a user gives them, numbers drawn, half 新規申請 and half 期間の延長, in slices, from calling the
// operations to the last stored result; against one SQL function for each row, in turn, 32 callers. Reach ≥ 2.0.
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { extendServices } from '#operations/services/extendServices'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { connect } from '#store/db'
import { testCodes } from '#test/support/testCodes'
import { type BulkRow, bulkExtend, bulkIssue, bulkRows, fillBulkData } from './support/bulkData.ts'
import { createBulkLimit, rowByFunction } from './support/bulkLimit.ts'
import { withDatabase } from './support/database.ts'
import { median, ROUNDS, report, throughput } from './support/measure.ts'

const CALLERS = 32
const ROWS = 10_000
const SLICE = 500
const LIMIT_ROWS = 5000
const REACH = 2

export async function bulk(): Promise<void> {
  await withDatabase(async (db, url) => {
    await fillBulkData(db)
    await createBulkLimit(db)
    const pool = connect(url, CALLERS)
    const rows = bulkRows()
    const deps = { db, clock: systemClock, calendar: realCalendar, random: systemRandom, codes: testCodes }
    const doSlice = async (slice: BulkRow[]) => {
      const of = (flow: BulkRow['flow']) => slice.filter(row => row.flow === flow)
      const issued = await issueServices(deps, of('issue').map(bulkIssue))
      const extended = await extendServices(deps, of('extend').map(bulkExtend))
      const isDone = (decision: { ok: boolean }) => decision.ok
      if (!issued.every(isDone) || !extended.every(isDone)) throw new Error('an operation refused a card')
    }
    const rowsPerSecond = async () => {
      const list = rows.take(ROWS)
      const slices = Array.from({ length: ROWS / SLICE }, (_, i) => list.slice(i * SLICE, (i + 1) * SLICE))
      return (await throughput(slices, 1, doSlice)) * SLICE
    }
    const byFunction = () => throughput(rows.take(LIMIT_ROWS), CALLERS, row => rowByFunction(pool, row))
    await byFunction() // warm
    await rowsPerSecond()
    const rounds: { value: number; limit: number }[] = []
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ limit: await byFunction(), value: await rowsPerSecond() })
    await pool.end()
    const ratio = median(rounds.map(({ value, limit }) => value / limit))
    const [value, limit] = [median(rounds.map(r => r.value)), median(rounds.map(r => r.limit))]
    report({ name: 'bulk', ratio, reach: REACH, ok: ratio >= REACH, value, limit, unit: 'rows per second' })
  })
}
