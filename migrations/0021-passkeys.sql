-- Passkeys of people (C20, P30). What proves a person stays on their device; here is the public key that it is checked by,
-- and the counter that shows a copy. `no` names a passkey in lists and in the audit trail.
create table passkeys (
  id           bytea primary key check (octet_length(id) between 1 and 1023),
  no           bigint generated always as identity unique,
  account_id   bigint not null references accounts,
  name         text not null check (char_length(name) between 1 and 100),
  public_key   bytea not null,
  counter      bigint not null check (counter >= 0),
  transports   text[] not null,
  created_at   timestamptz not null,
  last_used_at timestamptz
);
create index passkeys_of_account on passkeys (account_id, no);
