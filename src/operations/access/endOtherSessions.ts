// Logins of an account in other browsers end (C11, P20).
import { endSession, endSessions } from '#store/access/accountSessions'
import { addAudit } from '#store/audit'
import type { OperationDeps } from '../deps.ts'

export type SessionsToEnd = {
  accountId: number
  /** The one that stays. */
  sessionHash: Uint8Array
  which: number | 'all'
  requestId: string
}

/** @returns how many ended; 0 for one that is over already, or another account's */
export async function endOtherSessions({ db, clock }: OperationDeps, request: SessionsToEnd): Promise<number> {
  const { accountId, sessionHash, which, requestId } = request
  return db.begin(async tx => {
    const ended =
      which === 'all'
        ? await endSessions(tx, accountId, sessionHash)
        : Number(await endSession(tx, { accountId, sessionHash, no: which }))
    const subject = { sessions: ended }
    if (ended > 0) await addAudit(tx, { accountId, act: 'end-sessions', subject, requestId }, clock.now())
    return ended
  })
}
