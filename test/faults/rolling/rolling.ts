// npm run faults -- rolling: two servers behind nginx, then behind HAProxy, with the configurations of docs/proxies. They are
// restarted one after the other under load, again and again: no request may fail, and what was acknowledged is there once.
// A control, in which a server is killed, must be seen.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#store/db'
import { withDatabase } from '../../../bench/support/database.ts'
import { CARDS, fillIssueData, issueJobs } from '../../../bench/support/issueData.ts'
import { report } from '../../../bench/support/measure.ts'
import { invariants } from '../../support/invariants.ts'
import { lost } from '../former/checks.ts'
import type { Codes } from '../former/fill.ts'
import { nothingPromised, type Promised } from '../former/journeys.ts'
import { mailCodes } from '../former/mailCodes.ts'
import { emptyBook, startLoad } from './load.ts'
import { unmannerly } from './manners.ts'
import { type Programs, programs, versionOf } from './programs.ts'
import { PROXIES, type RunningProxy } from './proxies.ts'
import { type Servers, startServers } from './servers.ts'

/** Of both servers. */
const RESTARTS = 6
const WARM_UP_SECONDS = 3
/** What every process must have been asked before it was stopped. */
const LEAST_SERVED = 20
/** A server that is killed need not have a form in its hands. */
const MOST_KILLS = 10
const MOST_SENTENCES = 20

type Name = keyof typeof PROXIES
type Stage = { db: Db; servers: Servers; cards: Codes[] }

export async function rolling(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  const found = programs()
  const folder = await mkdtemp(join(tmpdir(), 'rolling-'))
  const mails = await mailCodes()
  try {
    await withDatabase(async (db, url) => {
      await fillIssueData(db)
      const cards: Codes[] = issueJobs().take(CARDS)
      const servers = await startServers({ url, dataDir: folder, smtp: mails.url })
      try {
        for (const name of ['nginx', 'haproxy'] as const) await behind(name, found, { db, servers, cards })
      } finally {
        await servers.stop()
      }
    })
  } finally {
    await mails.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function behind(name: Name, found: Programs, stage: Stage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `rolling-${name}-`))
  let proxy: RunningProxy | undefined
  try {
    proxy = await PROXIES[name]({ programs: found, folder, servers: stage.servers.ports })
    await tried(`${name} ${versionOf(found[name])}`, proxy, stage)
  } finally {
    await proxy?.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function tried(name: string, proxy: RunningProxy, stage: Stage): Promise<void> {
  const manners = await unmannerly(stage.db, proxy)
  const seen = await restarted(proxy, stage)
  const wrong = [...manners, ...seen.failed, ...(await wrongRows(stage.db, seen))]
  const control = await killed(proxy, stage)
  for (const sentence of wrong.slice(0, MOST_SENTENCES)) console.error(`${name}: ${sentence}`)
  const leastServed = Math.min(...seen.served)
  report({
    name: 'rolling',
    proxy: name,
    restarts: seen.served.length,
    ...seen.asked,
    failed: seen.failed.length,
    applications: seen.promised.issued.size,
    leastServed,
    wrong: wrong.length,
    control,
    ok: wrong.length === 0 && control > 0 && leastServed >= LEAST_SERVED,
  })
}

async function restarted({ way }: RunningProxy, { db, servers, cards }: Stage) {
  const book = emptyBook()
  const promised = nothingPromised()
  const before = { restarts: servers.served.length, issued: await issues(db) }
  const load = await startLoad({ db, way, book, cards, promised })
  try {
    await sleep(WARM_UP_SECONDS * 1000)
    for (let round = 0; round < RESTARTS; round++) await servers.restartBoth()
  } finally {
    await load.stop()
  }
  const issued = (await issues(db)) - before.issued
  return { ...book, promised, issued, served: servers.served.slice(before.restarts) }
}

/** Kills a server until a request is lost by that. @returns how many were; 0 if this load sees none */
async function killed({ way }: RunningProxy, { db, servers, cards }: Stage): Promise<number> {
  const book = emptyBook()
  const load = await startLoad({ db, way, book, cards, promised: nothingPromised() })
  try {
    for (let kills = 0; kills < MOST_KILLS && book.failed.length === 0; kills++) {
      await sleep(WARM_UP_SECONDS * 1000)
      await servers.killOne()
    }
  } finally {
    await load.stop()
  }
  return book.failed.length
}

async function issues(db: Db): Promise<number> {
  const [row] = await db<{ count: number }[]>`select count(*)::int from service_events where kind = 'issue'`
  return row!.count
}

/** What was acknowledged is in the database once, and nothing else is: no request failed after it had been done. */
async function wrongRows(db: Db, { promised, issued }: { promised: Promised; issued: number }): Promise<string[]> {
  const acknowledged = promised.issued.size
  return [
    ...(await invariants(db)).map(String),
    ...(await lost(db, promised)),
    ...(issued === acknowledged ? [] : [`${issued} applications were done and ${acknowledged} acknowledged`]),
  ]
}
