// quality.md: the last step over HTTP on prepared drafts (POST with session and CSRF check, 303, completion page), 32
// callers, against the operation alone with the same callers. Reach ≥ 0.25.
import { Agent, type IncomingMessage, request } from 'node:http'
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { gather } from '#operations/gather'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import type { Db } from '#store/db'
import { rows } from '#store/rows'
import { aSession } from '#test/support/aSession'
import { startServer } from '#test/support/process'
import { testCodes } from '#test/support/testCodes'
import { withDatabase } from './support/database.ts'
import { fillIssueData, type IssueJob, issueJobs, issueRequest } from './support/issueData.ts'
import { median, ROUNDS, report, throughput } from './support/measure.ts'

const CALLERS = 32
const JOBS = 4000
const REACH = 0.25

export async function issueHttp(): Promise<void> {
  await withDatabase(async (db, url) => {
    await fillIssueData(db)
    const server = await startServer({ DATABASE_URL: url })
    const agent = new Agent({ keepAlive: true, maxSockets: CALLERS })
    try {
      const cookie = `session=${await aSession(db)}`
      const lastStep = (job: IssueJob) => submitAndSee({ agent, origin: server.origin, cookie }, job)
      const issueOne = gather((requests: Parameters<typeof issueServices>[1]) =>
        issueServices(
          { db, clock: systemClock, calendar: realCalendar, random: systemRandom, codes: testCodes },
          requests,
        ),
      )
      const alone = async (job: IssueJob) => {
        const decision = await issueOne(issueRequest(job))
        if (!decision.ok) throw new Error(decision.refusal)
      }
      const jobs = issueJobs()
      const overHttp = async () => {
        const mine = jobs.take(JOBS)
        await prepareDrafts(db, mine)
        return throughput(mine, CALLERS, lastStep)
      }
      const operation = () => throughput(jobs.take(JOBS), CALLERS, alone)
      await operation() // warm
      await overHttp()
      const rounds: { value: number; limit: number }[] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push({ limit: await operation(), value: await overHttp() })
      const ratio = median(rounds.map(({ value, limit }) => value / limit))
      const [value, limit] = [median(rounds.map(r => r.value)), median(rounds.map(r => r.limit))]
      report({ name: 'issue-http', ratio, reach: REACH, ok: ratio >= REACH, value, limit, unit: 'per second' })
    } finally {
      agent.destroy()
      server.child.kill('SIGTERM')
      await server.exited
    }
  })
}

/** Drafts as they stand before 登録: three steps answered. The draft's id is the result page's. */
export async function prepareDrafts(db: Db, jobs: IssueJob[]): Promise<void> {
  const drafts = jobs.map(({ resultId, mprId, activationKeyNo, registrationId, number }) => ({
    id: resultId,
    sealed: testCodes.seal(
      JSON.stringify({
        input: { mprId, activationKeyNo, registrationId },
        terms: { version: 1 },
        number: { number },
      }),
    ),
  }))
  await db`insert into drafts (id, account_id, journey, answers, sealed, expires_at)
    select id, 1, 'issue-hdcom', '{}', sealed, now() + interval '12 hours'
    from ${rows(db, drafts, { id: 'uuid', sealed: 'bytea' })}`
}

type Browser = { agent: Agent; origin: string; cookie: string }

/** 登録, and the page that it leads to. */
export async function submitAndSee(browser: Browser, job: IssueJob): Promise<void> {
  const posted = await ask(browser, 'POST', `/issue/${job.resultId}/confirm`)
  const { location } = posted.headers
  if (posted.status !== 303 || !location) throw new Error(`登録 gave ${posted.status}`)
  const seen = await ask(browser, 'GET', location)
  if (seen.status !== 200 || !/[0-9A-F]{4}(-[0-9A-F]{4}){3}/.test(seen.body))
    throw new Error(`${location}: ${seen.status}`)
}

function ask({ agent, origin, cookie }: Browser, method: string, path: string) {
  return new Promise<{ status: number; headers: IncomingMessage['headers']; body: string }>((resolve, reject) => {
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    const sent = request(origin + path, { agent, method, headers }, answer => {
      let body = ''
      answer.setEncoding('utf8').on('data', part => (body += part))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    sent.on('error', reject).end()
  })
}
