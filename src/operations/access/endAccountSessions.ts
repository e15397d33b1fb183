// An operator ends every login of an account and takes its passkeys away, as for a computer that was stolen (O14).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { endSessions, listedSessions } from '#store/access/accountSessions'
import { deletePasskey, listedPasskeys } from '#store/access/passkeys'
import { queueMail } from '#store/notices/outbox'
import { named, openAccount } from '../accounts/openAccount.ts'
import { act, type DoorDeps } from '../act.ts'

/** Refusals: `login-id-unknown`, `account-closed`. @returns how many logins were open, and passkeys there */
export async function endAccountSessions(
  deps: DoorDeps,
  { by, loginId, dryRun }: { by: Operator; loginId: string; dryRun: boolean },
): Promise<Decision<{ sessions: number; passkeys: number }, OperatorRefusal>> {
  return act(deps, by, 'end-sessions', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok) return decision
    const { accountId } = decision.value
    const sessions = (await listedSessions(tx, { accountId, sessionHash: undefined }, now)).length
    const passkeys = await listedPasskeys(tx, accountId)
    const ended = { sessions, passkeys: passkeys.length }
    if (dryRun) return accept(ended)
    if (sessions > 0) {
      await endSessions(tx, accountId)
      await audit({ act: 'end-sessions', subject: { sessions, ...named(decision.value) } })
    }
    for (const { no } of passkeys) {
      await deletePasskey(tx, accountId, no)
      await audit({ act: 'remove-passkey', subject: { passkey: no, ...named(decision.value) } })
    }
    if (passkeys.length > 0) await queueMail(tx, { act: 'remove-passkey', accountId, data: {} }, now)
    return accept(ended)
  })
}
