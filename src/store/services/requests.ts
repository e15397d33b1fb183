// What companies ask of operators (R22, R23), and the answers.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import { rolesWith } from '#domain/may'
import type { Answer, AskedRefusal, Wish, WishKind } from '#domain/request'
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'

export type NewRequest = {
  companyId: number
  accountId: number
  mprId: MprId
  periodNo: number
  wish: Wish
  refusal: AskedRefusal
}

type Wished = { activationKeyNo: ActivationKeyNo | null; toMprId: MprId | null; why: string }

/** As the company sees it. */
export type DeviceRequest = Wished & {
  kind: WishKind
  mprId: MprId
  askedAt: Temporal.Instant
  answer: Answer | null
  answeredAt: Temporal.Instant | null
  /** What the operator wrote to the company. */
  reason: string | null
}

/** As an operator sees it. */
export type VendorRequest = DeviceRequest & {
  id: number
  companyId: number
  accountId: number
  periodNo: number
  refusal: AskedRefusal
  /** Null once the company is closed, or the person has left. */
  company: string | null
  person: string | null
}

/** Of a company's requests that wait. The caller has locked the company. */
export async function waitingOf(
  tx: Tx,
  { companyId, mprId, wish }: Pick<NewRequest, 'companyId' | 'mprId' | 'wish'>,
): Promise<{ waiting: number; same: boolean }> {
  const [row] = await tx<{ waiting: number; same: boolean }[]>`
    select count(*) as waiting, coalesce(bool_or(kind = ${wish.kind} and mpr_id = ${mprId}), false) as same
    from requests where company_id = ${companyId} and answer is null`
  return row!
}

/** @returns its number */
export async function addRequest(tx: Tx, request: NewRequest, now: Temporal.Instant): Promise<number> {
  const { companyId, accountId, mprId, periodNo, wish, refusal } = request
  const [card, to] = wish.kind === 'undo' ? [wish.activationKeyNo, null] : [null, wish.toMprId]
  const [row] = await tx<{ id: number }[]>`
    insert into requests (company_id, account_id, kind, mpr_id, period_no, activation_key_no, to_mpr_id, why, refusal, asked_at)
    values (${companyId}, ${accountId}, ${wish.kind}, ${mprId}, ${periodNo}, ${card}, ${to}, ${wish.why}, ${refusal}, ${now})
    returning id`
  return row!.id
}

/** The newest of a company about a device, or of services that came to it. */
export function requestsOf(
  db: Db,
  { companyId, mprId }: { companyId: number; mprId: MprId },
  most: number,
): Promise<DeviceRequest[]> {
  return db<DeviceRequest[]>`
    select kind, mpr_id as "mprId", activation_key_no as "activationKeyNo", to_mpr_id as "toMprId", why,
      asked_at as "askedAt", answer, answered_at as "answeredAt", reason
    from requests where company_id = ${companyId} and (mpr_id = ${mprId} or (to_mpr_id = ${mprId} and answer = 'agreed'))
    order by asked_at desc, id desc limit ${most}`
}

/** Those that wait, the oldest first; or all, the newest first. */
export function vendorRequests(tx: Tx, { all, most }: { all: boolean; most: number }): Promise<VendorRequest[]> {
  const which = all ? tx`order by r.id desc` : tx`where r.answer is null order by r.id`
  return tx<VendorRequest[]>`${vendorColumns(tx)} ${which} limit ${most}`
}

/** @param lock until the transaction ends, before its card and devices are */
export async function vendorRequest(
  tx: Tx,
  id: number,
  { lock }: { lock: boolean },
): Promise<VendorRequest | undefined> {
  const [row] = await tx<VendorRequest[]>`${vendorColumns(tx)} where r.id = ${id} ${lock ? tx`for update of r` : tx``}`
  return row
}

const vendorColumns = (tx: Tx): Fragment => tx`
  select r.id, r.company_id as "companyId", r.account_id as "accountId", r.kind, r.mpr_id as "mprId",
    r.period_no as "periodNo", r.activation_key_no as "activationKeyNo", r.to_mpr_id as "toMprId", r.why, r.refusal,
    r.asked_at as "askedAt", r.answer, r.answered_at as "answeredAt", r.reason, c.name as company,
    a.contact_name as person
  from requests r join companies c on c.id = r.company_id
    left join accounts a on a.id = r.account_id and a.company_id = r.company_id`

/**
 * Whether what was asked for still is about the same: the card is used for that service as it was then; the company still holds
 * the service that is to move.
 */
export async function stillAbout(tx: Tx, request: VendorRequest): Promise<boolean> {
  const { kind, mprId, periodNo, activationKeyNo, companyId, askedAt } = request
  const [row] = await tx<{ still: boolean }[]>`
    select ${
      kind === 'undo'
        ? tx`exists (select from service_events e where e.mpr_id = ${mprId} and e.period_no = ${periodNo}
            and e.activation_key_no = ${activationKeyNo} and e.kind in ('issue', 'extend') and e.undone_at is null and e.at <= ${askedAt})`
        : tx`exists (select from services s where s.mpr_id = ${mprId} and s.period_no = ${periodNo}
            and s.holder = ${companyId})`
    } as still`
  return row!.still
}

/** The caller has locked it. */
export async function writeAnswer(
  tx: Tx,
  { id, answer, reason }: { id: number; answer: Answer; reason: string },
  now: Temporal.Instant,
): Promise<void> {
  await tx`update requests set answer = ${answer}, answered_at = ${now}, reason = ${reason} where id = ${id}`
}

/** A company that comes along with its person into another one (R16); what both ask for is asked once. */
export async function joinRequests(tx: Tx, from: number, to: number): Promise<void> {
  await tx`delete from requests r where company_id = ${from} and answer is null and exists (select from requests o
    where o.company_id = ${to} and o.answer is null and o.kind = r.kind and o.mpr_id = r.mpr_id)`
  await tx`update requests set company_id = ${to} where company_id = ${from}`
}

/** Whom an answer goes to: who asked; somebody else who leads the company where they cannot sign in any more. */
export async function whoHears(tx: Tx, { companyId, accountId }: VendorRequest): Promise<number[]> {
  const open = await tx<{ id: number; leads: boolean }[]>`
    select a.id, a.role = any(${rolesWith('hear-of-corrections')}::text[]) as leads from accounts a join companies c on c.id = a.company_id
    where c.id = ${companyId} and c.closed_at is null and c.disabled_at is null
      and a.closed_at is null and a.disabled_at is null order by a.id`
  const [asker] = open.filter(({ id }) => id === accountId)
  return (asker ? [asker] : open.filter(({ leads }) => leads)).map(({ id }) => id)
}
