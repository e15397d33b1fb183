// The limit for a list: one prepared SQL function for each row that does the same writes, with the fewest checks that keep
// them right. Written before the list was measured, and left alone but for writes that the product gains.
import type { Db } from '#store/db'
import type { BulkRow } from './bulkData.ts'

/** Takes over when a drawn number is given already; the draw itself is handed in. */
export async function createBulkLimit(db: Db): Promise<void> {
  await db.unsafe(`
    create or replace function bench_bulk_issue(no text, mark bytea, mpr text, drawn text, new_mark bytea, sealed bytea, result uuid, now timestamptz)
    returns boolean language plpgsql as $$
    declare card record; period int; number text := drawn;
    begin
      select k.product_code, k.mpr_id, k.frozen_at, k.voided_at, p.months into card
        from activation_keys k join products p on p.code = k.product_code
        where k.activation_key_no = no and k.id_mark = mark for update of k;
      if not found or card.mpr_id is not null or card.frozen_at is not null or card.voided_at is not null then return null; end if;
      perform 1 from devices where mpr_id = mpr for no key update;
      if not found then return null; end if;
      select coalesce(max(period_no), 0) + 1 into period from services where mpr_id = mpr;
      while exists (select from connection_numbers where connection_number = number)
        or exists (select from connection_number_holds h where h.connection_number = number and held_until > now) loop
        number := '118' || lpad(floor(random() * 100000000)::text, 8, '0');
      end loop;
      insert into connection_numbers (connection_number, mpr_id, given_at) values (number, mpr, now);
      insert into services (mpr_id, period_no, key_mark, key_sealed, connection_number, months, holder)
        values (mpr, period, new_mark, sealed, number, card.months, 1);
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, terms_kind, terms_version, account_id, at)
        values (mpr, period, 1, 'issue', no, card.months, 'paid', 1, 1, now);
      update activation_keys set flow = 'issue', mpr_id = mpr, period_no = period, used_at = now where activation_key_no = no;
      insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at)
        values (result, 1, 'issue', mpr, period, no, now);
      insert into outbox (template, account_id, data, created_at) values ('issued', 1, jsonb_build_object('mprId', mpr,
        'connectionNumber', number, 'productCode', card.product_code, 'months', card.months), now);
      insert into audit (at, account_id, company_id, act, subject, request_id) values (now, 1, 1, 'issue', jsonb_build_object(
        'mprId', mpr, 'periodNo', period, 'activationKeyNo', no, 'connectionNumber', number, 'months', card.months), 'bench');
      return true;
    end $$;
    create or replace function bench_bulk_extend(no text, mark bytea, mpr text, result uuid, now timestamptz)
    returns int language plpgsql as $$
    declare card record; service record; next int; total int;
    begin
      select k.product_code, k.mpr_id, k.frozen_at, k.voided_at, p.months into card
        from activation_keys k join products p on p.code = k.product_code
        where k.activation_key_no = no and k.id_mark = mark for update of k;
      if not found or card.mpr_id is not null or card.frozen_at is not null or card.voided_at is not null then return null; end if;
      perform 1 from devices where mpr_id = mpr for no key update;
      if not found then return null; end if;
      select period_no, months, start_day, last_day into service from services where mpr_id = mpr and closing is null;
      total := service.months + card.months;
      if not found or total > 72 then return null; end if;
      select max(seq) + 1 into next from service_events where mpr_id = mpr and period_no = service.period_no;
      update services set months = total where mpr_id = mpr and period_no = service.period_no;
      insert into service_events (mpr_id, period_no, seq, kind, activation_key_no, months, day, terms_kind, terms_version, account_id, at)
        values (mpr, service.period_no, next, 'extend', no, card.months, now::date, 'paid', 1, 1, now);
      update activation_keys set flow = 'extend', mpr_id = mpr, period_no = service.period_no, used_at = now where activation_key_no = no;
      insert into results (id, account_id, kind, mpr_id, period_no, activation_key_no, created_at, event_mpr_id, event_period_no, event_seq)
        values (result, 1, 'extend', mpr, service.period_no, no, now, mpr, service.period_no, next);
      insert into outbox (template, account_id, data, created_at) values ('extended', 1, jsonb_build_object('mprId', mpr,
        'months', card.months, 'totalMonths', total, 'startDay', service.start_day, 'lastDay', service.last_day,
        'productCode', card.product_code), now);
      insert into audit (at, account_id, company_id, act, subject, request_id) values (now, 1, 1, 'extend', jsonb_build_object(
        'mprId', mpr, 'months', card.months, 'totalMonths', total, 'startDay', service.start_day, 'lastDay', service.last_day,
        'periodNo', service.period_no, 'activationKeyNo', no), 'bench');
      return total;
    end $$`)
}

/** Does a row through its function. */
export async function rowByFunction(db: Db, row: BulkRow): Promise<void> {
  const { activationKeyNo, idMark, mprId, resultId, key } = row
  const [done] =
    row.flow === 'issue'
      ? await db<{ done: boolean | number | null }[]>`select bench_bulk_issue(${activationKeyNo}, ${idMark},
          ${mprId}, ${row.number}, ${key.mark}, ${key.sealed}, ${resultId}, now()) as done`
      : await db<{ done: boolean | number | null }[]>`select bench_bulk_extend(${activationKeyNo}, ${idMark},
          ${mprId}, ${resultId}, now()) as done`
  if (done?.done == null) throw new Error('the limit refused a card')
}
