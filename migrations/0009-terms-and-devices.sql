-- The term of a service becomes visible on its device: extensions with their result pages, what moves carry along,
-- what devices were told and when they were last heard, the keys that sign it, and the demo's business day.

-- R6, R7: how many months of the running count a trial card brought.
alter table services add column trial_months int not null default 0,
  add constraint service_trial_within_months check (trial_months between 0 and months);
update services s set trial_months = s.months from service_events e
  where e.mpr_id = s.mpr_id and e.period_no = s.period_no and e.kind = 'issue' and e.terms_kind = 'trial';

-- R13: a moved service is a period of the new device; origin names the first period of its line of moves.
alter table services add column origin_mpr_id code16, add column origin_period_no int,
  add constraint service_origin_whole check (num_nulls(origin_mpr_id, origin_period_no) in (0, 2)),
  add constraint service_origin_is foreign key (origin_mpr_id, origin_period_no) references services;

-- A move event brings a term along: months, day (the start day, if started) and these.
alter table service_events add column trial_months int,
  add constraint service_event_extension_has_day check (kind <> 'extend' or day is not null),
  add constraint service_event_move_whole check (kind <> 'move' or num_nulls(months, trial_months) = 0);

-- A result page of an extension names its event, which after a move stands in another period than the service shown.
alter table results drop constraint results_kind_check,
  add constraint results_kind_check check (kind in ('issue', 'again', 'search', 'extend', 'extend-again')),
  add column event_mpr_id code16, add column event_period_no int, add column event_seq int,
  add constraint result_event_is foreign key (event_mpr_id, event_period_no, event_seq) references service_events,
  add constraint result_event_whole check (
    (kind in ('extend', 'extend-again')) = (num_nulls(event_mpr_id, event_period_no, event_seq) = 0));

-- The answer that a device gets, signed, until its service changes or its time is up. One row a service period: found by
-- one look-up, so whoever changes a service takes its answer away.
create table device_answers (
  mpr_id    code16 not null,
  period_no int not null,
  kid       text not null,
  body      text not null,
  etag      text not null,
  last_day  date, -- as told
  stands_until bigint not null, -- business time, milliseconds since 1970: compared for every device that asks
  primary key (mpr_id, period_no),
  foreign key (mpr_id, period_no) references services on delete cascade
);
create function forget_device_answer() returns trigger language plpgsql as $$
begin
  delete from device_answers where mpr_id = new.mpr_id and period_no = new.period_no;
  return null;
end $$;
create trigger service_changed after update on services for each row execute function forget_device_answer();

-- When a device was last heard, and which last day it was told. Written behind, a batch at a time.
create table device_contacts (
  mpr_id         code16 primary key references devices,
  heard_at       timestamptz not null,
  period_no      int not null,
  known_last_day date
);

-- Ed25519 keys of signed statements. The private half is sealed with a key that is not in the database.
create table signing_keys (
  kid            text primary key,
  public_jwk     jsonb not null,
  sealed_private bytea not null,
  created_at     timestamptz not null,
  retired_at     timestamptz
);

-- How many days the demo's business day is ahead. Never set in production.
create table business_shift (
  is_one boolean primary key default true check (is_one),
  days int not null check (days >= 0)
);

-- C16: when a device's key was wrong, for each address that it came from: ten in an hour, then the address waits.
create table wrong_device_keys (
  mpr_id  code16 not null,
  address text not null,
  at      timestamptz[] not null,
  primary key (mpr_id, address)
);

-- A device itself starts its clock.
alter table audit drop constraint audit_says_who,
  add constraint audit_says_who check (act = 'start' or (account_id is null) <> (operator is null));
