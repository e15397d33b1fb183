// Whether the owner of an account may sign in: an operator disables it, and enables it again (O14).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { endSessions, listedSessions } from '#store/access/accountSessions'
import { dropTemporary } from '#store/access/credentials'
import { type AccountRecord, saveDisabled } from '#store/accounts/accountRecords'
import { act, type DoorDeps } from '../act.ts'
import { named, openAccount } from './openAccount.ts'

/** `changed` is false when it stood so already. */
type StandingChanged = { account: AccountRecord; changed: boolean; sessions: number }

/**
 * An account that is disabled loses its sessions and its temporary password in that moment. Refusals: `login-id-unknown`,
 * `account-closed`.
 */
export async function setAccountStanding(
  deps: DoorDeps,
  { by, loginId, disabled, dryRun }: { by: Operator; loginId: string; disabled: boolean; dryRun: boolean },
): Promise<Decision<StandingChanged, OperatorRefusal>> {
  return act(deps, by, disabled ? 'disable-account' : 'enable-account', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok) return decision
    const account = decision.value
    const { accountId } = account
    const changed = (account.disabledAt !== null) !== disabled
    const open = disabled && changed ? await listedSessions(tx, { accountId, sessionHash: undefined }, now) : []
    const sessions = open.length
    if (!changed || dryRun) return accept({ account, changed, sessions })
    await saveDisabled(tx, accountId, disabled, now)
    if (disabled) {
      await endSessions(tx, accountId)
      await dropTemporary(tx, accountId)
      await audit({ act: 'disable-account', subject: { ...named(account), sessions } })
    } else await audit({ act: 'enable-account', subject: named(account) })
    return accept({ account, changed, sessions })
  })
}
