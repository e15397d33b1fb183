// Commands. The only file that reads the environment and wires things together.
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { calendarAhead, type Shift } from '#calendar'
import { type FollowingClock, systemClock } from '#clock'
import { type Config, ConfigError, readConfig } from '#config'
import { startPostgres } from '#embedded/postgres'
import { runningPostgres } from '#embedded/running'
import { fillCareBeside } from '#operations/care/fillCare'
import { emptyRing } from '#operations/codeRing'
import { keepKnowing } from '#operations/documents/knownDocuments'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { keepRefreshing } from '#operations/notices/knownMaintenance'
import { clockOf } from '#operations/upkeep/databaseClock'
import { keepCodeRing, openCodeRing } from '#operations/upkeep/openCodeRing'
import { keepPurging } from '#operations/upkeep/purge'
import { sealCodesBeside } from '#operations/upkeep/sealCodes'
import type { Demo } from '#operations/upkeep/seedDemo'
import { watchDatabase } from '#operations/upkeep/watchDatabase'
import { systemRandom } from '#random'
import { connect, type Db, isDatabaseAway } from '#store/db'
import { migrate, missingMigrations } from '#store/migrate'
import { openMails } from '#store/notices/mailQueue'
import { createReach, type Reach } from '#store/reach'
import { businessShift } from '#store/upkeep/businessShift'
import { lookAtPool } from '#store/upkeep/pooling'
import { unsafeSettings } from '#store/upkeep/safety'
import { codeKeyFile } from './codeKeyFile.ts'

const SHUTDOWN_SECONDS = 10

/** Things to undo at the end, last first. */
const undo: (() => Promise<unknown>)[] = []
let stopDelaySeconds = 0

async function server(config: Config): Promise<void> {
  const reach = createReach()
  // The program is loaded while the database starts.
  const launched = Promise.withResolvers<void>()
  const opening = database(config, { ...FOR_A_SERVER, launched: launched.resolve }, reach)
  await Promise.race([launched.promise, opening])
  opening.catch(() => {}) // until it is waited for, below
  // Not above: an operator's command needs neither pages nor what draws them, 50 MB of memory.
  const [
    { createApp },
    { wire },
    { listen },
    { createLog },
    { createMetrics, serveMetrics },
    { demoSecret, prepareDemo },
    { deliveryOf, keepSending },
  ] = await Promise.all([
    import('#app'),
    import('./wiring.ts'),
    import('./http.ts'),
    import('./log.ts'),
    import('./metrics.ts'),
    import('./demo.ts'),
    import('#mail/start'),
  ])
  stopDelaySeconds = config.STOP_DELAY_SECONDS
  const { db, url, advice } = await opening
  if (advice) console.error(advice)
  const clock = await clockOf(db)
  await layOut(db, clock)
  const keyFile = codeKeyFile(config.codeKeys)
  const codes = await openCodeRing({ db, clock, random: systemRandom }, keyFile, { mayMake: true })
  const secret = config.APP_SECRET ?? (await demoSecret(config.dataDir, systemRandom))
  const log = createLog(config.LOG_LEVEL)
  const metrics = createMetrics()
  const { publicOrigin, trustedProxies } = config
  const shift = await shiftFor(config, db)
  undo.push(
    (
      await watchDatabase({
        url,
        mode: config.DATABASE_POOL_MODE,
        reach,
        clock: systemClock,
        follow: clock.follow,
        log,
      })
    ).stop,
  )
  const deps = await wire({
    db,
    clock,
    calendar: calendarAhead(shift),
    demoShift: isEmbeddedDemo(config) ? shift : undefined,
    random: systemRandom,
    codes,
    secret,
    publicOrigin,
    trustedProxies,
    vendor: config,
    log,
    metrics,
    database: reach,
  })
  await Promise.all([deps.maintenance.refresh(), deps.documents.refresh()])
  undo.push(keepRefreshing({ ...deps, log }).stop)
  undo.push(keepKnowing({ ...deps, log }).stop)
  undo.push(keepPurging({ db, clock, random: systemRandom, log }).stop)
  undo.push(fillCareBeside({ ...deps, log }).stop)
  undo.push(keepCodeRing({ db, log }, keyFile, codes).stop)
  undo.push(sealCodesBeside({ ...deps, log }, { alone: config.DATABASE_URL === undefined }).stop)
  const demo = config.production ? undefined : await prepareDemo(deps, config.dataDir, publicOrigin)

  const { transport, tray } = await deliveryOf(config, clock)
  metrics.openMails(() => openMails(db))
  const sending = await keepSending({ ...deps, from: config.mailFrom, transport, metrics })
  undo.push(sending.stop)

  const http = await listen(createApp(deps, tray), config.PORT, config.HOST)
  if (config.METRICS_PORT !== undefined) {
    const figures = await serveMetrics(metrics, config.METRICS_PORT, config.HOST)
    undo.push(figures.stop)
  }
  undo.push(async () => {
    deps.readiness.ready = false
    await http.stop(config.STOP_DELAY_SECONDS)
    await deps.contacts.stop()
  })
  console.log(`つながるねっとキー管理システム: ${publicOrigin}`)
  if (demo) {
    console.log(`Demo account: 登録ID ${demo.account.loginId}  パスワード ${demo.account.password}`)
    if (demo.dealerAccount) {
      const { loginId, password } = demo.dealerAccount
      console.log(`A dealer whose devices have a past: 登録ID ${loginId}  パスワード ${password}`)
    }
    console.log(`Devices and cards to try: ${config.dataDir}/demo.json`)
  }
  if (tray) console.log(`Mails are not sent but shown: ${publicOrigin}/dev/mail`)
  if (demo && isEmbeddedDemo(config) && config.SIMULATOR_PORT !== 0)
    await simulatorBeside(config, { port: http.port, portal: publicOrigin }, demo)
}

