// A database that things can happen to, and the way from a server to it: through a proxy, or through PgBouncer between two.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '#embedded/postgres'
import { connect, type Db } from '#store/db'
import { startPgbouncer } from '../../support/pgbouncer.ts'
import { type StallingProxy, stallingProxy } from '../../support/stallingProxy.ts'
import { superuserUrl } from '../../support/superuser.ts'

export type Way = 'directly' | 'pgbouncer'
export type Stage = Awaited<ReturnType<typeof aStage>>
type Place = 'front' | 'back'

export async function aStage(way: Way) {
  const dataDir = await mkdtemp(join(tmpdir(), 'faults-database-'))
  const started = () => startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
  let postgres = await started()
  const back = await stallingProxy(postgres.url)
  const pool = way === 'pgbouncer' ? await startPgbouncer(back.url, dataDir) : undefined
  const front = pool && (await stallingProxy(pool.url))
  const proxies = new Map<Place, StallingProxy>(
    front
      ? [
          ['front', front],
          ['back', back],
        ]
      : [['back', back]],
  )

  async function beside<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
    const db = connect(url, 1)
    return work(db).finally(() => db.end({ timeout: 1 }))
  }
  const asSuperuser = async (...statements: string[]) =>
    beside(await superuserUrl(dataDir, postgres.url), async db => {
      for (const statement of statements) await db.unsafe(statement)
    })

  return {
    dataDir,
    proxies,
    /** For the server. */
    env: {
      DATA_DIR: dataDir,
      DATABASE_URL: (front ?? back).url,
      DATABASE_POOL_MODE: pool ? 'transaction' : 'session',
      NODE_ENV: 'test',
    },
    /** As the server's role, past everything that stands between. */
    look: <T>(work: (db: Db) => Promise<T>): Promise<T> => beside(postgres.url, work),
    terminate: () => asSuperuser(`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'portal'`),
    readOnly: (is: boolean) =>
      asSuperuser(`alter system set default_transaction_read_only = ${is ? 'on' : 'off'}`, 'select pg_reload_conf()'),
    async down(how: 'fast' | 'immediate') {
      if (how === 'immediate') process.kill(postgres.pid, 'SIGQUIT')
      await postgres.stop()
    },
    async up() {
      postgres = await started()
      back.aim(postgres.url)
    },
    async stop() {
      await front?.stop()
      await pool?.stop()
      await back.stop()
      await postgres.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
