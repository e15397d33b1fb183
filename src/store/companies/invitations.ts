// Invitations to a company (R16). A row is there while its invitation is open: accepted, withdrawn or ended with its inviter
// it goes at once, and when it has run out the purge takes it, address and all.
import { rolesWith } from '#domain/may'
import type { Role } from '#domain/who'
import { brokenConstraint, type Db, type Tx } from '../db.ts'
import { dropInvitationMails } from '../notices/mailRecords.ts'

export type NewInvitation = {
  companyId: number
  role: Role
  email: string
  invitedBy: number
  tokenHash: Uint8Array
  expiresAt: Temporal.Instant
}

/** Throws, by a constraint, when the address is invited already. @returns its number */
export async function addInvitation(tx: Tx, i: NewInvitation, now: Temporal.Instant): Promise<number> {
  // What has run out stands in nobody's way until it is purged.
  await tx`delete from invitations
    where company_id = ${i.companyId} and lower(email) = lower(${i.email}) and expires_at <= ${now}`
  const [row] = await tx<{ id: number }[]>`
    insert into invitations (company_id, role, email, invited_by, token_hash, created_at, expires_at)
    values (${i.companyId}, ${i.role}, ${i.email}, ${i.invitedBy}, ${i.tokenHash}, ${now}, ${i.expiresAt}) returning id`
  return row!.id
}

export const isInvitedAlready = (error: unknown): boolean => brokenConstraint(error) === 'invitation_open_once'

export type ListedInvitation = {
  id: number
  role: Role
  email: string
  invitedBy: string | null
  createdAt: Temporal.Instant
  expiresAt: Temporal.Instant
  /** Its mail was refused for good, so nobody will come. */
  undelivered: boolean
}

/** Those that can be accepted now, the newest first. */
export async function invitationsOf(
  db: Db | Tx,
  companyId: number,
  now: Temporal.Instant,
): Promise<ListedInvitation[]> {
  return db<ListedInvitation[]>`
    select i.id, i.role, i.email, a.contact_name as "invitedBy", i.created_at as "createdAt", i.expires_at as "expiresAt",
      exists (select from outbox o where lower(o.recipient) = lower(i.email) and o.template = 'invitation'
        and o.data ->> 'invitation' = i.id::text and o.state = 'failed') as undelivered
    from invitations i join accounts a on a.id = i.invited_by
    where i.company_id = ${companyId} and ${isGood(db, now)} order by i.id desc`
}

export type OpenInvitation = {
  id: number
  companyId: number
  company: string
  role: Role
  email: string
  invitedBy: number
  expiresAt: Temporal.Instant
  /** Whether an account has the address. */
  known: boolean
}

/** By its link. Undefined when it was used, withdrawn, ran out, or ended with who invited. */
export async function invitationBy(
  db: Db | Tx,
  tokenHash: Uint8Array,
  now: Temporal.Instant,
): Promise<OpenInvitation | undefined> {
  const [row] = await db<OpenInvitation[]>`
    select i.id, i.company_id as "companyId", c.name as company, i.role, i.email, i.invited_by as "invitedBy",
      i.expires_at as "expiresAt", exists (select from accounts k where lower(k.email) = lower(i.email)) as known
    from invitations i join accounts a on a.id = i.invited_by join companies c on c.id = i.company_id
    where i.token_hash = ${tokenHash} and ${isGood(db, now)}`
  return row
}

/**
 * Of `i` with its inviter `a`. A server of the version before ends no invitation with its inviter, so each look asks whether
 * they may still invite.
 */
const isGood = (db: Db | Tx, now: Temporal.Instant) => db`i.expires_at > ${now} and a.company_id = i.company_id
  and a.disabled_at is null and a.role = any(${rolesWith('invite')}::text[])
  and exists (select from companies o where o.id = i.company_id and o.closed_at is null and o.disabled_at is null)`

/** Locks it until the transaction ends, so that of two who use one link the second finds it used. */
export async function lockInvitation(tx: Tx, tokenHash: Uint8Array): Promise<void> {
  await tx`select from invitations where token_hash = ${tokenHash} for update`
}

/** @returns false when the company has none of this number any more */
export async function endInvitation(tx: Tx, companyId: number, id: number, now: Temporal.Instant): Promise<boolean> {
  const ended = await tx<{ id: number }[]>`
    delete from invitations where id = ${id} and company_id = ${companyId} returning id`
  await dropInvitationMails(
    tx,
    ended.map(row => row.id),
    now,
  )
  return ended.length === 1
}

/** Those of somebody who may not invite any more, or who leaves. */
export async function endInvitationsBy(tx: Tx, accountId: number, now: Temporal.Instant): Promise<void> {
  const ended = await tx<{ id: number }[]>`delete from invitations where invited_by = ${accountId} returning id`
  await dropInvitationMails(
    tx,
    ended.map(row => row.id),
    now,
  )
}