/** One of the demo's devices to hold in the hand; more are added on its page. Not having them is no reason not to serve. */
async function simulatorBeside(config: Config, at: { port: number; portal: string }, demo: Demo): Promise<void> {
  const { startSimulator } = await import('#simulator/start')
  try {
    const simulator = await startSimulator({
      port: config.SIMULATOR_PORT,
      host: '127.0.0.1',
      deviceApi: `http://127.0.0.1:${at.port}`,
      portal: at.portal,
      dir: join(config.dataDir, 'simulator'),
      devices: demo.devices.slice(0, 1).map(device => device.mprId),
      demoClock: true,
    })
    undo.push(simulator.stop)
    console.log(`Device simulator: http://localhost:${simulator.port}`)
  } catch (error) {
    console.error(`There is no device simulator. ${errorSentence(error)}`)
  }
}

async function migrateOnly(config: Config): Promise<void> {
  const { db } = await database(config)
  const applied = await layOut(db, await clockOf(db))
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.')
  await stop()
}

/** Answers go to standard output, so that they can be kept in a file; all else goes beside. */
async function operator(config: Config): Promise<void> {
  interrupted = 130
  const { operate } = await import('#operator/operate') // a server does without it
  // An import leaves much garbage and keeps little: a heap that grows slowly peaks at 140 MB instead of 170, as fast.
  for (const flag of ['--semi-space-growth-factor=1', '--heap-growing-percent=50']) setFlagsFromString(flag)
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {}) // whoever writes is told
  const code = await operate(process.argv.slice(3), {
    out: process.stdout,
    err: process.stderr,
    watched: process.stderr.isTTY === true,
    origin: config.publicOrigin,
    folder: process.env.INIT_CWD ?? process.cwd(), // npm changes to the project's folder
    open: async needs => {
      const db = await databaseBeside(config)
      const calendar = calendarAhead(await shiftFor(config, db))
      const clock = await clockOf(db)
      const keyFile = codeKeyFile(config.codeKeys)
      const mayMake = config.DATABASE_URL === undefined // the folder's server reads the same file
      const ringDeps = { db, clock, random: systemRandom }
      const codes = needs === 'code-keys' ? await openCodeRing(ringDeps, keyFile, { mayMake }) : emptyRing(ringDeps)
      return { db, clock, calendar, random: systemRandom, codes, keyFile }
    },
  })
  await stop()
  await stopAndExit(code)
}

