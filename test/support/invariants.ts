// Nothing lost, nothing doubled: SQL that must return no row (quality.md, Nothing lost).
import { foldTerm } from '#domain/fold'
import { lastDayOf, termName } from '#domain/term'
import type { Db } from '#store/db'
import { type EventRow, eventFrom } from '#store/services/events'
import { type ServiceRow, termFrom } from '#store/services/facts'
import { keysOf } from './testCodes.ts'

const INVARIANTS: Record<string, string> = {
  'a card has at most one use that stands': `
    select activation_key_no from service_events where kind in ('issue', 'extend') and undone_at is null
    group by activation_key_no having count(*) > 1`,
  'a card and its use say the same, and it is bound to where its service is now': `
    with line as (select mpr_id, period_no, closing, coalesce(origin_mpr_id, mpr_id) as first_mpr_id,
      coalesce(origin_period_no, period_no) as first_no from services)
    select 1
    from (select k.activation_key_no, k.flow, l.* from activation_keys k join line l using (mpr_id, period_no)) u
    full join (select e.activation_key_no, e.kind, l.* from service_events e join line l using (mpr_id, period_no)
      where e.undone_at is null and e.kind in ('issue', 'extend')) e using (activation_key_no)
    where (u.flow, u.first_mpr_id::text, u.first_no) is distinct from (e.kind, e.first_mpr_id::text, e.first_no)
      or u.closing in ('moved', 'undone')`,
  'a number belongs to one device': `
    select s.connection_number from services s join connection_numbers n using (connection_number)
    where s.closing is null and n.mpr_id <> s.mpr_id`,
  'an open service owns its number alone': `
    select connection_number from services where closing is null group by connection_number having count(*) > 1`,
  'a Registration Key is unique': `
    select coalesce(encode(key_mark, 'hex'), registration_key) from services group by 1 having count(*) > 1`,
  'a device has one open service': `select mpr_id from services where closing is null group by 1 having count(*) > 1`,
  'each issue has its audit row': `
    select 1 from service_events e left join audit a on a.act = 'issue' and a.subject ->> 'mprId' = e.mpr_id
      and a.subject ->> 'activationKeyNo' = e.activation_key_no and (a.subject ->> 'periodNo')::int = e.period_no
    where e.kind = 'issue' group by e.mpr_id, e.period_no having count(a.id) <> 1`,
  'each audit row has its effect': `
    select a.id from audit a where a.act = 'issue' and not exists (
      select from service_events e where e.activation_key_no = a.subject ->> 'activationKeyNo' and e.kind = 'issue')`,
  'each minting that is told of has its card': `
    select a.id from audit a left join activation_keys k on k.activation_key_no = a.subject ->> 'activationKeyNo'
    where a.act = 'mint' and k.minted_at is distinct from a.at`,
  'each issue has one mail': `
    select 1 from services s left join outbox o
      on o.template = 'issued' and o.data ->> 'mprId' = s.mpr_id and o.data ->> 'connectionNumber' = s.connection_number
    where s.origin_mpr_id is null group by s.mpr_id, s.period_no having count(o.id) < 1`,
  'mails are as many as services': `
    select 1 where (select count(*) from outbox where template = 'issued')
      <> (select count(*) from services where origin_mpr_id is null)`,
  'a period is undone with its issue, and only then': `
    select 1 from services s join service_events e using (mpr_id, period_no)
    where e.kind = 'issue' and (e.undone_at is null) = (s.closing is not distinct from 'undone')`,
  'each moved period goes on as one other, which came by a move': `
    select 1 from services s where (s.origin_mpr_id is not null) <> exists (select from service_events e
      where (e.mpr_id, e.period_no) = (s.mpr_id, s.period_no) and e.kind = 'move' and e.seq = 1)
    union all
    select 1 where (select count(*) from services where closing = 'moved')
      <> (select count(*) from services where origin_mpr_id is not null)`,
  'each correction has its event and its audit row': `
    select 1 from (values ('undo'), ('move'), ('stop')) as c (act)
    where (select count(*) from service_events where kind = act) <> (select count(*) from audit a where a.act = c.act)`,
  'each correction has its mails, as many as the holder has 管理者; but for one that was asked for, whose answer is the mail': `
    select 1 from (select at, case act when 'undo' then 'undone' when 'move' then 'moved' else 'stopped' end as template,
        subject - 'periodNo' as data, count(*) as n from audit where act in ('undo', 'move', 'stop')
        and at not in (select at from audit where act = 'answer-request') group by 1, 2, 3) a
      full join (select created_at as at, template, data - 'periodNo' as data, count(*) as n from outbox
        where template in ('undone', 'moved', 'stopped')
        and created_at not in (select at from audit where act = 'answer-request') group by 1, 2, 3) o using (at, template, data)
    where a.n is null or o.n is null or o.n % a.n <> 0`,
}

