-- What two careful readings found missing: rules that events had only in code, how often an account was wrong about
-- codes (C8), how often a draft has changed, and the indexes of look-ups that come back with every application.

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

create index activation_keys_by_service on activation_keys (mpr_id, period_no) where mpr_id is not null;
create index connection_numbers_by_device on connection_numbers (mpr_id);
create index results_by_account on results (account_id, created_at);
create index sessions_by_expiry on sessions (expires_at);
create index drafts_by_expiry on drafts (expires_at);
create index login_challenges_by_expiry on login_challenges (expires_at);
create index outbox_by_account on outbox (account_id);
