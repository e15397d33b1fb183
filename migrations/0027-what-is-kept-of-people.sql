-- What is kept of a person is asked for by the person: the export of an account, its erasure, and its own page read rows by
-- account, which had no index for it. What applications write into audit is told of in service_events, so it stays out.
create index audit_of_accounts on audit (account_id, id) where act not in ('issue', 'extend');
create index service_events_of_accounts on service_events (account_id) where kind in ('issue', 'extend');
create index results_of_accounts on results (account_id, created_at) where kind not in ('issue', 'extend');
create index outbox_of_accounts on outbox (account_id, id);
create index outbox_of_addresses on outbox (lower(recipient)) where recipient is not null;

-- A login that failed changes nothing. It is kept for a year, by act and account and never by what was typed, and then
-- purged: the only rows of the trail that anybody may delete.
create index audit_of_failed_logins on audit (((subject ->> 'account')::bigint), id) where act = 'fail-sign-in';
create index audit_of_failed_logins_by_age on audit (at) where act = 'fail-sign-in';
drop trigger audit_append_only on audit;
create trigger audit_append_only before update or truncate on audit
  for each statement execute function audit_is_append_only();
create trigger audit_keeps_rows before delete on audit
  for each row when (old.act <> 'fail-sign-in') execute function audit_is_append_only();

-- The policy says how long. Where nobody has registered it is mended as it stands; elsewhere it is a version that is
-- announced, as the policy promises. A vendor who has written a version of their own keeps that one.
with ours as (
  select *, replace(body_ja::text, '管理するために必要な間、保存します。"',
      '管理するために必要な間、保存します。", "ログインに失敗した記録は、1年間保存した後に削除します。"')::jsonb as new_ja,
    replace(body_en::text, 'manage service terms and connection numbers of devices."',
      'manage service terms and connection numbers of devices.", "We keep records of failed sign-ins for one year and then delete them."')::jsonb as new_en
  from documents d
  where kind = 'privacy-policy' and version = (select max(version) from documents where kind = 'privacy-policy')
    and not exists (
      select from audit where operator is not null and act = 'document' and subject ->> 'kind' = 'privacy-policy'
        and subject ->> 'version' = d.version::text)
),
mended as (
  update documents d set body_ja = new_ja, body_en = new_en from ours
  where d.kind = ours.kind and d.version = ours.version and not exists (select from accounts)
),
announced as (
  insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
  select kind, version + 1, greatest(now() + interval '14 days', effective_from), title_ja, title_en, new_ja, new_en
  from ours where exists (select from accounts) and new_ja::text <> body_ja::text
  returning kind, version
)
insert into document_changes (kind, version, changes_ja, changes_en)
select kind, version, 'ログインに失敗した記録を保存する期間（1年間）を追加しました。',
  'Added how long records of failed sign-ins are kept (one year).'
from announced;
