// The limit for issuing: one prepared SQL function per key that does the same writes, with the fewest checks that keep
// them right. Written before the operation was measured, and left alone.
import type { Db } from '#store/db'
import type { IssueJob } from './issueData.ts'

export async function createLimit(db: Db): Promise<void> {
  await db.unsafe(`
    create or replace function bench_issue(no text, mark bytea, mpr text, number text, new_mark bytea, sealed bytea, result uuid, now timestamptz)
    returns boolean language plpgsql as $$
    declare card record; period int;
    begin
      select k.product_code, k.mpr_id, k.frozen_at, k.voided_at, p.months into card
        from activation_keys k join products p on p.code = k.product_code
        where k.activation_key_no = no and k.id_mark = mark for update of k;
      if not found or card.mpr_id is not null or card.frozen_at is not null or card.voided_at is not null then return false; end if;
      perform 1 from devices where mpr_id = mpr for no key update;
      if not found then return false; end if;
      select coalesce(max(period_no), 0) + 1 into period from services where mpr_id = mpr;
      insert into connection_numbers (connection_number, mpr_id, given_at) values (number, mpr, now);
      insert into services (mpr_id, period_no, key_mark, key_sealed, connection_number, months, holder)
        values (mpr, period, new_mark, sealed, number, card.months, 1);
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_version, account_id, at)
        values (mpr, period, 1, 'issue', no, card.months, 1, 1, now);
      update activation_keys set flow = 'issue', mpr_id = mpr, period_no = period, used_at = now where activation_key_no = no;
      delete from connection_number_holds where activation_key_no = no;
      insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at)
        values (result, 1, 'issue', mpr, period, no, now);
      insert into outbox (template, account_id, data, created_at) values ('issued', 1, jsonb_build_object('mprId', mpr,
        'connectionNumber', number, 'productCode', card.product_code, 'months', card.months), now);
      insert into audit (at, account_id, company_id, act, subject, request_id) values (now, 1, 1, 'issue', jsonb_build_object('mprId', mpr,
        'periodNo', period, 'activationKeyNo', no, 'connectionNumber', number, 'months', card.months), 'bench');
      return true;
    end $$`)
}

/** Issues one key through the function. */
export async function issueByFunction(db: Db, job: IssueJob): Promise<void> {
  const [row] = await db<{ done: boolean }[]>`select bench_issue(${job.activationKeyNo}, ${job.idMark}, ${job.mprId},
    ${job.number}, ${job.key.mark}, ${job.key.sealed}, ${job.resultId}, now()) as done`
  if (!row?.done) throw new Error('the limit refused a card')
}
