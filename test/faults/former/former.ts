// npm run faults -- former: people work on a server of the version before while a new one fills what it left unfilled of a
// million services and migrates the same database. No request may fail or take over a second, and all must be filled.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startPostgres } from '#embedded/postgres'
import { SentenceError } from '#embedded/sentence'
import { connect, type Db } from '#store/db'
import { otherTree } from '../../../bench/support/otherTree.ts'
import { type Server, startServer } from '../../support/process.ts'
import { superuserUrl } from '../../support/superuser.ts'
import { fill } from './fill.ts'
import { nothingPromised } from './journeys.ts'
import { type Load, loadFormer, loadNew, type Scene } from './load.ts'
import { mailCodes } from './mailCodes.ts'
import { outcome, type Times } from './outcome.ts'
import { delayWatch, processorWatch, stopwatch } from './watch.ts'

/** The last commit whose migrations end with 0023: accounts still say what their company says, for servers before it. */
const FORMER = '13cc0cb'
const SECONDS = { warmUp: 8, before: 20, after: 12 }
/** Until the new server's first page: it fills, and its migrations wait for locks, step back, and try again. */
const PATIENCE_SECONDS = 300

type Place = { db: Db; url: string; dataDir: string; tree: string; mails: Scene['mails'] }

export async function former({ services }: { services: number }): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1))
  const other = otherTree(FORMER, { tools: false })
  process.once('exit', other.remove)
  if (!existsSync(join(other.folder, 'node_modules')))
    throw new SentenceError(`The server of ${FORMER} needs other packages than are installed here.`)
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-'))
  const postgres = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
  const db = connect(postgres.url, 4)
  const mails = await mailCodes()
  try {
    await inPlace({ db, url: postgres.url, dataDir, tree: other.folder, mails }, services)
  } finally {
    await mails.stop()
    await db.end({ timeout: 5 })
    await postgres.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function inPlace(place: Place, services: number): Promise<void> {
  const { db, url, dataDir, tree, mails } = place
  const env = { ...process.env, ...environment(place, 'former') }
  await promisify(execFile)(process.execPath, ['src/main.ts', 'migrate'], { cwd: tree, env })
  const filling = stopwatch()
  const stock = await fill(db, await superuserUrl(dataDir, url), services)
  say(`${services} services are laid out, in ${filling().toFixed(1)} s`)
  const scene: Scene = { book: { phase: 'warm-up', asked: [] }, db, mails, stock, promised: nothingPromised() }
  const times = await bothAtWork(place, scene)
  await outcome(url, services, scene, times)
}

/** The former server alone, then beside one that fills and migrates, then both. All have ended when this returns. */
async function bothAtWork(place: Place, scene: Scene): Promise<Times> {
  const servers: Server[] = []
  const loads: Load[] = []
  const { book } = scene
  try {
    const old = await startServer(environment(place, 'former'), { tree: place.tree })
    servers.push(old)
    loads.push(loadFormer(scene, old.origin))
    await sleep(SECONDS.warmUp * 1000)

    book.phase = 'before'
    const [busy, ownDelay] = [processorWatch(), delayWatch()]
    await sleep(SECONDS.before * 1000)
    const busyBefore = busy()
    say(`the former server is at work, and the processor for ${Math.round(busyBefore * 100)} % of the time`)

    book.phase = 'during'
    const since = Temporal.Now.instant()
    const seconds = stopwatch()
    const beside = await startServer(environment(place, 'new'), { patienceSeconds: PATIENCE_SECONDS })
    servers.push(beside)
    const servesAfter = seconds()
    say(`the new server serves after ${servesAfter.toFixed(1)} s`)

    book.phase = 'after'
    loads.push(loadNew(scene, beside.origin))
    await sleep(SECONDS.after * 1000)
    return { since, busyBefore, servesAfter, ownDelay: ownDelay() }
  } finally {
    await Promise.all(loads.map(load => load.stop()))
    for (const { child } of servers) child.kill('SIGTERM')
    for (const { exited, output } of servers) {
      await exited
      if (output().includes('"level"')) say(output().slice(-2000))
    }
  }
}

const environment = ({ url, dataDir, mails }: Place, name: string) => ({
  DATABASE_URL: url,
  DATA_DIR: join(dataDir, name),
  APP_SECRET: 'a secret that both servers have in common',
  SMTP_URL: mails.url,
  TRUSTED_PROXIES: '1',
})

const say = (line: string) => console.error(line)
