-- A company of its own beside its people (R15). A server of the version before goes on working with these tables: nothing
-- is taken from accounts, new columns come empty, keys are not checked for old rows, and triggers keep what both tables say
-- of a company equal, whichever server writes it. Servers of this version fill what is empty, in slices, when they start.
create table companies (
  id           bigint generated always as identity primary key,
  name         text,
  country      text constraint company_country_is_code check (country ~ '^[A-Z]{2}$'),
  postal_code  text,
  address      text[] constraint company_address_has_lines check (cardinality(address) between 1 and 5),
  phone        text,
  mpcs_allowed boolean not null default false,
  disabled_at  timestamptz,
  created_at   timestamptz not null,
  updated_at   timestamptz,
  closed_at    timestamptz,
  constraint company_open_has_data check (closed_at is not null or num_nulls(name, country, address) = 0),
  constraint company_closed_has_none check (closed_at is null
    or num_nonnulls(name, country, postal_code, address, phone) = 0)
);

alter table accounts
  add column company_id bigint,
  add column role text not null default 'admin' constraint account_role_is_known check (role in ('admin', 'applicant', 'viewer')),
  add constraint account_company_is foreign key (company_id) references companies not valid;
create index accounts_by_company on accounts (company_id);

-- A new account says what its company says.
create function account_joins_company() returns trigger language plpgsql as $$
begin
  select name, country, postal_code, address, phone, mpcs_allowed
  into new.company, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed
  from companies where id = new.company_id;
  return new;
end $$;
create trigger account_joins before insert on accounts for each row when (new.company_id is not null)
  execute function account_joins_company();

-- Or it comes from a server of the version before and brings its company along: after the insert, since one whose 登録ID
-- somebody has already inserts nothing, and must leave no company behind.
create function account_brings_company() returns trigger language plpgsql as $$
declare
  made bigint;
begin
  insert into companies (name, country, postal_code, address, phone, mpcs_allowed, created_at, updated_at, closed_at)
  values (new.company, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed, new.created_at,
    new.updated_at, new.closed_at)
  returning id into made;
  update accounts set company_id = made where id = new.id;
  return null;
end $$;
create trigger account_brings after insert on accounts for each row when (new.company_id is null)
  execute function account_brings_company();

-- What is said of the company on an account holds for the company.
create function account_tells_company() returns trigger language plpgsql as $$
begin
  update companies set name = new.company, country = new.country, postal_code = new.postal_code, address = new.address,
    phone = new.phone, mpcs_allowed = new.mpcs_allowed, updated_at = new.updated_at
  where id = new.company_id and (name, country, postal_code, address, phone, mpcs_allowed)
    is distinct from (new.company, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed);
  return null;
end $$;
create trigger account_tells after update on accounts for each row
  when (new.company_id is not null and new.closed_at is null
    and (old.company, old.country, old.postal_code, old.address, old.phone, old.mpcs_allowed)
      is distinct from (new.company, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed))
  execute function account_tells_company();

-- And the other way round.
create function company_tells_accounts() returns trigger language plpgsql as $$
begin
  update accounts set company = new.name, country = new.country, postal_code = new.postal_code, address = new.address,
    phone = new.phone, mpcs_allowed = new.mpcs_allowed
  where company_id = new.id and closed_at is null and (company, country, postal_code, address, phone, mpcs_allowed)
    is distinct from (new.name, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed);
  return null;
end $$;
create trigger company_tells after update on companies for each row
  when (new.closed_at is null and (old.name, old.country, old.postal_code, old.address, old.phone, old.mpcs_allowed)
      is distinct from (new.name, new.country, new.postal_code, new.address, new.phone, new.mpcs_allowed))
  execute function company_tells_accounts();

-- A closed account says nothing of a company, and a company that nobody is in any more is closed and says nothing either.
create function account_leaves_company() returns trigger language plpgsql as $$
begin
  new.company := null; new.country := null; new.postal_code := null; new.address := null; new.phone := null;
  return new;
end $$;
create trigger account_leaves before update on accounts for each row
  when (old.closed_at is null and new.closed_at is not null) execute function account_leaves_company();
create function company_is_left() returns trigger language plpgsql as $$
begin
  perform from companies where id = new.company_id for no key update; -- of two who leave at once, the second sees the first gone
  update companies c set closed_at = new.closed_at, updated_at = new.closed_at, name = null, country = null,
    postal_code = null, address = null, phone = null
  where id = new.company_id and closed_at is null
    and not exists (select from accounts a where a.company_id = c.id and a.closed_at is null);
  return null;
end $$;
create trigger account_left after update on accounts for each row
  when (old.closed_at is null and new.closed_at is not null) execute function company_is_left();
