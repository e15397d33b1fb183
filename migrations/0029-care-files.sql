-- A file that sets fields in 機器一覧, between the page that shows what it would do and the press that does it. What it holds is
-- what its rows say; it goes when it was done, or after some hours.
create table care_files (
  id         uuid primary key,
  account_id bigint not null,
  company_id bigint not null,
  tried      jsonb not null,
  expires_at timestamptz not null
);
create index care_files_by_account on care_files (account_id);
create index care_files_by_end on care_files (expires_at);
