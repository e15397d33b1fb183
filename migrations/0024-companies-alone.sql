-- What is said of a company is said in companies alone (R15): the second step after 0015 and 0016, which refuses while a row
-- lacks what they added. Whoever applies this fills such rows first, slice by slice (src/store/companies/fillRows.ts), also
-- for a data folder that skipped the version in between.
--
-- Servers of the version before are at work meanwhile, and one of them may be started again. They write what a company says
-- into companies, so the triggers between both tables go, and the rows' old words with them. But their start names the old
-- columns in one statement, which finds nothing to do, and asks `fillings` how far it is: so the columns stay, empty for
-- good, and that table, until no such server is left; the next step drops both. Holders stay nullable: nobody holds what a
-- closed company left (R19), and the version before writes that as null.
do $$
begin
  if exists (select from accounts where company_id is null) then
    raise exception 'Some accounts have no company yet. Start the former version once and let it run until its log says “companies filled”, then start this one again.';
  end if;
  if exists (
    select from services s
      join service_events e on e.mpr_id = coalesce(s.origin_mpr_id, s.mpr_id)
        and e.period_no = coalesce(s.origin_period_no, s.period_no) and e.seq = 1
      join accounts a on a.id = e.account_id
    where s.holder is null
  ) then
    raise exception 'Some services have no holder yet. Start the former version once and let it run until its log says “holders filled”, then start this one again.';
  end if;
end $$;

drop trigger account_joins on accounts;
drop trigger account_brings on accounts;
drop trigger account_tells on accounts;
drop trigger account_leaves on accounts;
drop trigger account_left on accounts;
drop trigger company_tells on companies;
drop function account_joins_company(), account_brings_company(), account_tells_company(), account_leaves_company(),
  company_is_left(), company_tells_accounts();

alter table accounts
  drop constraint account_open_has_data,
  drop constraint account_closed_has_none,
  drop constraint account_country_is_code;
update accounts set company = null, country = null, postal_code = null, address = null, phone = null, mpcs_allowed = false
where mpcs_allowed or num_nonnulls(company, country, postal_code, address, phone) > 0;
alter table accounts
  alter column company_id set not null,
  add constraint account_open_has_address check (closed_at is not null or email is not null),
  add constraint account_closed_has_none check (closed_at is null or not news and num_nonnulls(contact_name, email) = 0),
  add constraint account_says_nothing_of_its_company check (not mpcs_allowed
    and num_nonnulls(company, country, postal_code, address, phone) = 0);
alter table accounts validate constraint account_company_is;
