// Nothing lost, nothing doubled: SQL that must return no row (quality.md, Nothing lost).
import type { Db } from '#store/db'

const INVARIANTS: Record<string, string> = {
  'a card has at most one use that stands': `
    select activation_key_no from service_events where kind in ('issue', 'extend') and undone_at is null
    group by activation_key_no having count(*) > 1`,
  'a card and its use say the same': `
    select k.activation_key_no from activation_keys k full join service_events e
      on e.activation_key_no = k.activation_key_no and e.undone_at is null and e.kind in ('issue', 'extend')
    where (k.flow, k.mpr_id::text, k.period_no) is distinct from (e.kind, e.mpr_id::text, e.period_no)`,
  'a number belongs to one device': `
    select s.connection_number from services s join connection_numbers n using (connection_number)
    where s.closing is null and n.mpr_id <> s.mpr_id`,
  'an open service owns its number alone': `
    select connection_number from services where closing is null group by connection_number having count(*) > 1`,
  'a Registration Key is unique': `select registration_key from services group by 1 having count(*) > 1`,
  'a device has one open service': `select mpr_id from services where closing is null group by 1 having count(*) > 1`,
  'months are the fold of the events': `
    select s.mpr_id from services s join service_events e using (mpr_id, period_no)
    where e.undone_at is null group by s.mpr_id, s.period_no, s.months having s.months <> coalesce(sum(e.months), 0)`,
  'each issue has its audit row': `
    select e.activation_key_no from service_events e left join audit a
      on a.act = 'issue' and a.subject ->> 'activationKeyNo' = e.activation_key_no and (a.subject ->> 'periodNo')::int = e.period_no
    where e.kind = 'issue' group by e.activation_key_no, e.period_no having count(a.id) <> 1`,
  'each audit row has its effect': `
    select a.id from audit a where a.act = 'issue' and not exists (
      select from service_events e where e.activation_key_no = a.subject ->> 'activationKeyNo' and e.kind = 'issue')`,
  'each minting that is told of has its card': `
    select a.id from audit a left join activation_keys k on k.activation_key_no = a.subject ->> 'activationKeyNo'
    where a.act = 'mint' and k.minted_at is distinct from a.at`,
  'each issue has one mail': `
    select s.mpr_id from services s left join outbox o
      on o.template = 'issued' and o.data ->> 'mprId' = s.mpr_id and o.data ->> 'connectionNumber' = s.connection_number
    group by s.mpr_id, s.period_no having count(o.id) < 1`,
  'mails are as many as services': `
    select 1 where (select count(*) from outbox where template = 'issued') <> (select count(*) from services)`,
}

/** @returns the names of those that do not hold */
export async function invariants(db: Db): Promise<string[]> {
  const broken: string[] = []
  for (const [name, sql] of Object.entries(INVARIANTS)) if ((await db.unsafe(sql)).length > 0) broken.push(name)
  return broken
}
