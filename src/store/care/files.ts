// Files that set fields, between their two pages.
import type { CareWords } from '#domain/careEntry'
import type { FileProblem, FileRow } from '#domain/careFile'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { User } from '#domain/who'
import type { Db, Tx } from '../db.ts'
import { rows as listed } from '../rows.ts'

const LASTS = { hours: 2 }

export type TriedFile = { rows: FileRow[]; problems: (FileProblem & { line: number })[] }

export async function keepFile(db: Db, by: User, id: string, tried: TriedFile, now: Temporal.Instant): Promise<void> {
  await db`insert into care_files (id, account_id, company_id, tried, expires_at)
    values (${id}, ${by.accountId}, ${by.companyId}, ${db.json(tried as never)}, ${now.add(LASTS)})`
}

export async function fileOf(db: Db | Tx, by: User, id: string, now: Temporal.Instant): Promise<TriedFile | undefined> {
  const [row] = await db<{ tried: TriedFile }[]>`select tried from care_files
    where id = ${id} and account_id = ${by.accountId} and company_id = ${by.companyId} and expires_at > ${now}`
  return row?.tried
}

/** Whoever takes it does it: a second press finds nothing. */
export async function takeFile(tx: Tx, by: User, id: string, now: Temporal.Instant): Promise<TriedFile | undefined> {
  const [row] = await tx<{ tried: TriedFile }[]>`delete from care_files
    where id = ${id} and account_id = ${by.accountId} and company_id = ${by.companyId} and expires_at > ${now}
    returning tried`
  return row?.tried
}

/** A listed device: what the company wrote, the cards that proved it, and the one that its entry rests on. */
export type ListedDevice = { words: CareWords; cards: ActivationKeyNo[]; restsOn: ActivationKeyNo }

/** Of these devices those that the company has in care. */
export async function listedDevices(
  db: Db | Tx,
  companyId: number,
  devices: MprId[],
): Promise<Map<MprId, ListedDevice>> {
  const rows = await db<({ mprId: MprId } & Omit<ListedDevice, 'words'> & CareWords)[]>`
    select mpr_id as "mprId", cards, activation_key_no as "restsOn", end_customer as "endCustomer", site,
      order_no as "orderNo", asset_no as "assetNo", reminder_contact as "reminderContact", note, tags
    from care_entries where company_id = ${companyId} and mpr_id = any(${devices}::text[])`
  return new Map(rows.map(({ mprId, cards, restsOn, ...words }) => [mprId, { words, cards, restsOn }]))
}

type UsedCard = { mprId: MprId; activationKeyNo: ActivationKeyNo; periodNo: number }

/** Of cards that were proven with these devices those whose use still stands there. The caller has locked the devices. */
export async function stillUsed(tx: Tx, cards: Omit<UsedCard, 'periodNo'>[]): Promise<UsedCard[]> {
  return tx<UsedCard[]>`
    select k.mpr_id as "mprId", k.activation_key_no as "activationKeyNo", k.period_no as "periodNo"
    from ${listed(tx, cards, { mprId: 'text', activationKeyNo: 'text' })}
    join activation_keys k on k.activation_key_no = r.activation_key_no and k.mpr_id = r.mpr_id order by k.mpr_id`
}
