// What a company writes on its entries.
import { type CareField, type CareWords, MOST_TAGS } from '#domain/careEntry'
import type { MprId } from '#domain/codes'
import type { User } from '#domain/who'
import type { Tx } from '../db.ts'
import { type Fragment, fragment } from '../fragment.ts'
import { rows } from '../rows.ts'

const COLUMNS: Record<CareField, string> = {
  endCustomer: 'end_customer',
  site: 'site',
  orderNo: 'order_no',
  assetNo: 'asset_no',
  reminderContact: 'reminder_contact',
  note: 'note',
}

/** Who writes, and when: the last one stands on the entry. */
export type Writing = { by: Pick<User, 'accountId' | 'companyId'>; now: Temporal.Instant }

const written = (tx: Tx, { by, now }: Writing) => tx`words_at = ${now}, words_by = ${by.accountId}`

/** What is to be set for many: undefined leaves a field as it is, null empties it. */
export type CareChange = Partial<Record<CareField, string | null>> & { addTags?: string[]; dropTags?: string[] }

/** @param which a condition on `e` @returns how many entries would have more tags than there may be */
export async function countOverfull(
  tx: Tx,
  which: Fragment,
  { addTags = [], dropTags = [] }: CareChange,
): Promise<number> {
  if (addTags.length === 0) return 0
  const [row] = await tx<{ count: number }[]>`select count(*) from care_entries e where ${which}
    and cardinality(array(select t from unnest(e.tags) t where t <> all(${dropTags}::text[])
      union select unnest(${addTags}::text[]))) > ${MOST_TAGS}`
  return row!.count
}

/** @param which a condition on `e` @returns how many entries */
export async function changeEntries(tx: Tx, which: Fragment, change: CareChange, writing: Writing): Promise<number> {
  const { addTags = [], dropTags = [], ...fields } = change
  const sets = (Object.keys(COLUMNS) as CareField[]).flatMap(field =>
    fields[field] === undefined ? [] : [fragment(tx, [`${COLUMNS[field]} = `, ''], [fields[field]])],
  )
  if (addTags.length + dropTags.length > 0)
    sets.push(tx`tags = (array(
      select t from unnest(e.tags) with ordinality was (t, ord) where t <> all(${dropTags}::text[]) order by ord)
      || array(select t from unnest(${addTags}::text[]) t where t <> all(e.tags)))`)
  if (sets.length === 0) return 0
  const list = sets.reduce((all, one) => tx`${all}, ${one}`, written(tx, writing))
  const changed = await tx`update care_entries e set ${list} where ${which}`
  return changed.count
}

/** All of the words of one entry. */
export async function saveWords(tx: Tx, id: number, words: CareWords, writing: Writing): Promise<boolean> {
  const saved =
    await tx`update care_entries set ${written(tx, writing)}, end_customer = ${words.endCustomer}, site = ${words.site},
    order_no = ${words.orderNo}, asset_no = ${words.assetNo}, reminder_contact = ${words.reminderContact},
    note = ${words.note}, tags = ${words.tags}::text[] where id = ${id} and company_id = ${writing.by.companyId}`
  return saved.count > 0
}

/** All of the words of many entries, which are named by their devices. @returns how many there are */
export async function saveWordsOfMany(
  tx: Tx,
  list: ({ mprId: MprId } & CareWords)[],
  writing: Writing,
): Promise<number> {
  const flat = list.map(words => ({ ...words, tagLines: words.tags.join('\n') }))
  const saved = await tx`
    update care_entries e set ${written(tx, writing)}, end_customer = r.end_customer, site = r.site, order_no = r.order_no, asset_no = r.asset_no,
      reminder_contact = r.reminder_contact, note = r.note,
      tags = case when r.tag_lines = '' then '{}' else string_to_array(r.tag_lines, e'\n') end
    from ${rows(tx, flat, { mprId: 'text', endCustomer: 'text', site: 'text', orderNo: 'text', assetNo: 'text', reminderContact: 'text', note: 'text', tagLines: 'text' })}
    where e.mpr_id = r.mpr_id and e.company_id = ${writing.by.companyId}`
  return saved.count
}

/** @param reason null takes the mark off (R27) */
export async function markEntries(tx: Tx, which: Fragment, reason: string | null, writing: Writing): Promise<number> {
  const marked = await tx`update care_entries e set ${written(tx, writing)}, not_extending = ${reason} where ${which}`
  return marked.count
}

export async function removeEntries(tx: Tx, which: Fragment): Promise<number> {
  const gone = await tx`delete from care_entries e where ${which}`
  return gone.count
}
