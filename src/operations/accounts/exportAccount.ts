// Everything that is kept of a person, for the person (C19): without passwords, codes or keys, which are nobody's words.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { type ListedSession, listedSessions } from '#store/access/accountSessions'
import { type ListedPasskey, listedPasskeys } from '#store/access/passkeys'
import * as history from '#store/accounts/accountHistory'
import type { AccountRecord } from '#store/accounts/accountRecords'
import { act, type DoorDeps } from '../act.ts'
import { named, openAccount } from './openAccount.ts'

export type AccountExport = {
  exportedAt: Temporal.Instant
  account: AccountRecord
  sessions: Omit<ListedSession, 'isThis'>[]
  passkeys: ListedPasskey[]
  /** What was said of the person and the company before and after each change. */
  changes: history.KeptChange[]
  applications: history.KeptApplication[]
  /** What the person did besides applying. */
  acts: history.KeptAct[]
  mails: history.KeptMail[]
}

/** Refusals: `login-id-unknown`, `account-closed`. */
export async function exportAccount(
  deps: DoorDeps,
  { by, loginId }: { by: Operator; loginId: string },
): Promise<Decision<AccountExport, OperatorRefusal>> {
  return act(deps, by, 'export-account', async ({ tx, now, audit }) => {
    const decision = await openAccount(tx, loginId)
    if (!decision.ok) return decision
    const account = decision.value
    const { accountId } = account
    await audit({ act: 'export-account', subject: named(account) })
    const sessions = await listedSessions(tx, { accountId, sessionHash: undefined }, now)
    return accept({
      exportedAt: now,
      account,
      sessions: sessions.map(({ isThis: _, ...session }) => session),
      passkeys: await listedPasskeys(tx, accountId),
      changes: await history.changesOf(tx, accountId),
      applications: await history.applicationsOf(tx, accountId),
      acts: await history.actsOf(tx, accountId),
      mails: await history.mailsOf(tx, accountId),
    })
  })
}
