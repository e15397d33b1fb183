// The limit for a start: npm that runs nothing, then PostgreSQL to its first answer, one after the other. Nothing of the
// way the product starts them is used: what that costs belongs to the product.
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { BARE_ENVIRONMENT, type Binaries, findBinaries } from '#embedded/binaries'
import { endWithOwner } from '#embedded/endWithOwner'
import { type OrdinaryUser, ordinaryUser } from '#embedded/ordinaryUser'
import { connect } from '#store/db'
import { freePort } from '#test/support/process'

type Place = { dataDir: string; folder: string; binaries: Binaries; user: OrdinaryUser }
const PASSWORD = 'of-a-limit'

/** Seconds of one round: with a new folder, then with the same again. */
export async function limitSeconds(): Promise<{ made: number; existing: number }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-limit-'))
  try {
    const folder = join(dataDir, 'pg')
    const binaries = await findBinaries()
    const place = { dataDir, folder, binaries, user: await ordinaryUser(dataDir, folder, binaries) }
    const npm = await seconds(() => emptyScript(dataDir))
    const initialised = await seconds(() => initialise(place))
    const first = await secondsToAnswer(place)
    return { made: npm + initialised + first, existing: npm + (await secondsToAnswer(place)) }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** The same npm with the same settings. An empty string would be no script at all; `:` does nothing. */
async function emptyScript(dataDir: string): Promise<void> {
  const project = join(dataDir, 'npm')
  await mkdir(project)
  await writeFile(join(project, 'package.json'), JSON.stringify({ private: true, scripts: { start: ':' } }))
  await copyFile('.npmrc', join(project, '.npmrc'))
  const [code] = await once(spawn('npm', ['start'], { cwd: project, stdio: 'ignore' }), 'exit')
  if (code !== 0) throw new Error(`npm ended with ${code}`)
}

async function initialise({ dataDir, folder, binaries, user }: Place): Promise<void> {
  const passwordFile = join(dataDir, 'password')
  await writeFile(passwordFile, PASSWORD)
  if (user.owner) for (const path of [passwordFile, dataDir]) await chown(path, user.owner.uid, user.owner.gid)
  const [file = '', ...args] = [
    ...user.prefix,
    binaries.initdb,
    `--pgdata=${folder}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--data-checksums',
  ]
  await promisify(execFile)(file, args, { env: BARE_ENVIRONMENT })
}

async function secondsToAnswer({ folder, binaries, user }: Place): Promise<number> {
  const port = await freePort()
  const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', `port=${port}`]
  const [file = '', ...args] = [...user.prefix, binaries.postgres, '-D', folder, ...settings.flatMap(s => ['-c', s])]
  const db = connect(`postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`, 1)
  const started = performance.now()
  const child = spawn(file, args, { env: BARE_ENVIRONMENT, stdio: 'ignore', detached: true })
  const exited = once(child, 'exit')
  const unwatch = endWithOwner(child.pid!)
  while (!(await answers(db))) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL ended with ${child.exitCode}`)
    await sleep(5)
  }
  const took = (performance.now() - started) / 1000
  await db.end()
  child.kill('SIGINT')
  await exited
  unwatch()
  return took
}

function answers(db: ReturnType<typeof connect>): Promise<boolean> {
  return db`select 1`.then(
    () => true,
    () => false,
  )
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1000
}
