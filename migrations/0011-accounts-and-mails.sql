-- Accounts that people make themselves (M§4): what a registration has proven, passwords that run out, and the outbox as
-- the queue of a sender.

-- An issued password runs out and is replaced at the first login (C1). A temporary one works beside the other until it is
-- used (C3), in a table of its own. A closed account keeps its row, for the history that names it, and nothing personal.
alter table accounts
  add column password_kind text not null default 'own' check (password_kind in ('own', 'issued')),
  add column password_until timestamptz,
  add column consent_version int,
  add column consented_at timestamptz,
  add column news_since timestamptz,
  add column updated_at timestamptz,
  add column closed_at timestamptz,
  alter column company drop not null,
  alter column country drop not null,
  alter column address drop not null,
  alter column email drop not null,
  add constraint account_issued_password_runs_out check ((password_kind = 'issued') = (password_until is not null)),
  add constraint account_consent_whole check (num_nulls(consent_version, consented_at) in (0, 2)),
  add constraint account_country_is_code check (country ~ '^[A-Z]{2}$'),
  add constraint account_open_has_data check (closed_at is not null or num_nulls(company, country, address, email) = 0),
  add constraint account_closed_has_none check (closed_at is null or not news
    and num_nonnulls(company, country, postal_code, address, phone, contact_name, email) = 0);
update accounts set news_since = created_at where news;
alter table accounts
  add constraint account_news_since_when check (news = (news_since is not null)),
  add constraint account_closed_is_disabled check (closed_at is null or disabled_at is not null);

-- Kept for each 登録ID that somebody asks with, whether an account has it or not: so asking costs the same and tells nothing.
create table temporary_passwords (
  login_id text collate "C" primary key,
  hash     text not null,
  until    timestamptz not null
);

-- Named by a number in lists, since the id is a secret's hash. must_change: nothing else may be done before a new password.
-- shows_login_id: a new 登録ID was issued in this session, and its page was not seen yet (P20).
alter table sessions
  add column no bigint generated always as identity,
  add column agent text,
  add column must_change boolean not null default false,
  add column shows_login_id boolean not null default false;

-- A draft belongs to an account, or before there is one to a browser (the hash of its pre-login cookie).
alter table drafts
  alter column account_id drop not null,
  add column browser_hash bytea,
  add constraint draft_has_one_owner check (num_nonnulls(account_id, browser_hash) = 1);

-- Which consent was given in a registration under way, and when (C19). id is the draft's.
create table consents (
  id         uuid primary key,
  version    int not null,
  agreed_at  timestamptz not null,
  expires_at timestamptz not null
);

-- Whether somebody reads the mail of an address (P5, C5): a code was sent, and typed in time. id is the draft's, or that of
-- a change of address.
create table mail_proofs (
  id         uuid primary key,
  email      text not null,
  sealed_code bytea not null, -- with a key outside the database: a hash of six digits hides nothing
  tries      int not null default 0 check (tries between 0 and 5),
  code_until timestamptz not null,
  proven_at  timestamptz,
  expires_at timestamptz not null
);

-- The end of a registration (P8, 更新完了), for the browser that made it. The issued password waits sealed, until its first view.
create table registered_pages (
  id            uuid primary key,
  browser_hash  bytea not null,
  account_id    bigint not null references accounts,
  login_id      text not null, -- as it was issued or found then
  kind          text not null check (kind in ('registered', 'updated')),
  sealed        bytea,
  sealed_until  timestamptz,
  expires_at    timestamptz not null,
  constraint registered_page_secret_runs_out check (sealed is null or sealed_until is not null)
);

-- The account's own, when it is closed. Few: a day's registrations.
create index registered_pages_by_account on registered_pages (account_id);

-- What an account said of itself before a change and after it (C2). The audit trail, which keeps everything for ever, names
-- these rows and the fields that changed; they go with the account (C19).
create table profile_changes (
  id         bigint generated always as identity primary key,
  account_id bigint not null references accounts,
  at         timestamptz not null,
  by         text not null check (by in ('register', 'registration', 'account', 'address')),
  before     jsonb,
  after      jsonb not null,
  constraint profile_change_has_a_before check ((before is null) = (by = 'register'))
);
create index profile_changes_by_account on profile_changes (account_id);

-- A mail waits until it is sent, has failed for good, or is dropped. recipient and language: null means the account's
-- when it is sent. A secret waits sealed with a key outside the database and is gone when the mail no longer waits.
alter table outbox
  add column recipient text,
  add column language text check (language in ('ja', 'en')),
  add column secret bytea,
  add column secret_until timestamptz,
  add column state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dropped')),
  add column attempts int not null default 0,
  add column next_at timestamptz,
  add column ended_at timestamptz,
  add column reason text,
  add constraint outbox_secret_runs_out check (secret is null or secret_until is not null),
  add constraint outbox_secret_waits_only check (state = 'waiting' or secret is null),
  add constraint outbox_end_whole check ((state = 'waiting') = (ended_at is null)),
  add constraint outbox_goes_somewhere check (state <> 'waiting' or num_nonnulls(account_id, recipient) > 0);
-- Those with a secret first: they run out, and must not stand behind a mail to all.
create index outbox_waiting on outbox ((secret is null), coalesce(next_at, created_at), id) where state = 'waiting';
create index outbox_failed on outbox (id) where state = 'failed';
-- What was asked for by a 登録ID that nobody has (C3): gone after a day.
create index outbox_for_nobody on outbox (ended_at) where reason = 'no-such-account';
-- Whom an ended mail went to is forgotten after a time; most mails go to their account and name nobody.
create index outbox_recipients on outbox (template, ended_at) where state <> 'waiting' and recipient is not null;

-- When mails were first sent from here: what was written before is closed unsent.
create table mail_sender (
  is_one     boolean primary key default true check (is_one),
  started_at timestamptz not null
);
