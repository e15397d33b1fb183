-- What is kept of a person is asked for by the person: the export of an account, its erasure, and its own page read rows by
-- account, which had no index for it. What applications write into audit is told of in service_events, so it stays out.
create index audit_of_accounts on audit (account_id, id) where act not in ('issue', 'extend');
-- The history of a device tells who brought it into the list.
create index audit_of_kept_devices on audit (company_id, (subject ->> 'mprId')) where act = 'keep-device';
create index service_events_of_accounts on service_events (account_id) where kind in ('issue', 'extend');
create index results_of_accounts on results (account_id, created_at) where kind not in ('issue', 'extend');
create index outbox_of_accounts on outbox (account_id, id);
create index outbox_of_addresses on outbox (lower(recipient)) where recipient is not null;

-- A login that failed changes nothing. It is kept for a year, by act and account and never by what was typed, and then
-- purged, as the policy says (0028): the only rows of the trail that anybody may delete.
create index audit_of_failed_logins on audit (((subject ->> 'account')::bigint), id) where act = 'fail-sign-in';
create index audit_of_failed_logins_by_age on audit (at) where act = 'fail-sign-in';
drop trigger audit_append_only on audit;
create trigger audit_append_only before update or truncate on audit
  for each statement execute function audit_is_append_only();
create trigger audit_keeps_rows before delete on audit
  for each row when (old.act <> 'fail-sign-in') execute function audit_is_append_only();
