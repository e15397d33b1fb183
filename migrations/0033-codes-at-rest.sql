-- Codes that must not be read from a copy of the database (decision 017): a Registration ID and a Registration Key are found
-- by a keyed hash, 16 bytes of HMAC-SHA256, and read from a sealed copy. The keys are outside the database.
-- This step adds. Servers of the release before go on reading and writing in clear; what they write is sealed soon after.
create table code_keys (
  id          smallint primary key check (id between 1 and 255),
  proof       bytea not null,       -- tells the key of this number from any other
  writes_from timestamptz not null, -- the newest whose time has come seals and marks; those before it are still read
  ended_at    timestamptz           -- nothing here is sealed with it any more
);
-- One row: whether codes are written in clear besides, for servers of the release before.
create table codes_in_clear (
  only_one boolean primary key default true check (only_one),
  written  boolean not null
);
insert into codes_in_clear (written) select exists (select from activation_keys);

-- What is demanded of rows that are there already is looked at later (0036), when nobody waits for it.
alter table activation_keys add column id_mark bytea, add column id_sealed bytea,
  alter column registration_id drop not null,
  add constraint activation_key_id_kept check (num_nulls(id_mark, id_sealed) in (0, 2)
    and coalesce(octet_length(id_mark) = 16, registration_id is not null)) not valid;
alter table services add column key_mark bytea, add column key_sealed bytea,
  alter column registration_key drop not null,
  add constraint service_key_kept check (num_nulls(key_mark, key_sealed) in (0, 2)
    and coalesce(octet_length(key_mark) = 16, registration_key is not null)) not valid;

-- Of columns that are empty yet, so no row takes time.
create unique index service_key_mark_unique on services (key_mark) where key_mark is not null;
-- A device is found by the whole Registration ID of a card that proved it (R26).
create index activation_keys_by_id_mark on activation_keys (id_mark) where mpr_id is not null and id_mark is not null;

-- The answers of a journey that holds codes.
alter table drafts add column sealed bytea;
