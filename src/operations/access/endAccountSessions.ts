// An operator ends every login of an account, as for a computer that was stolen (O14).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { endSessions, listedSessions } from '#store/access/accountSessions'
import { named, openAccount } from '../accounts/openAccount.ts'
import { act, type DoorDeps } from '../act.ts'

/** Refusals: `login-id-unknown`, `account-closed`. @returns how many were open */
export async function endAccountSessions(
  deps: DoorDeps,
  { by, loginId, dryRun }: { by: Operator; loginId: string; dryRun: boolean },
): Promise<Decision<number, OperatorRefusal>> {
  return act(deps, by, 'end-sessions', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok) return decision
    const { accountId } = decision.value
    const sessions = (await listedSessions(tx, { accountId, sessionHash: undefined }, now)).length
    if (sessions === 0 || dryRun) return accept(sessions)
    await endSessions(tx, accountId)
    await audit({ act: 'end-sessions', subject: { sessions, ...named(decision.value) } })
    return accept(sessions)
  })
}
