-- 機器一覧 (R18): the devices that a company looks after. An entry rests on the newest card that the company has proven with
-- its device, and carries what a list of many is filtered and ordered by; the statements that change a term write that here
-- too, so that a list never adds up a term. The company's own words on it are private to the company. No foreign keys, and codes
-- as plain text: they come from rows that have been looked at, rows of companies, devices and cards are never deleted, and
-- each application would pay for another look.
create table care_entries (
  id                bigint generated always as identity primary key,
  company_id        bigint not null,
  mpr_id            text not null,
  family            family not null,
  -- Proven with this device, the newest first.
  cards             text[] not null constraint care_entry_has_card check (cardinality(cards) > 0),
  -- The one that it rests on, and its period; no period once there is nothing to see of it.
  activation_key_no text not null,
  product_code      text not null,
  period_no         int,
  standing          text not null constraint care_entry_standing_is_known
                      check (standing in ('open', 'stopped', 'moved', 'undone', 'handed-over')),
  connection_number text,
  months            int,
  last_day          date,
  issued_at         timestamptz,
  extended_at       timestamptz,
  end_customer      text,
  site              text,
  order_no          text,
  asset_no          text,
  reminder_contact  text,
  note              text,
  tags              text[] not null default '{}' constraint care_entry_tags_are_few check (cardinality(tags) <= 20),
  -- Why it will not be extended (R27).
  not_extending     text,
  -- What is searched: all of the above, in small letters and one width.
  words             text not null default '',
  added_at          timestamptz not null,
  constraint care_entry_rests_whole check ((standing in ('open', 'stopped')) = (num_nulls(period_no, connection_number, months) = 0)),
  constraint care_entry_one_of_device unique (mpr_id, company_id)
);
-- An application writes none of these, and pays for none.
create function care_entry_has_words() returns trigger language plpgsql as $$
begin
  new.words := lower(normalize(array_to_string(array[new.end_customer, new.site, new.order_no, new.asset_no,
    new.reminder_contact, new.note] || new.tags, e'\n'), NFKC));
  return new;
end $$;
create trigger care_entry_words before update of end_customer, site, order_no, asset_no, reminder_contact, note, tags
  on care_entries for each row execute function care_entry_has_words();
-- What will not be extended is left out of counts, which so need no look at the rows.
create index care_entries_by_last_day on care_entries (company_id, last_day, id) include (not_extending) where standing = 'open';
create index care_entries_closed on care_entries (company_id, id) where standing <> 'open';
create index care_entries_extended on care_entries (company_id, extended_at, id) include (standing, last_day) where extended_at is not null;

-- Which rows of a list somebody has ticked, over many pages of it: by name, or all that a filter finds but those.
create table care_picks (
  id         uuid primary key,
  account_id bigint not null,
  company_id bigint not null,
  entries    bigint[] not null,
  filter     text,
  expires_at timestamptz not null
);
create index care_picks_by_account on care_picks (account_id);
create index care_picks_by_end on care_picks (expires_at);

-- Filters under a name (R26): each person's own.
create table care_filters (
  id         bigint generated always as identity primary key,
  account_id bigint not null,
  name       text not null,
  query      text not null,
  constraint care_filter_name_once unique (account_id, name)
);
