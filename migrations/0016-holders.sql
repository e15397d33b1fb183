-- The company that holds a service (R19). Empty: that of the account whose 新規申請 opened it, until the row is filled.
alter table services
  add column holder bigint,
  add constraint service_holder_is foreign key (holder) references companies not valid;

-- How far the filling of old rows has come, so that a server that starts again goes on from there.
create table fillings (
  name    text primary key,
  up_to   jsonb,
  done_at timestamptz
);
