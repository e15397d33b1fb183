// Commands. The only file that reads the environment and wires things together.
import { createApp } from '#app'
import { systemClock } from '#clock'
import { type Config, ConfigError, readConfig } from '#config'
import { startPostgres } from '#embedded/postgres'
import { systemRandom } from '#random'
import { connect, type Db } from '#store/db'
import { migrate } from '#store/migrate'
import { unsafeSettings } from '#store/safety'
import { demoSecret, prepareDemo } from './demo.ts'
import { listen } from './http.ts'
import { createLog } from './log.ts'
import { createMetrics, serveMetrics } from './metrics.ts'
import { wire } from './wiring.ts'

const SHUTDOWN_SECONDS = 10

/** Things to undo at the end, last first. */
const undo: (() => Promise<unknown>)[] = []
let stopDelaySeconds = 0

async function server(config: Config): Promise<void> {
  stopDelaySeconds = config.STOP_DELAY_SECONDS
  const db = await database(config)
  await migrate(db)
  const secret = config.APP_SECRET ?? (await demoSecret(config.dataDir, systemRandom))
  const log = createLog(config.LOG_LEVEL)
  const metrics = createMetrics()
  const { publicOrigin, trustedProxies } = config
  const deps = await wire({
    db,
    clock: systemClock,
    random: systemRandom,
    secret,
    publicOrigin,
    trustedProxies,
    vendor: config,
    log,
    metrics,
  })
  const demo = config.production ? undefined : await prepareDemo(deps, config.dataDir, publicOrigin)

  const http = await listen(createApp(deps), config.PORT, config.HOST)
  if (config.METRICS_PORT !== undefined) {
    const figures = await serveMetrics(metrics, config.METRICS_PORT, config.HOST)
    undo.push(figures.stop)
  }
  undo.push(async () => {
    deps.readiness.ready = false
    await http.stop(config.STOP_DELAY_SECONDS)
  })
  console.log(`つながるねっとキー管理システム: ${publicOrigin}`)
  if (demo) {
    console.log(`Demo account: 登録ID ${demo.account.loginId}  パスワード ${demo.account.password}`)
    console.log(`Devices and cards to try: ${config.dataDir}/demo.json`)
  }
}

async function migrateOnly(config: Config): Promise<void> {
  const applied = await migrate(await database(config))
  console.log(applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'Nothing to apply.')
  await stop()
}

/** The configured database, or an embedded one started for this process. */
async function database(config: Config): Promise<Db> {
  const { DATABASE_URL } = config
  if (!DATABASE_URL) {
    const postgres = await startPostgres({ dataDir: config.dataDir, log: line => console.log(line) })
    let stopping = false
    undo.push(() => {
      stopping = true
      return postgres.stop()
    })
    postgres.exited.then(() => {
      if (stopping) return
      console.error('The database has ended unexpectedly. Nothing acknowledged is lost: start again with npm start.')
      void stopAndExit(1)
    })
    return opened(postgres.url, config)
  }
  const db = opened(DATABASE_URL, config)
  const wrong = config.production ? await unsafeSettings(db) : []
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'))
  return db
}

function opened(url: string, config: Config): Db {
  const db = connect(url, config.DATABASE_CONNECTIONS)
  undo.push(() => db.end({ timeout: 5 }))
  return db
}

async function stop(): Promise<void> {
  for (const step of undo.splice(0).reverse()) await step()
}

async function stopAndExit(code: number): Promise<void> {
  setTimeout(() => process.exit(1), (SHUTDOWN_SECONDS + stopDelaySeconds) * 1000).unref()
  await stop()
  process.exit(code)
}

const COMMANDS: Record<string, (config: Config) => Promise<void>> = { server, migrate: migrateOnly }

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAndExit(0))
try {
  const name = process.argv[2] ?? 'server'
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
  if (!command) throw new ConfigError(`There is no command "${name}". Commands: ${Object.keys(COMMANDS).join(', ')}.`)
  await command(readConfig(process.env))
} catch (error) {
  console.error(error instanceof Error && 'sentence' in error ? error.message : error)
  await stopAndExit(1)
}
