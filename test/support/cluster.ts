// The PostgreSQL of the tests. Its folder is kept between runs, so that a run needs a start and no initdb; each set of
// migrations has a template in it. Two runs at once have a folder each.
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { systemClock } from '#clock'
import { applicationUrl } from '#embedded/application'
import { isOwned } from '#embedded/owner'
import { startPostgres } from '#embedded/postgres'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { connect, type Db } from '#store/db'
import { migrate } from '#store/migrate'
import { superuserUrl } from './superuser.ts'

/** @property url for the driver, as superuser, of the database that is always there */
export type Cluster = { url: string; stop(): Promise<void> }

/** How a tablespace is called whose disk a test has had for itself. */
export const OWN_DISK = 'disk_of_'

/** Where `npm test` tells its processes of the cluster that it has started for all of them. */
export const CLUSTER_VARIABLE = 'TEST_CLUSTER_URL'

const FOLDER = join(import.meta.dirname, '../../node_modules/.cache/test-database')
const MIGRATIONS = join(import.meta.dirname, '../../migrations')
/** Nothing that tests write has to survive a power cut; what a machine's end may have broken is made anew. */
const SETTINGS = { max_connections: '1000', fsync: 'off', full_page_writes: 'off' }
/** For those who go to and fro between branches. */
const TEMPLATES_KEPT = 4
const LOCK = 720_2028 // any number, the same for every process of a run

/** Starts the first kept cluster that no other run has; the processes of a run share it by {@link Cluster.url}. */
export async function startCluster(folder = FOLDER): Promise<Cluster> {
  for (let place = 1; ; place++) {
    const dataDir = join(folder, String(place))
    if (await isOwned(dataDir)) continue
    await removeIfOlderThanTheMachine(dataDir)
    try {
      return await startIn(dataDir)
    } catch {
      // Another run was faster, or the folder is broken.
      if (await isOwned(dataDir)) continue
      await rm(dataDir, { recursive: true, force: true })
      return startIn(dataDir)
    }
  }
}

async function startIn(dataDir: string): Promise<Cluster> {
  const server = await startPostgres({ dataDir, log: () => {}, settings: SETTINGS, endsWithOwner: true })
  try {
    await writeFile(join(dataDir, 'boot'), await bootId())
    const url = await superuserUrl(dataDir, server.url, 'postgres')
    const template = await migratedTemplate(url)
    await dropAllBut(url, template)
    const stop = async () => {
      await dropAllBut(url, template)
      await server.stop()
    }
    return { url, stop }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** Without fsync a machine that went down may have taken a part of the files with it, and nothing would tell. */
async function removeIfOlderThanTheMachine(dataDir: string): Promise<void> {
  const startedAt = await readFile(join(dataDir, 'boot'), 'utf8').catch(() => undefined)
  if (startedAt !== (await bootId())) await rm(dataDir, { recursive: true, force: true })
}

function bootId(): Promise<string> {
  return readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
}

/** A database of the application's role. */
export function databaseUrl(cluster: string, name: string): string {
  const { port, password } = new URL(cluster)
  const url = new URL(applicationUrl(Number(port), password))
  url.pathname = `/${name}`
  return url.href
}

/** Makes the template of the migrations as they are now, unless it is there. @returns its name */
export async function migratedTemplate(cluster: string): Promise<string> {
  const name = `template_${await hashOfMigrations()}`
  await asSuperuser(cluster, async admin => {
    await admin`select pg_advisory_lock(${LOCK})`
    const [found] = await admin`select from pg_database where datname = ${name}`
    if (found) return
    // Under its final name it is whole.
    const making = `making_${name}`
    await admin.unsafe(`drop database if exists ${making} with (force)`)
    await admin.unsafe(`create database ${making} owner portal`)
    const db = connect(databaseUrl(cluster, making), 1)
    await laidOut(db).finally(() => db.end())
    await admin.unsafe(`alter database ${making} rename to ${name}`)
  })
  return name
}

/** As a new installation is. */
async function laidOut(db: Db): Promise<void> {
  await migrate(db)
  await oneVersionEach({ db, clock: systemClock })
}

async function hashOfMigrations(): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(MIGRATIONS)).sort())
    hash.update(name).update(await readFile(join(MIGRATIONS, name)))
  return hash.digest('hex').slice(0, 16)
}

/** Clones that are used up or were left behind, and templates of migrations that nobody has run for long. */
async function dropAllBut(cluster: string, template: string): Promise<void> {
  await asSuperuser(cluster, async admin => {
    const kept = ['postgres', 'portal', 'template0', 'template1', template]
    const names = await admin<{ name: string }[]>`
      select datname as name from pg_database where datname <> all (${kept}::text[]) and oid not in (
        select oid from pg_database where datname like 'template\\_%' order by oid desc limit ${TEMPLATES_KEPT})`
    for (const { name } of names) await admin.unsafe(`drop database if exists ${name} with (force)`)
    const spaces = await admin<{ name: string }[]>`
      select spcname as name from pg_tablespace where spcname like ${`${OWN_DISK}%`}`
    for (const { name } of spaces) await admin.unsafe(`drop tablespace ${name}`)
  })
}

async function asSuperuser<T>(cluster: string, work: (admin: Db) => Promise<T>): Promise<T> {
  const admin = connect(cluster, 1)
  return work(admin).finally(() => admin.end())
}
