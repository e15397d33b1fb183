-- The domain: products, cards, devices, their service periods and connection numbers.
-- Whatever belongs to a device is keyed by its MPR ID first, so that it could be split by device one day.
-- The constraints carry the rules of product.md §4; store/constraints.ts turns the names of those that two users can
-- race for into refusals, so a name here is part of the program.

create domain code16 as text collate "C" check (value ~ '^[0-9A-F]{16}$');
create domain code8 as text collate "C" check (value ~ '^[0-9A-F]{8}$');
create domain connection_number as text collate "C" check (value ~ '^11[178][0-9]{8}$');
create domain family as text check (value in ('hdcom', 'mpcs'));

create table products (
  code    text primary key,
  family  family not null,
  months  int not null check (months between 1 and 72),
  terms   text not null check (terms in ('trial', 'paid')),
  name_ja text not null,
  name_en text not null
);

create table documents (
  kind           text not null,
  version        int not null check (version >= 1),
  effective_from timestamptz not null,
  title_ja       text not null,
  title_en       text not null,
  body_ja        jsonb not null,
  body_en        jsonb not null,
  primary key (kind, version)
);

create table accounts (
  id            bigint generated always as identity primary key,
  login_id      text collate "C" not null check (login_id ~ '^[0-9A-Za-z]{10}$'),
  password_hash text not null,
  company       text not null,
  country       text not null,
  postal_code   text,
  address       text[] not null check (cardinality(address) between 1 and 5),
  phone         text,
  contact_name  text,
  email         text not null,
  language      text not null default 'ja' check (language in ('ja', 'en')),
  news          boolean not null default false,
  mpcs_allowed  boolean not null default false,
  disabled_at   timestamptz,
  created_at    timestamptz not null,
  constraint account_login_id_unique unique (login_id)
);
create unique index account_email_unique on accounts (lower(email));

create table devices (
  mpr_id      code16 primary key,
  family      family not null,
  mac_address text check (mac_address ~ '^([0-9A-F]{2}:){5}[0-9A-F]{2}$'),
  imported_at timestamptz not null
);

-- A service period (R4): from one 新規申請 until it lapses, is stopped, moved or undone.
-- months and start_day are the fold of its events; last_day is theirs by R2.
create table services (
  mpr_id            code16 not null references devices,
  period_no         int not null check (period_no >= 1),
  registration_key  code16 not null,
  connection_number connection_number not null,
  months            int not null check (months >= 1),
  start_day         date,
  last_day          date,
  closing           text check (closing in ('superseded', 'stopped', 'moved', 'undone')),
  closed_at         timestamptz,
  primary key (mpr_id, period_no),
  constraint service_started_whole check (num_nulls(start_day, last_day) in (0, 2)),
  constraint service_closed_whole check (num_nulls(closing, closed_at) in (0, 2))
);
create unique index service_registration_key_unique on services (registration_key);
create unique index service_one_open_per_device on services (mpr_id) where closing is null;

-- A card. It has at most one use that stands, and the row itself holds it: bound to one device at a time.
create table activation_keys (
  activation_key_no code16 primary key,
  registration_id   code8 not null,
  product_code      text not null references products,
  minted_for        text,
  minted_at         timestamptz not null,
  frozen_at         timestamptz,
  voided_at         timestamptz,
  redraws           int not null default 0,
  flow              text check (flow in ('issue', 'extend')),
  mpr_id            code16,
  period_no         int,
  used_at           timestamptz,
  foreign key (mpr_id, period_no) references services,
  constraint activation_key_use_whole check (num_nulls(flow, mpr_id, period_no, used_at) in (0, 4)),
  constraint activation_key_redraws_at_most_5 check (redraws between 0 and 5)
);

create table service_events (
  mpr_id            code16 not null,
  period_no         int not null,
  seq               int not null check (seq >= 1),
  kind              text not null check (kind in ('issue', 'extend', 'start', 'undo', 'move', 'stop')),
  activation_key_no code16 references activation_keys,
  months            int,
  terms_version     int, -- of the 約款 that the applicant agreed to
  day               date,
  account_id        bigint, -- who applied; history outlives accounts
  at                timestamptz not null,
  undone_at         timestamptz,
  primary key (mpr_id, period_no, seq),
  foreign key (mpr_id, period_no) references services
);
create unique index activation_key_used_once on service_events (activation_key_no)
  where kind in ('issue', 'extend') and undone_at is null;

-- R8: a number belongs to one device's line for ever.
create table connection_numbers (
  connection_number connection_number primary key,
  mpr_id            code16 not null references devices,
  given_at          timestamptz not null
);
alter table services add foreign key (connection_number) references connection_numbers;

-- R8: shown to one card's holder only, until held_until; the row stays so that the same number can be held again.
create table connection_number_holds (
  connection_number connection_number primary key,
  activation_key_no code16 not null references activation_keys,
  held_until        timestamptz not null
);
create index connection_number_holds_by_card on connection_number_holds (activation_key_no);
