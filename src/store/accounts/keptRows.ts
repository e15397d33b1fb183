// Rows that are a person's, wherever they lie: what an export shows (C19) and what an erasure deletes is found by the same
// conditions. Drafts and proofs of mailboxes have no index by account: they are those of a day.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'

/** `addresses`: every one that the account has had, in small letters. */
export type Person = { accountId: number; addresses: string[] }

/**
 * Drafts of the account, and those of registrations: the ones that led to a page of its, and the ones in which an address of
 * its was typed.
 */
export const isDraftOf = (db: Db | Tx, { accountId, addresses }: Person): Fragment =>
  db`(account_id = ${accountId} or (account_id is null
      and (exists (select from unnest(${addresses}::text[]) a where position(to_json(a)::text in lower(answers::text)) > 0)
        or right(finished, 36) in (select id::text from registered_pages where account_id = ${accountId}))))`

/** Proofs of mailboxes, also those of such drafts. */
export const isProofOf = (db: Db | Tx, { accountId, addresses }: Person, drafts: string[]): Fragment =>
  db`(account_id = ${accountId} or id = any(${drafts}::uuid[])
      or (account_id is null and lower(email) = any(${addresses}::text[])))`

/** Codes that were mailed to an address before anybody knew whose it is. */
export const isCodeTo = (db: Db | Tx, addresses: string[]): Fragment =>
  db`(account_id is null and lower(recipient) = any(${addresses}::text[]))`

export type KeptDraft = {
  id: string
  journey: string
  answers: Record<string, unknown>
  /** When consent was given in it. */
  agreedAt: Temporal.Instant | null
  expiresAt: Temporal.Instant
}

export async function draftsOf(db: Db | Tx, person: Person): Promise<KeptDraft[]> {
  return db<KeptDraft[]>`
    select id, journey, answers, (select agreed_at from consents c where c.id = drafts.id) as "agreedAt",
      expires_at as "expiresAt"
    from drafts where ${isDraftOf(db, person)} order by expires_at, id`
}

export type KeptProof = { email: string; provenAt: Temporal.Instant | null; expiresAt: Temporal.Instant }

export async function proofsOf(db: Db | Tx, person: Person, drafts: string[]): Promise<KeptProof[]> {
  return db<KeptProof[]>`
    select email, proven_at as "provenAt", expires_at as "expiresAt"
    from mail_proofs where ${isProofOf(db, person, drafts)} order by expires_at, id`
}

export type KeptResult = {
  at: Temporal.Instant
  kind: string
  mprId: MprId
  periodNo: number
  activationKeyNo: ActivationKeyNo
}

/** Result pages that searches left, and applications that showed an earlier one again. Others are told of by the application. */
export async function resultsOf(db: Db | Tx, accountId: number): Promise<KeptResult[]> {
  return db<KeptResult[]>`
    select created_at as at, kind, mpr_id as "mprId", period_no as "periodNo", activation_key_no as "activationKeyNo"
    from results where account_id = ${accountId} and kind not in ('issue', 'extend') order by created_at, id`
}

export type KeptService = {
  mprId: MprId
  periodNo: number
  connectionNumber: ConnectionNumber
  months: number
  startDay: Temporal.PlainDate | null
  lastDay: Temporal.PlainDate | null
}

/** Services that a company holds (R19). */
export async function servicesHeldBy(db: Db | Tx, companyId: number): Promise<KeptService[]> {
  return db<KeptService[]>`
    select mpr_id as "mprId", period_no as "periodNo", connection_number as "connectionNumber", months,
      start_day as "startDay", last_day as "lastDay"
    from services where holder = ${companyId} order by mpr_id, period_no`
}

/** How often codes of cards were wrong lately (C8). */
export type KeptWrongCodes = { count: number; until: Temporal.Instant }

export async function wrongCodesOf(db: Db | Tx, accountId: number): Promise<KeptWrongCodes[]> {
  return db<KeptWrongCodes[]>`select count, until from wrong_codes where account_id = ${accountId}`
}

/** Until when a temporary password is good (C3). */
export async function temporaryUntil(db: Db | Tx, loginId: string): Promise<Temporal.Instant | null> {
  const [row] = await db<{ until: Temporal.Instant }[]>`
    select until from temporary_passwords where login_id = ${loginId}`
  return row?.until ?? null
}

export type KeptFilter = { name: string; query: string }
export type KeptTicks = { entries: number[]; filter: string | null; until: Temporal.Instant }
export type KeptFile = { tried: unknown; until: Temporal.Instant }

export const filtersOf = (tx: Tx, accountId: number): Promise<KeptFilter[]> =>
  tx<KeptFilter[]>`select name, query from care_filters where account_id = ${accountId} order by name`

export const ticksOf = (tx: Tx, accountId: number): Promise<KeptTicks[]> =>
  tx<
    KeptTicks[]
  >`select entries, filter, expires_at as until from care_picks where account_id = ${accountId} order by id`

export const filesOf = (tx: Tx, accountId: number): Promise<KeptFile[]> =>
  tx<KeptFile[]>`select tried, expires_at as until from care_files where account_id = ${accountId} order by id`

export type KeptCard = { activationKeyNo: ActivationKeyNo; orderNo: string | null; at: Temporal.Instant }

/** 保有カード that the person added for the company (R20). */
export const cardsAddedBy = (tx: Tx, accountId: number): Promise<KeptCard[]> =>
  tx<KeptCard[]>`select activation_key_no as "activationKeyNo", order_no as "orderNo", added_at as at from held_cards
    where account_id = ${accountId} order by added_at, activation_key_no`

export type KeptRequest = {
  kind: string
  mprId: MprId
  at: Temporal.Instant
  answer: string | null
  reason: string | null
}

/** What the person asked operators for (R22, R23). */
export const requestsBy = (tx: Tx, accountId: number): Promise<KeptRequest[]> =>
  tx<KeptRequest[]>`select kind, mpr_id as "mprId", asked_at as at, answer, reason from requests
    where account_id = ${accountId} order by id`

export type KeptInvitation = { email: string | null; role: string; at: Temporal.Instant; until: Temporal.Instant }

/** Those that the person made (R16). */
export const invitationsBy = (tx: Tx, accountId: number): Promise<KeptInvitation[]> =>
  tx<KeptInvitation[]>`select email, role, created_at as at, expires_at as until from invitations
    where invited_by = ${accountId} order by created_at`