/** R15 and R19. */
const COMPANIES: Record<string, string> = {
  'every holder is a company': `
    select mpr_id from services s where holder is not null and not exists (select from companies c where c.id = s.holder)`,
  'a company is closed when all its accounts are, and only then': `
    select c.id from companies c left join accounts a on a.company_id = c.id group by c.id
    having (c.closed_at is not null) <> (count(*) filter (where a.id is not null and a.closed_at is null) = 0)`,
}

/** @returns the names of those that do not hold */
export async function invariants(db: Db): Promise<string[]> {
  const broken: string[] = []
  for (const [name, sql] of Object.entries({ ...INVARIANTS, ...COMPANIES }))
    if ((await db.unsafe(sql)).length > 0) broken.push(name)
  if (await keysInMails(db)) broken.push('no mail of a correction holds a Registration Key')
  for (const service of await notTheirFold(db)) broken.push(`a service is the fold of its events: ${service}`)
  return broken
}

/** Whether a mail of a correction holds the key of its device. */
async function keysInMails(db: Db): Promise<boolean> {
  const mails = await db<{ data: string }[]>`
    select data::text from outbox where template in ('undone', 'moved', 'stopped')`
  if (mails.length === 0) return false
  const text = mails.map(({ data }) => data).join()
  return (await keysOf(db)).some(({ key }) => text.includes(key))
}

/** What migration 0024 demands (R19). @returns services without a holder whose applicant is known */
export async function withoutHolder(db: Db): Promise<string[]> {
  const found = await db<{ service: string }[]>`
    select s.mpr_id || '/' || s.period_no as service from services s
      join service_events e on e.mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
        and e.period_no = coalesce(s.origin_period_no, s.period_no) and e.seq = 1
      join accounts a on a.id = e.account_id
    where s.holder is null`
  return found.map(({ service }) => service)
}

/** Services whose term is not what their events that stand make, by the rule itself; one undone has none left. */
async function notTheirFold(db: Db): Promise<string[]> {
  const wrong: string[] = []
  for await (const rows of byService(db)) {
    const [service] = rows as [FoldRow]
    const fold = foldTerm(rows.flatMap(({ event }) => (event ? [eventFrom(event)] : [])))
    const last = lastDayOf(fold)?.toString()
    if (termName(fold) !== termName(termFrom(service)) || last !== service.last_day?.toString())
      wrong.push(`${service.mpr_id}/${service.period_no}: ${termName(termFrom(service))}, events ${termName(fold)}`)
  }
  return wrong
}

type FoldRow = ServiceRow & { last_day: Temporal.PlainDate | null; event: EventRow | null }

/** A stream, for there may be a million: the rows of one service at a time, one for each of its events. */
async function* byService(db: Db): AsyncGenerator<FoldRow[]> {
  const found = db<(FoldRow & { [name: string]: unknown })[]>`
    select s.*, e.kind as e_kind, e.months as e_months, e.trial_months as e_trial_months, e.terms_kind as e_terms_kind,
      e.day as e_day
    from services s left join service_events e on e.mpr_id = s.mpr_id and e.period_no = s.period_no
      and e.undone_at is null and e.kind in ('issue', 'move', 'start', 'extend')
    where s.closing is distinct from 'undone' order by s.mpr_id, s.period_no, e.seq`
  let rows: FoldRow[] = []
  for await (const slice of found.cursor(5000))
    for (const row of slice) {
      const [before] = rows
      if (before && (before.mpr_id !== row.mpr_id || before.period_no !== row.period_no)) {
        yield rows
        rows = []
      }
      rows.push({ ...row, event: eventIn(row) })
    }
  if (rows.length > 0) yield rows
}

function eventIn(row: Record<string, unknown>): EventRow | null {
  const { e_kind: kind, e_months: months, e_trial_months: trial_months, e_terms_kind: terms_kind, e_day: day } = row
  return kind === null ? null : ({ kind, months, trial_months, terms_kind, day } as EventRow)
}
