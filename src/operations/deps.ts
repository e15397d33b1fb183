import type { Calendar } from '#calendar'
import type { Clock } from '#clock'
import type { ActName } from '#domain/acts'
import type { Random } from '#random'
import type { Db } from '#store/db'
import type { CodeRing } from './codeRing.ts'

/** What every operation is handed: the database, the time, the day it is for terms, and chance. */
export type OperationDeps = {
  db: Db
  clock: Clock
  calendar: Calendar
  random: Random
  /** The keys that codes are kept under. */
  codes: CodeRing
  /** Hears of what was done, for the metrics. */
  acted?: (act: ActName, count: number) => void
}
