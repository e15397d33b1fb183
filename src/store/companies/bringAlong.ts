// A company that comes along with its only person into another one (R16, as by R24): what it held and had is the other's from
// then on, and it ends. Result pages go with the accounts that made them, whose company is asked when they are read; so those
// of people who left it before come along too.
import type { Role } from '#domain/who'
import { joinHeldCards } from '../cards/heldCards.ts'
import { joinCare } from '../care/joinCare.ts'
import type { Tx } from '../db.ts'
import { joinRequests } from '../services/requests.ts'
import { closeLeftCompany } from './companies.ts'

type Joining = { accountId: number; from: number; to: number; role: Role }

/**
 * Account and both companies are locked. What the person applies for at this moment is waited for: it refers to the account,
 * which only this lock does not spare.
 */
export async function bringAlong(tx: Tx, { accountId, from, to, role }: Joining, now: Temporal.Instant): Promise<void> {
  await tx`select from accounts where id = ${accountId} for update`
  await tx`update services set holder = ${to} where holder = ${from}`
  await joinCare(tx, from, to)
  await joinHeldCards(tx, from, to)
  await joinRequests(tx, from, to)
  await tx`update accounts set company_id = ${to} where company_id = ${from}`
  await tx`update accounts set (role, updated_at) = (${role}, ${now}::timestamptz) where id = ${accountId}`
  await closeLeftCompany(tx, from, now)
}
