// Deletes what has run out, on a schedule. Of several servers one does it; the others skip that time.
import { type Loop, loop } from '#loop'
import { deleteExpired } from '#store/upkeep/expired'
import type { OperationDeps } from '../deps.ts'

const EVERY_MINUTES = 10

type PurgeDeps = Pick<OperationDeps, 'db' | 'clock'>
type Log = { info(data: object, message: string): void; error(data: object, message: string): void }

/** Deletes all that has run out by now. @returns rows by table; undefined when another server is purging */
export async function purge({ db, clock }: PurgeDeps): Promise<Record<string, number> | undefined> {
  const total: Record<string, number> = {}
  for (;;) {
    const purged = await deleteExpired(db, clock.now())
    if (!purged) return undefined
    for (const [table, count] of Object.entries(purged.rows)) total[table] = (total[table] ?? 0) + count
    if (!purged.more) return total
  }
}

/**
 * Purges every ten minutes. The first time is a random part of that later, so that servers that start together do not purge
 * together.
 * What fails is logged and tried again the next time.
 */
export function keepPurging(
  deps: PurgeDeps & Pick<OperationDeps, 'random'> & { log: Log },
  everyMs = EVERY_MINUTES * 60_000,
): Loop {
  const first = (deps.random(1)[0]! / 256) * everyMs
  return loop(
    everyMs,
    async () => {
      try {
        const rows = await purge(deps)
        if (rows && Object.keys(rows).length > 0) deps.log.info({ rows }, 'purged')
      } catch (error) {
        deps.log.error({ err: error }, 'purge failed')
      }
    },
    first,
  )
}
