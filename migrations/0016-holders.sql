-- The company that holds a service (R19). Empty: that of the account whose 新規申請 opened it, until the row is filled.
-- No foreign key: rows of companies are never deleted, and each 新規申請 would pay for the look.
alter table services add column holder bigint;

-- How far the filling of old rows has come, so that a server that starts again goes on from there.
create table fillings (
  name    text primary key,
  up_to   jsonb,
  done_at timestamptz
);
