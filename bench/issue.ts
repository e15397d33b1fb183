// quality.md: the issue operation, 32 callers with one key each, durable, against one SQL function per key. Reach ≥ 1.5.

import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { gather } from '#operations/gather'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { connect } from '#store/db'
import { testCodes } from '#test/support/testCodes'
import { withDatabase } from './support/database.ts'
import { fillIssueData, type IssueJob, issueJobs, issueRequest } from './support/issueData.ts'
import { createLimit, issueByFunction } from './support/issueLimit.ts'
import { median, p50, ROUNDS, report, throughput } from './support/measure.ts'

const CALLERS = 32
const JOBS = 6000
const ALONE = 600

export const issue = () => compare('issue', 1.5)
export const issueAlone = () => compare('issue-alone', 3)

async function compare(name: 'issue' | 'issue-alone', reach: number): Promise<void> {
  await withDatabase(async (db, url) => {
    await fillIssueData(db)
    await createLimit(db)
    const limitPool = connect(url, CALLERS)
    const issueOne = gather((requests: Parameters<typeof issueServices>[1]) =>
      issueServices(
        { db, clock: systemClock, calendar: realCalendar, random: systemRandom, codes: testCodes },
        requests,
      ),
    )
    const ours = async (job: IssueJob) => {
      const decision = await issueOne(issueRequest(job))
      if (!decision.ok || decision.value.kind !== 'open') throw new Error('the operation refused a card')
    }
    const limit = (job: IssueJob) => issueByFunction(limitPool, job)
    const alone = name === 'issue-alone'
    const count = alone ? ALONE : JOBS
    const jobs = issueJobs()
    const measure = (run: (job: IssueJob) => Promise<void>) => {
      const mine = jobs.take(count)
      return alone ? p50(mine, run) : throughput(mine, CALLERS, run)
    }
    await measure(limit) // warm: plans, caches, compiled code
    await measure(ours)

    const limits: number[] = []
    const values: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      limits.push(await measure(limit))
      values.push(await measure(ours))
    }
    await limitPool.end()
    const ratio = median(values) / median(limits)
    report({
      name,
      ratio,
      reach,
      ok: alone ? ratio <= reach : ratio >= reach,
      value: median(values),
      limit: median(limits),
      unit: alone ? 'ms' : 'per second',
    })
  })
}
