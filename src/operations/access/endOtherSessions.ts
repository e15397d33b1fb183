// Logins of an account in other browsers end (C11, P20).
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { endSession, endSessions } from '#store/access/accountSessions'
import { act, type DoorDeps } from '../act.ts'

export type SessionsToEnd = {
  by: User
  /** The session that asks, which stays open. */
  sessionHash: Uint8Array
  which: number | 'all'
}

/**
 * Refusal: `signed-out-there-already`, when the session that was named is over, or is another account's.
 * @returns how many ended, which can be none for `all`
 */
export async function endOtherSessions(
  deps: DoorDeps,
  { by, sessionHash, which }: SessionsToEnd,
): Promise<Decision<number, 'signed-out-there-already'>> {
  const { accountId } = by
  return act(deps, by, 'end-sessions', async ({ tx, audit }) => {
    const ended =
      which === 'all'
        ? await endSessions(tx, accountId, sessionHash)
        : Number(await endSession(tx, { accountId, sessionHash, no: which }))
    if (ended === 0 && which !== 'all') return refuse('signed-out-there-already')
    if (ended > 0) await audit({ act: 'end-sessions', subject: { sessions: ended } })
    return accept(ended)
  })
}