/** The tables and what must stand in them before anybody asks for it. @returns what was applied now */
async function layOut(db: Db, clock: FollowingClock): Promise<string[]> {
  const applied = await migrate(db)
  await oneVersionEach({ db, clock })
  return applied
}

/** The database of a running server, or one that is started, and laid out, for this command alone. */
async function databaseBeside(config: Config): Promise<Db> {
  const running = config.DATABASE_URL ?? (await runningPostgres(config.dataDir))
  if (running === undefined) {
    const { db } = await database(config, { log: line => console.error(line), others: 'finish' })
    await layOut(db, await clockOf(db))
    return db
  }
  const { db } = await database({ ...config, DATABASE_URL: running })
  const missing = await missingMigrations(db)
  if (missing.length === 0) return db
  throw new ConfigError(
    `The database lacks ${missing.join(', ')}: wait for a server that is starting, or run npm start -- migrate.`,
  )
}

/** Where users may move the business day: never in production, nor on a database that others may use. */
const isEmbeddedDemo = (config: Config) => !config.production && config.DATABASE_URL === undefined

/** The demo's business day may be ahead; nobody else's ever is. */
async function shiftFor(config: Config, db: Db): Promise<Shift> {
  return { days: config.production ? 0 : await businessShift(db) }
}

const FOR_A_SERVER = { log: (line: string) => console.log(line), others: 'cut-off' } as const

/** The configured database, or an embedded one started for this process. @param reach for whoever watches it */
async function database(
  config: Config,
  how: { log: (line: string) => void; others: 'cut-off' | 'finish'; launched?: () => void } = FOR_A_SERVER,
  reach = createReach(),
): Promise<{ db: Db; url: string; advice?: string | undefined }> {
  const { DATABASE_URL, DATABASE_POOL_MODE } = config
  if (!DATABASE_URL) {
    const postgres = await startPostgres({ dataDir: config.dataDir, ...how })
    let stopping = false
    undo.push(() => {
      stopping = true
      return postgres.stop(how.others)
    })
    postgres.exited.then(() => {
      if (stopping) return
      console.error('The database has ended unexpectedly. Nothing acknowledged is lost: start again with npm start.')
      void stopAndExit(1)
    })
    return { db: opened(postgres.url, config, reach), url: postgres.url }
  }
  const db = opened(DATABASE_URL, config, reach)
  const { wrong: pool, advice } = await lookAtPool(db, DATABASE_URL, DATABASE_POOL_MODE)
  if (pool) throw new ConfigError(pool)
  const unsafe = config.production ? await unsafeSettings(db) : []
  if (unsafe.length > 0) throw new ConfigError(unsafe.join('\n'))
  return { db, url: DATABASE_URL, advice }
}

function opened(url: string, config: Config, reach: Reach): Db {
  const db = connect(url, config.DATABASE_CONNECTIONS, { reach, mode: config.DATABASE_POOL_MODE })
  undo.push(() => db.end({ timeout: interrupted ? 0 : 5 })) // an operator's work is whole or not there
  return db
}

async function stop(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

/** What a signal ends with: a server that was told to stop has done as it was told. */
let interrupted = 0
let ending: Promise<never> | undefined

/** The first reason to end is the one that counts. */
function stopAndExit(code: number): Promise<never> {
  ending ??= end(code)
  return ending
}

async function end(code: number): Promise<never> {
  setTimeout(() => process.exit(1), (SHUTDOWN_SECONDS + stopDelaySeconds) * 1000).unref()
  await stop()
  process.exit(code)
}

/** What to print of an error: one sentence where whoever started this can mend it, otherwise the error with its stack. */
function errorSentence(error: unknown): unknown {
  if (error instanceof Error && 'sentence' in error) return error.message
  return isDatabaseAway(error) ? 'The database cannot be reached: try again when it is back.' : error
}

const COMMANDS: Record<string, (config: Config) => Promise<void>> = { server, migrate: migrateOnly, operator }

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAndExit(interrupted))
try {
  const name = process.argv[2] ?? 'server'
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new ConfigError(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`)
  await command(readConfig(process.env))
} catch (error) {
  if (!ending) console.error(errorSentence(error))
  await stopAndExit(1)
}
