// What a company has in care, when it joins another one (R16).
import type { Tx } from '../db.ts'
import { restProven } from './entryWrites.ts'

/**
 * A device that both have in care is one entry then: both companies' cards have proven it, and what the one that stays has
 * left empty is filled with the other's words. It rests on the newest of all these cards that is still used there: what one
 * company saw end may go on for the other.
 */
export async function joinCare(tx: Tx, from: number, to: number): Promise<void> {
  const shared = await tx<{ id: number }[]>`
    with shared as (
      delete from care_entries gone using care_entries stays
      where gone.company_id = ${from} and stays.company_id = ${to} and stays.mpr_id = gone.mpr_id
      returning gone.*
    )
    update care_entries e set (words_at, words_by) = (select w.at, w.who
        from (values (e.words_at, e.words_by), (b.words_at, b.words_by)) w (at, who) order by w.at desc nulls last limit 1),
      cards = e.cards || array(select c from unnest(b.cards) c where c <> all(e.cards)),
      end_customer = coalesce(e.end_customer, b.end_customer), site = coalesce(e.site, b.site),
      order_no = coalesce(e.order_no, b.order_no), asset_no = coalesce(e.asset_no, b.asset_no),
      reminder_contact = coalesce(e.reminder_contact, b.reminder_contact), note = coalesce(e.note, b.note),
      tags = case when cardinality(e.tags) > 0 then e.tags else b.tags end,
      not_extending = coalesce(e.not_extending, b.not_extending)
    from shared b where e.company_id = ${to} and e.mpr_id = b.mpr_id returning e.id`
  await restProven(
    tx,
    shared.map(entry => entry.id),
  )
  await tx`update care_entries set company_id = ${to} where company_id = ${from}`
}
