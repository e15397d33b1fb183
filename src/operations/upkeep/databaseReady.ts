// Whether the database can be written, within a second: a proxy asks before it sends people here. A standby that can only be
// read, a full disk, or a pool that hangs serves nobody.
import { setTimeout as sleep } from 'node:timers/promises'
import { beat } from '#store/upkeep/heartbeat'
import type { OperationDeps } from '../deps.ts'

const PATIENCE_MS = 1000
/** Anybody may ask, and each answer costs a write: those who ask within this time share one. */
const SHARED_MS = 500

/** @returns asks, over the pool that everybody uses */
export function createDatabaseReady({ db, clock }: Pick<OperationDeps, 'db' | 'clock'>): () => Promise<boolean> {
  let last: { askedMs: number; answer: Promise<boolean> } | undefined
  return () => {
    const askedMs = clock.now().epochMilliseconds
    if (!last || Math.abs(askedMs - last.askedMs) >= SHARED_MS)
      last = { askedMs, answer: inTime(beat(db, clock.now())) }
    return last.answer
  }
}

function inTime(written: Promise<void>): Promise<boolean> {
  const late = new AbortController()
  const patience = sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false)
  const asked = written.then(
    () => true,
    () => false,
  )
  return Promise.race([asked, patience]).finally(() => late.abort())
}
