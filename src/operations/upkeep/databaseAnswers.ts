// Whether the database answers, and soon: what a proxy wants to know before it sends people here.
import { setTimeout as sleep } from 'node:timers/promises'
import { ping } from '#store/db'
import type { OperationDeps } from '../deps.ts'

const PATIENCE_MS = 1000

export async function answers({ db }: OperationDeps): Promise<boolean> {
  const late = new AbortController()
  const patience = sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false)
  const asked = ping(db).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, patience]).finally(() => late.abort())
}
