// Two companies with devices in care, many of one and few of the other, alike but for their number: terms in all states,
// words as a dealer writes them, services behind them.
import { createHash } from 'node:crypto'
import type { Db } from '#store/db'
import { fragment } from '#store/fragment'
import { rows } from '#store/rows'
import { testCodes } from '#test/support/testCodes'

/** @param loginId whose company it is @param from the number of the first device, so that companies share none */
export async function fillCare(db: Db, { loginId, count, from }: { loginId: string; count: number; from: number }) {
  const [account] = await db<{ companyId: number }[]>`
    select company_id as "companyId" from accounts where login_id = ${loginId}`
  const company = account!.companyId
  const to = from + count - 1
  // Scattered over the numbers, so that neither company's devices lie side by side.
  const mpr = `upper(substr(md5('device' || n), 1, 16))`
  const card = `upper(substr(md5('card' || n), 1, 16))`
  const number = `'118' || lpad((n * 97 + ${await unusedFrom(db, to)})::text, 8, '0')`
  const lastDay = `case when n % 20 = 0 then null else current_date - 300 + (n * 7919) % 1500 end`
  await db.unsafe(`
    insert into devices (mpr_id, family, imported_at) select ${mpr}, 'hdcom', now() from generate_series(${from}, ${to}) n;
    insert into connection_numbers (connection_number, mpr_id, given_at)
      select ${number}, ${mpr}, now() from generate_series(${from}, ${to}) n;
`)
  await addKeys(db, { from, to, number, lastDay, company })
  await db.unsafe(`
    insert into care_entries (company_id, mpr_id, family, cards, activation_key_no, product_code, period_no, standing,
        connection_number, months, last_day, issued_at, extended_at, end_customer, site, order_no, asset_no,
        reminder_contact, note, tags, not_extending, added_at)
      select ${company}, ${mpr}, 'hdcom', array[${card}], ${card}, 'KX-VCS701W', 1, 'open', ${number}, 12, ${lastDay},
        now() - interval '400 days', case when n % 3 = 0 then now() - (n % 700) * interval '1 day' end,
        '納入先株式会社 第' || (n % 900) || '営業所', '本社ビル ' || (n % 30 + 1) || '階 会議室' || chr(65 + n % 26),
        'PO-' || lpad((n * 31 % 1000000)::text, 6, '0'), 'AS' || lpad(n::text, 6, '0'),
        'tanto' || (n % 900) || '@customer.example', '設置担当：' || (n % 200) || '番、鍵は受付で借用',
        case when n % 4 = 0 then array['重要', '更新' || (2026 + n % 4)] else array['会議室'] end,
        case when n % 50 = 0 then '機器の入れ替えのため' end, now()
      from generate_series(${from}, ${to}) n;
    update care_entries set site = site where company_id = ${company}`)
}

type Services = { from: number; to: number; number: string; lastDay: string; company: number }
const SLICE = 20_000

/** Each with a key of its own, sealed as the product keeps it. */
async function addKeys(db: Db, { from, to, number, lastDay, company }: Services): Promise<void> {
  const text = (sql: string) => fragment(db, [sql], [])
  for (let first = from; first <= to; first += SLICE) {
    const keys = Array.from({ length: Math.min(SLICE, to - first + 1) }, (_, i) => {
      const mprId = digits(`device${first + i}`)
      return { n: first + i, mprId, ...testCodes.keep('registration-key', digits(`key${first + i}`), mprId) }
    })
    await db`insert into services (mpr_id, period_no, key_mark, key_sealed, connection_number, months, start_day, last_day, holder)
      select mpr_id, 1, mark, sealed, ${text(number)}, 12, ${text(`${lastDay} - 365`)}, ${text(lastDay)}, ${company}
      from ${rows(db, keys, { n: 'int', mprId: 'text', mark: 'bytea', sealed: 'bytea' })}`
  }
}

const digits = (of: string) => createHash('md5').update(of).digest('hex').slice(0, 16).toUpperCase()

/** The demo has drawn numbers already. @returns from where on as many are free as `to` devices need */
async function unusedFrom(db: Db, to: number): Promise<number> {
  const [row] = await db<{ shift: number }[]>`
    select shift::int from generate_series(0, 96) shift where not exists (select from connection_numbers
      where connection_number between '118' and '118' || lpad(${String((to + 1) * 97)}, 8, '0')
        and (right(connection_number, 8)::int - shift) % 97 = 0) limit 1`
  if (!row) throw new Error(`no ${to} numbers in a row are free`)
  return row.shift
}
