// What a pool between costs: the last step over HTTP, and a page for somebody who is signed in, on a server behind PgBouncer in
// transaction mode, against the same on one that has the same database to itself.
import { mkdtemp, rm } from 'node:fs/promises'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, PLANNING } from '#store/db'
import { aSession } from '#test/support/aSession'
import { startPgbouncer } from '#test/support/pgbouncer'
import { startServer } from '#test/support/process'
import { prepareDrafts, submitAndSee } from './issueHttp.ts'
import { withDatabase } from './support/database.ts'
import { fillIssueData, issueJobs } from './support/issueData.ts'
import { compareLoad } from './support/load.ts'
import { median, ROUNDS, report, throughput } from './support/measure.ts'

const CALLERS = 32
const JOBS = 4000
/** As the README says. */
const POOLED = { DATABASE_POOL_MODE: 'transaction', DATABASE_CONNECTIONS: '16' }
const REACH = { issue: 0.3, page: 0.3 }

export async function issuePooled(): Promise<void> {
  await withDatabase(async (db, url) => {
    await fillIssueData(db)
    await planAsAdvised(db)
    const dir = await mkdtemp(join(tmpdir(), 'bench-'))
    const pool = await startPgbouncer(url, dir)
    const direct = await startServer({ DATABASE_URL: url })
    const pooled = await startServer({ ...POOLED, DATABASE_URL: pool.url })
    try {
      const cookie = `session=${await aSession(db)}`
      const jobs = issueJobs()
      const issue = async (origin: string) => {
        const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
        const mine = jobs.take(JOBS)
        await prepareDrafts(db, mine)
        return throughput(mine, CALLERS, job => submitAndSee({ agent, origin, cookie }, job)).finally(() =>
          agent.destroy(),
        )
      }
      await issue(direct.origin) // warm
      await issue(pooled.origin)
      const rounds: { value: number; limit: number }[] = []
      for (let round = 0; round < ROUNDS; round++)
        rounds.push({ limit: await issue(direct.origin), value: await issue(pooled.origin) })
      const ratio = median(rounds.map(({ value, limit }) => value / limit))
      const page = await compareLoad(pooled.origin, direct.origin, {
        path: '/issue',
        header: ['cookie', cookie],
        looksUp: 'session',
      })
      report({
        name: 'issue-pooled',
        ratio,
        pageRatio: page.ratio,
        reach: REACH.issue,
        pageReach: REACH.page,
        ok: ratio >= REACH.issue && page.ratio >= REACH.page,
        value: median(rounds.map(({ value }) => value)),
        limit: median(rounds.map(({ limit }) => limit)),
        page: page.value,
        pageLimit: page.limit,
        unit: 'per second',
      })
    } finally {
      for (const { child } of [direct, pooled]) child.kill('SIGTERM')
      await Promise.all([direct.exited, pooled.exited])
      await pool.stop()
      await rm(dir, { recursive: true, force: true })
    }
  })
}

/** As a server behind a pool says at its start. */
async function planAsAdvised(db: Db): Promise<void> {
  for (const [name, value] of Object.entries(PLANNING))
    await db.unsafe(`alter role portal in database portal set ${name} = ${value}`)
}
