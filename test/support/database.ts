// Real databases for tests: one PostgreSQL a run, one migrated template, a clone of it for whoever asks.
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type EmbeddedPostgres, startPostgres } from '#embedded/postgres'
import { connect, type Db } from '#store/db'
import { migrate } from '#store/migrate'

let cluster: ReturnType<typeof startCluster> | undefined
let clones = 0

after(stopDatabases)

/** For programs that are no tests: what runs keeps them from ending. */
export async function stopDatabases(): Promise<void> {
  const running = cluster
  cluster = undefined
  if (running) await (await running).stop()
}

/** An empty, migrated database. */
export async function aDatabase(connections = 5): Promise<Db> {
  cluster ??= startCluster()
  return (await cluster).clone(connections)
}

async function startCluster() {
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-test-'))
  const server = await startPostgres({ dataDir, log: () => {}, settings: { max_connections: '500' } })
  const template = connect(server.url, 1)
  await migrate(template)
  await template.end()

  const admin = connect(await superuserUrl(dataDir, server), 1)
  const opened: Db[] = []
  return {
    async clone(connections: number): Promise<Db> {
      const name = `test_${++clones}`
      await admin.unsafe(`create database ${name} template portal owner portal`)
      const db = connect(databaseUrl(server, name), connections)
      opened.push(db)
      return db
    },
    async stop() {
      await Promise.all([admin, ...opened].map(db => db.end({ timeout: 1 })))
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

function databaseUrl(server: EmbeddedPostgres, name: string): string {
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return url.href
}

async function superuserUrl(dataDir: string, server: EmbeddedPostgres): Promise<string> {
  const url = new URL(server.url)
  url.username = 'postgres'
  url.password = (await readFile(join(dataDir, 'postgres.password'), 'utf8')).trim()
  url.pathname = '/postgres'
  return url.href
}
