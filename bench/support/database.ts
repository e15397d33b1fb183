// A durable database of its own for one benchmark, thrown away afterwards.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { systemClock } from '#clock'
import { startPostgres } from '#embedded/postgres'
import { oneVersionEach } from '#operations/documents/oneVersionEach'
import { connect, type Db } from '#store/db'
import { migrate } from '#store/migrate'

export async function withDatabase<T>(work: (db: Db, url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
  const db = connect(server.url, 10)
  try {
    await migrate(db)
    await oneVersionEach({ db, clock: systemClock })
    return await work(db, server.url)
  } finally {
    await db.end({ timeout: 5 })
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
