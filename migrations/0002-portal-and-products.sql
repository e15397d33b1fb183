-- What the portal keeps beside the domain, and the products (product.md §3: rows, so that a new one needs no code).

-- Only a hash of the cookie is kept (security.md C11).
create table sessions (
  id_hash      bytea primary key,
  account_id   bigint not null references accounts,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null
);
create index sessions_by_account on sessions (account_id);

-- The image text of a login page, bound to the browser that asked for it and consumed right or wrong (C7);
-- a used proof of work is a row whose answer is empty.
create table login_challenges (
  id           text collate "C" primary key,
  browser_hash bytea,
  answer       text,
  expires_at   timestamptz not null,
  consumed_at  timestamptz
);

-- Limits that survive restarts and are shared by servers: tokens left at refilled_at.
create table buckets (
  key         text collate "C" primary key,
  tokens      double precision not null,
  refilled_at timestamptz not null
);

-- Answers of a journey under way, step by step; two tabs are two drafts.
create table drafts (
  id         uuid primary key,
  account_id bigint not null references accounts,
  journey    text not null,
  answers    jsonb not null,
  expires_at timestamptz not null
);

-- A result page of one account: which service period it shows, and how it was reached.
create table results (
  id                uuid primary key,
  account_id        bigint not null references accounts,
  kind              text not null check (kind in ('issue', 'again', 'search')),
  mpr_id            code16 not null,
  period_no         int not null,
  activation_key_no code16 not null references activation_keys,
  created_at        timestamptz not null,
  foreign key (mpr_id, period_no) references services
);

-- Mails to be: what happened, in data; words come when the mail is rendered.
create table outbox (
  id         bigint generated always as identity primary key,
  template   text not null,
  account_id bigint references accounts,
  data       jsonb not null,
  created_at timestamptz not null
);

-- Who did what, written in the effect's transaction, only ever added to (C17). It names accounts without referring to
-- them: it outlives them.
create table audit (
  id         bigint generated always as identity primary key,
  at         timestamptz not null,
  account_id bigint,
  act        text not null,
  subject    jsonb not null,
  reason     text,
  request_id text
);
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is only ever added to';
end $$;
create trigger audit_append_only before update or delete or truncate on audit
  for each statement execute function audit_is_append_only();

insert into products (code, family, months, terms, name_ja, name_en) values
  ('KX-VCS701W',  'hdcom', 12, 'paid',  'HD コム つながるねっとサービス 1 年', 'HDcom Tsunagarunet service, 1 year'),
  ('KX-VCS703W',  'hdcom', 36, 'paid',  'HD コム つながるねっとサービス 3 年', 'HDcom Tsunagarunet service, 3 years'),
  ('HDCOM-TRIAL', 'hdcom',  3, 'trial', '無償 3 ヶ月', 'Free 3 months'),
  ('MPCS-12',     'mpcs',  12, 'paid',  'HDVC-MPCS つながるねっとサービス 1 年', 'HDVC-MPCS Tsunagarunet service, 1 year'),
  ('MPCS-36',     'mpcs',  36, 'paid',  'HDVC-MPCS つながるねっとサービス 3 年', 'HDVC-MPCS Tsunagarunet service, 3 years'),
  ('MPCS-TRIAL',  'mpcs',   3, 'trial', 'HDVC-MPCS 無償 3 ヶ月', 'HDVC-MPCS free 3 months');
