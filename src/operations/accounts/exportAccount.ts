// Everything that is kept of a person, for the person (C19): without passwords, codes or keys, which are nobody's words.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { type ListedSession, listedSessions } from '#store/access/accountSessions'
import { type ListedPasskey, listedPasskeys } from '#store/access/passkeys'
import { type SignIn, signInsOf } from '#store/access/signIns'
import * as history from '#store/accounts/accountHistory'
import type { AccountRecord } from '#store/accounts/accountRecords'
import * as kept from '#store/accounts/keptRows'
import { formerAddresses } from '#store/accounts/profileChanges'
import { act, type DoorDeps } from '../act.ts'
import { named, openAccount } from './openAccount.ts'

export type AccountExport = {
  exportedAt: Temporal.Instant
  account: AccountRecord & { temporaryPasswordUntil: Temporal.Instant | null }
  sessions: Omit<ListedSession, 'isThis'>[]
  signIns: SignIn[]
  passkeys: ListedPasskey[]
  /** What was said of the person and the company before and after each change. */
  changes: history.KeptChange[]
  applications: history.KeptApplication[]
  /** What the company holds. */
  services: kept.KeptService[]
  /** What the person did besides applying and signing in. */
  acts: history.KeptAct[]
  /** What operators did about the account, by what they said of it. */
  operatorActs: history.OperatorAct[]
  /** What was shown again, or by a search. */
  shown: kept.KeptResult[]
  wrongCodes: kept.KeptWrongCodes[]
  /** Forms under way, and addresses that are being proven. */
  drafts: kept.KeptDraft[]
  /** Filters of 機器一覧 under a name, and what is ticked there or was read from a file and waits to be done. */
  filters: kept.KeptFilter[]
  ticks: kept.KeptTicks[]
  files: kept.KeptFile[]
  cards: kept.KeptCard[]
  /** What the person asked operators for. */
  requests: kept.KeptRequest[]
  invitations: kept.KeptInvitation[]
  mailProofs: kept.KeptProof[]
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
    const { accountId, company } = account
    await audit({ act: 'export-account', subject: named(account) })
    const person = { accountId, addresses: await formerAddresses(tx, accountId) }
    const sessions = await listedSessions(tx, { accountId, sessionHash: undefined }, now)
    const drafts = await kept.draftsOf(tx, person)
    const mailProofs = await kept.proofsOf(
      tx,
      person,
      drafts.map(({ id }) => id),
    )
    const addresses = [...person.addresses, ...mailProofs.map(({ email }) => email.toLowerCase())]
    return accept({
      exportedAt: now,
      account: { ...account, temporaryPasswordUntil: await kept.temporaryUntil(tx, loginId) },
      sessions: sessions.map(({ isThis: _, ...session }) => session),
      signIns: await signInsOf(tx, accountId),
      passkeys: await listedPasskeys(tx, accountId),
      changes: await history.changesOf(tx, accountId),
      applications: await history.applicationsOf(tx, accountId),
      services: await kept.servicesHeldBy(tx, company.companyId),
      acts: await history.actsOf(tx, accountId),
      operatorActs: await history.operatorActsOf(tx, account),
      shown: await kept.resultsOf(tx, accountId),
      wrongCodes: await kept.wrongCodesOf(tx, accountId),
      drafts,
      filters: await kept.filtersOf(tx, accountId),
      ticks: await kept.ticksOf(tx, accountId),
      files: await kept.filesOf(tx, accountId),
      cards: await kept.cardsAddedBy(tx, accountId),
      requests: await kept.requestsBy(tx, accountId),
      invitations: await kept.invitationsBy(tx, accountId),
      mailProofs,
      mails: await history.mailsOf(tx, { accountId, addresses }),
    })
  })
}
