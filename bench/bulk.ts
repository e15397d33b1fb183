// quality.md: bulk issue, 10,000 rows in slices, against the one function that issues a key, 32 callers. Reach ≥ 2.0.
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { connect } from '#store/db'
import { withDatabase } from './support/database.ts'
import { fillIssueData, type IssueJob, issueRequest, readJobs } from './support/issueData.ts'
import { createLimit, issueByFunction } from './support/issueLimit.ts'
import { median, ROUNDS, report, throughput } from './support/measure.ts'

const CALLERS = 32
const ROWS = 10_000
const SLICE = 500
const LIMIT_JOBS = 5000
const REACH = 2

export async function bulk(): Promise<void> {
  await withDatabase(async (db, url) => {
    await fillIssueData(db)
    await createLimit(db)
    const pool = connect(url, CALLERS)
    const jobs = await readJobs(db)
    const deps = { db, clock: systemClock, calendar: realCalendar, random: systemRandom }
    const rowsPerSecond = async () => {
      const rows = jobs.splice(0, ROWS)
      const slices = Array.from({ length: ROWS / SLICE }, (_, i) => rows.slice(i * SLICE, (i + 1) * SLICE))
      const perSecond = await throughput(slices, 1, async (slice: IssueJob[]) => {
        const decisions = await issueServices(deps, slice.map(issueRequest))
        if (!decisions.every(decision => decision.ok)) throw new Error('the operation refused a card')
      })
      return perSecond * SLICE
    }
    const byFunction = () => throughput(jobs.splice(0, LIMIT_JOBS), CALLERS, job => issueByFunction(pool, job))
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
