// What may stand between us and the database: a pool that hands each transaction to another connection, or one that does not
// pass our settings on (docs/decisions/011-a-pool-between.md).
import { postgres } from '#driver'
import { connect, type Db, PLANNING, type PoolMode } from '../db.ts'

/** How often two connections are compared: others at work on a pool may hide for a time that we share what it has. */
const LOOKS = 10

/** @property wrong why nothing may be started @property advice what to do so that the database plans as we need it */
export type PoolFindings = { wrong?: string; advice?: string }

/** Throws what keeps the database from answering. */
export async function lookAtPool(db: Db, url: string, mode: PoolMode): Promise<PoolFindings> {
  const seen = await lookAt(db).catch(error => {
    if (mode === 'session' && isOfSettings(error)) return error.message
    throw error
  })
  if (typeof seen === 'string') return { wrong: `${LEADS_TO_POOL} takes no settings (${seen}): ${SET_THIS}` }
  if (mode === 'session' && seen.isPooled && (await sharesConnections(url)))
    return { wrong: `${LEADS_TO_POOL} gives a connection away after each transaction: ${SET_THIS}` }
  return seen.plansOtherwise ? { advice: adviceFor(seen) } : {}
}

const LEADS_TO_POOL = 'DATABASE_URL leads to a connection pool that'
const SET_THIS = 'set DATABASE_POOL_MODE=transaction.'

type Seen = { isPooled: boolean; plansOtherwise: boolean; role: string; database: string }

async function lookAt(db: Db): Promise<Seen> {
  const isOurs = Object.entries(PLANNING).map(([name, value]) => `current_setting('${name}') = '${value}'`)
  // Without parameters, so that it is no prepared statement in either mode.
  const found = await db.unsafe<(Omit<Seen, 'isPooled'> & { pid: number })[]>(`
    select pg_backend_pid() as pid, not (${isOurs.join(' and ')}) as "plansOtherwise",
      quote_ident(current_user) as role, quote_ident(current_database()) as database`)
  // Who answered at first says another number than who is behind it.
  return { ...found[0]!, isPooled: found.state.pid !== found[0]!.pid }
}

/** PgBouncer has one code for all that it refuses. */
function isOfSettings(error: unknown): error is Error {
  return error instanceof postgres.PostgresError && /\bstartup parameter\b/.test(error.message)
}

/** Whether two connections of ours, while they do nothing, are one of the database's, or one is several in turn. */
async function sharesConnections(url: string): Promise<boolean> {
  const two = [connect(url, 1), connect(url, 1)] as const
  const seen = [new Set<number>(), new Set<number>()] as const
  try {
    for (let looks = 0; looks < LOOKS; looks++)
      for (const which of [0, 1] as const) {
        const [row] = await two[which].unsafe<{ pid: number }[]>('select pg_backend_pid() as pid')
        seen[which].add(row!.pid)
      }
    return seen[0].size > 1 || seen[1].size > 1 || !seen[0].isDisjointFrom(seen[1])
  } finally {
    await Promise.all(two.map(connection => connection.end({ timeout: 1 })))
  }
}

function adviceFor({ role, database }: Seen): string {
  const statements = Object.entries(PLANNING).map(
    ([name, value]) => `alter role ${role} in database ${database} set ${name} = ${value};`,
  )
  return `The database is asked through a pool and plans otherwise than it should: on a new installation applications get slower with each one, until the database has counted its tables. Run these once, and let the pool open its connections anew: ${statements.join(' ')}`
}
