-- What two careful readings found missing: rules that events had only in code, how often an account was wrong about
-- codes (C8), and how often a draft has changed.

alter table service_events
  add column terms_kind text check (terms_kind in ('trial', 'paid')),
  add constraint service_event_months_positive check (months > 0),
  add constraint service_event_application_whole check (
    kind not in ('issue', 'extend') or num_nulls(activation_key_no, months, terms_version, account_id) = 0),
  add constraint service_event_start_has_day check (kind <> 'start' or day is not null);
update service_events e set terms_kind = p.terms
  from activation_keys k join products p on p.code = k.product_code where k.activation_key_no = e.activation_key_no;

-- Wrong codes in the present window, which ends at `until`; each window used up makes the next one twice as long.
create table wrong_codes (
  account_id bigint primary key references accounts,
  count      int not null check (count >= 1),
  level      int not null check (level between 0 and 8),
  until      timestamptz not null
);

-- Counts the answers of a draft as they change, so that of two pages that answer at once one is told.
alter table drafts add column version int not null default 1;
