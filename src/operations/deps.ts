import type { Clock } from '#clock'
import type { Random } from '#random'
import type { Db } from '#store/db'

/** What every operation is handed: the database, the time, and chance. */
export type OperationDeps = { db: Db; clock: Clock; random: Random }
