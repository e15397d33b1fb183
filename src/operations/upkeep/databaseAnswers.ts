// Whether the database answers within a second: a proxy asks before it sends people here.
import { setTimeout as sleep } from 'node:timers/promises'
import { ping } from '#store/db'
import type { OperationDeps } from '../deps.ts'

const PATIENCE_MS = 1000

export async function databaseAnswers({ db }: OperationDeps): Promise<boolean> {
  const late = new AbortController()
  const patience = sleep(PATIENCE_MS, false, { signal: late.signal }).catch(() => false)
  const asked = ping(db).then(
    () => true,
    () => false,
  )
  return Promise.race([asked, patience]).finally(() => late.abort())
}
