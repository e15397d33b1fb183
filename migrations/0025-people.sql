-- People of a company (R15, R16): invitations, which are there only while they are open; a 利用者 who was taken out, whose
-- name stays on what they did until they ask; and indexes for what a 管理者 looks at: who did what, who signed in last, and the
-- services that come along with a company. Where others are at work the migration builds each of these before this file.
create index if not exists audit_of_companies on audit (company_id, at, id) where company_id is not null;
create index if not exists audit_of_logins on audit (account_id, at) where act = 'sign-in';
create index if not exists services_by_holder on services (holder);

-- The link's secret is in its mail alone; here is its hash.
create table invitations (
  id         bigint generated always as identity primary key,
  company_id bigint not null references companies,
  role       text not null check (role in ('admin', 'applicant', 'viewer')),
  email      text not null,
  invited_by bigint not null references accounts,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null
);
create unique index invitation_open_once on invitations (company_id, lower(email));
create index invitations_by_inviter on invitations (invited_by);
create index invitations_by_end on invitations (expires_at);

alter table accounts
  add column taken_out_at timestamptz,
  drop constraint account_closed_has_none,
  add constraint account_closed_has_none check (closed_at is null or not news and email is null
    and (contact_name is null or taken_out_at is not null)),
  add constraint account_taken_out_is_closed check (taken_out_at is null or closed_at is not null);

-- The page that ends the way of an invitation, beside those of a registration.
alter table registered_pages
  drop constraint registered_pages_kind_check,
  add constraint registered_pages_kind_check check (kind in ('registered', 'updated', 'joined'));

-- What an invited person says of themselves; and the data of a company that is changed on its own page.
alter table profile_changes
  drop constraint profile_changes_by_check,
  add constraint profile_changes_by_check check (by in ('register', 'registration', 'account', 'address', 'invitation')),
  drop constraint profile_change_has_a_before,
  add constraint profile_change_has_a_before check ((before is null) = (by in ('register', 'invitation')));
