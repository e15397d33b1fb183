// Logins of an account in other browsers end (C11, P20).
import { accept, type Decision, refuse } from '#domain/refusal'
import { endSession, endSessions } from '#store/access/accountSessions'
import { addAudit } from '#store/audit'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

export type SessionsToEnd = {
  accountId: number
  /** The session that asks, which stays open. */
  sessionHash: Uint8Array
  which: number | 'all'
  requestId: string
}

/**
 * Refusal: `signed-out-there-already`, when the session that was named is over, or is another account's.
 * @returns how many ended, which can be none for `all`
 */
export async function endOtherSessions(
  { db, clock }: OperationDeps,
  request: SessionsToEnd,
): Promise<Decision<number, 'signed-out-there-already'>> {
  const { accountId, sessionHash, which, requestId } = request
  return transaction(db, async tx => {
    const ended =
      which === 'all'
        ? await endSessions(tx, accountId, sessionHash)
        : Number(await endSession(tx, { accountId, sessionHash, no: which }))
    if (ended === 0 && which !== 'all') return refuse('signed-out-there-already')
    const subject = { sessions: ended }
    if (ended > 0) await addAudit(tx, { accountId, act: 'end-sessions', subject, requestId }, clock.now())
    return accept(ended)
  })
}
