// What came of it, as the line that the command ends with; beside it, a sentence for everything that was wrong.

import { connect } from '#store/db'
import { report } from '../../../bench/support/measure.ts'
import { invariants } from '../../support/invariants.ts'
import { differences, lost } from './checks.ts'
import { judge } from './judge.ts'
import type { Scene } from './load.ts'
import { stopwatch } from './watch.ts'

export type Times = {
  /** When the new server was started; it has filled and migrated, and serves, so many seconds later. */
  since: Temporal.Instant
  servesAfter: number
  /** How busy the processor was before, 0 to 1. */
  busyBefore: number
  /** Milliseconds that this process, which asks, was kept waiting at most. */
  ownDelay: number
}

const MOST_SENTENCES = 40

export async function outcome(url: string, services: number, { book, promised }: Scene, times: Times): Promise<void> {
  const { ok, kinds, faults, ...figures } = judge(book.asked.filter(({ which }) => which === 'former'))
  const asked = book.asked.filter(({ which }) => which === 'new')
  const failed = asked.flatMap(({ what, failed }) => (failed === undefined ? [] : [`new: ${what} failed: ${failed}`]))
  const rows = await wrongRows(url, promised, times.since)
  for (const sentence of [...rows, ...faults, ...failed].slice(0, MOST_SENTENCES)) console.error(sentence)
  report({
    name: 'former',
    services,
    ...figures,
    ...kinds,
    newRequests: asked.length,
    newFailed: failed.length,
    applications: promised.issued.size + promised.extended.size,
    accounts: promised.companies.size + promised.closed.size,
    wrong: rows.length,
    busyBefore: times.busyBefore,
    ownDelay: times.ownDelay,
    servesAfter: times.servesAfter,
    ok: ok && failed.length === 0 && rows.length === 0,
  })
}

/** By a connection that plans for whole tables, which the program's never read. */
async function wrongRows(url: string, promised: Scene['promised'], since: Temporal.Instant): Promise<string[]> {
  const db = connect(url, 1)
  const seconds = stopwatch()
  try {
    await db.unsafe(`set enable_seqscan = on; set plan_cache_mode = auto; set work_mem = '256MB'`)
    const broken = await invariants(db)
    const rows = [...broken.slice(0, 10), ...(await lost(db, promised)), ...(await differences(db, since))]
    console.error(`the rows are looked through, in ${seconds().toFixed(1)} s`)
    return rows
  } finally {
    await db.end()
  }
}
