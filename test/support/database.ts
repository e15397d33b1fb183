// Real databases for tests: a clone of a migrated template for whoever asks.
import { chown, stat } from 'node:fs/promises'
import { after } from 'node:test'
import { connect, type Db } from '#store/db'
import { CLUSTER_VARIABLE, type Cluster, databaseUrl, migratedTemplate, OWN_DISK, startCluster } from './cluster.ts'

type Databases = Awaited<ReturnType<typeof openDatabases>>
const CONNECTIONS = 5
/** Hundreds of tests have a database each, and one cluster has room for a thousand connections. */
const IDLE_SECONDS = 10

let databases: Promise<Databases> | undefined

after(stopDatabases)

/** For programs that are no tests: what runs keeps them from ending. */
export async function stopDatabases(): Promise<void> {
  const opened = databases
  databases = undefined
  if (opened) await (await opened).stop()
}

/** An empty, migrated database. */
export async function aDatabase(connections = CONNECTIONS): Promise<Db> {
  databases ??= openDatabases()
  return (await databases).clone(connections)
}

/** Where a database of these is, for a pool beside its own. */
export function addressOf({ options }: Db): string {
  const { host, port, user, pass, database } = options
  return `postgres://${user}:${pass}@${host[0]}:${port[0]}/${database}`
}

/**
 * An empty, migrated database whose files lie in a folder, which has to be a disk of its own.
 * @returns it, and what takes it away from there again
 */
export async function aDatabaseIn(folder: string): Promise<{ db: Db; remove(): Promise<void> }> {
  databases ??= openDatabases()
  return (await databases).cloneIn(folder)
}

/** @returns makes databases with what `fill` writes: it is called once, and what it wrote is copied */
export function filledDatabases(fill: (db: Db) => Promise<void>): () => Promise<Db> {
  let kept: { of: Databases; template: Promise<string> } | undefined
  return async () => {
    databases ??= openDatabases()
    const of = await databases
    if (kept?.of !== of) kept = { of, template: of.template(fill) }
    return of.clone(CONNECTIONS, await kept.template)
  }
}

async function openDatabases() {
  const cluster = await theCluster()
  const migrated = await migratedTemplate(cluster.url)
  const admin = connect(cluster.url, 1)
  const opened: Db[] = []
  let made = 0
  /** Copying files writes no log, and what has to be flushed first is little. */
  const copyOf = async (template: string) => {
    const name = `test_${process.pid}_${++made}`
    await admin.unsafe(`create database ${name} template ${template} strategy file_copy owner portal`)
    return name
  }
  return {
    async clone(connections: number, template = migrated): Promise<Db> {
      const db = connect(databaseUrl(cluster.url, await copyOf(template)), connections, { idleSeconds: IDLE_SECONDS })
      opened.push(db)
      return db
    },
    async cloneIn(folder: string) {
      const name = `test_${process.pid}_${++made}`
      const space = `${OWN_DISK}${name}`
      const [{ data } = { data: '' }] = await admin<
        { data: string }[]
      >`select current_setting('data_directory') as data`
      const { uid, gid } = await stat(data)
      await chown(folder, uid, gid)
      await admin.unsafe(`create tablespace ${space} location '${folder}'`)
      await admin.unsafe(
        `create database ${name} template ${migrated} strategy file_copy owner portal tablespace ${space}`,
      )
      const db = connect(databaseUrl(cluster.url, name), CONNECTIONS)
      const remove = async () => {
        await db.end({ timeout: 1 })
        await admin.unsafe(`drop database ${name} with (force)`)
        await admin.unsafe(`drop tablespace ${space}`)
      }
      return { db, remove }
    },
    /** A template of this process alone. */
    async template(fill: (db: Db) => Promise<void>): Promise<string> {
      const name = await copyOf(migrated)
      const db = connect(databaseUrl(cluster.url, name), 1)
      await fill(db).finally(() => db.end())
      return name
    },
    async stop() {
      await Promise.all([admin, ...opened].map(db => db.end({ timeout: 1 })))
      await cluster.stop()
    },
  }
}

/** That of the run, which the run stops; or one for this process alone. */
async function theCluster(): Promise<Cluster> {
  const url = process.env[CLUSTER_VARIABLE]
  return url === undefined ? startCluster() : { url, stop: async () => {} }
}
