-- The company that somebody acted for, as it was then: people may leave. Rows before this find it through the account. A
-- device, a visitor or the program itself acts without an account or an operator's name.
alter table audit
  add column company_id bigint,
  drop constraint audit_says_who,
  add constraint audit_says_who check (num_nonnulls(account_id, operator) <= 1
    and (company_id is null or account_id is not null)) not valid;
