// Accounts for operators on the telephone: found by what a caller knows, and everything about one (O14).
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { type ListedSession, listedSessions } from '#store/access/accountSessions'
import { type ListedPasskey, listedPasskeys } from '#store/access/passkeys'
import { accountHistoryOf, countFailedMails } from '#store/accounts/accountHistory'
import { type AccountRecord, accountRecordOf, findAccountRecords } from '#store/accounts/accountRecords'
import type { HistoryEntry } from '#store/services/history'
import { act, type DoorDeps } from '../act.ts'
import { named } from './openAccount.ts'

export type { AccountRecord }

/** @param typed a 登録ID, a mail address, or a part of a company's or person's name. What is found is written into the audit trail. */
export async function findAccounts(
  deps: DoorDeps,
  { by, typed, limit }: { by: Operator; typed: string; limit: number },
): Promise<AccountRecord[]> {
  return act(deps, by, 'show-account', async ({ tx, audit }) => {
    const found = await findAccountRecords(tx, typed, limit)
    for (const account of found) await audit({ act: 'show-account', subject: named(account) })
    return found
  })
}

export type ShownAccount = {
  account: AccountRecord
  /** Where it is signed in. */
  sessions: Omit<ListedSession, 'isThis'>[]
  passkeys: ListedPasskey[]
  /** Mails that will not be tried again. */
  failedMails: number
  /** What operators did about it, and when its data were changed. */
  history: HistoryEntry[]
}

/** Refusal: `login-id-unknown`. */
export async function showAccount(
  deps: DoorDeps,
  { by, loginId }: { by: Operator; loginId: string },
): Promise<Decision<ShownAccount, OperatorRefusal>> {
  return act(deps, by, 'show-account', async ({ tx, now, audit }) => {
    const account = await accountRecordOf(tx, loginId)
    if (!account) return refuse('login-id-unknown')
    const { accountId } = account
    const sessions = await listedSessions(tx, { accountId, sessionHash: undefined }, now)
    const passkeys = await listedPasskeys(tx, accountId)
    const [failedMails, history] = [await countFailedMails(tx, accountId), await accountHistoryOf(tx, account)]
    await audit({ act: 'show-account', subject: named(account) })
    const shown = sessions.map(({ isThis: _, ...session }) => session)
    return accept({ account, sessions: shown, passkeys, failedMails, history })
  })
}
