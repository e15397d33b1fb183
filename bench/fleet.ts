// Ten thousand devices for a minute: each registers, then asks as after restarts. No error may be seen.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { connect, type Db } from '#store/db'
import { startServer, urlOfDatabase } from '#test/support/process'
import { keysOf, testCodes } from '#test/support/testCodes'
import { fillIssueData, issueJobs, issueRequest } from './support/issueData.ts'
import { report } from './support/measure.ts'

const DEVICES = 10_000
const SECONDS = 60
const SLICE = 1000

export async function fleet(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startServer({ DATA_DIR: dataDir })
  const db = connect(await urlOfDatabase(dataDir), 4)
  try {
    await fillIssueData(db)
    const keysFile = join(dataDir, 'keys.json')
    await writeFile(keysFile, JSON.stringify(await issueKeys(db)))
    const flags = ['--fleet', String(DEVICES), '--seconds', String(SECONDS), '--keys', keysFile]
    const { stdout } = await promisify(execFile)(process.execPath, ['simulator/main.ts', ...flags], {
      env: { ...process.env, DEVICE_API: server.origin },
    })
    const seen = JSON.parse(stdout.trim().split('\n').at(-1)!)
    report({ name: 'fleet', ok: seen.errors === 0, ...seen })
  } finally {
    await db.end({ timeout: 5 })
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function issueKeys(db: Db): Promise<{ mprId: string; registrationKey: string }[]> {
  const deps = { db, clock: systemClock, calendar: realCalendar, random: systemRandom, codes: testCodes }
  const jobs = issueJobs().take(DEVICES)
  for (let from = 0; from < jobs.length; from += SLICE)
    for (const decision of await issueServices(deps, jobs.slice(from, from + SLICE).map(issueRequest))) {
      if (!decision.ok) throw new Error(decision.refusal)
    }
  return (await keysOf(db)).map(({ mprId, key }) => ({ mprId, registrationKey: key }))
}
