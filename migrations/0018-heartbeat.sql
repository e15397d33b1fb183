-- One row to write when a proxy asks whether people may be sent here: a database that can only be read is not ready.
create table heartbeats (
  is_one boolean primary key default true check (is_one),
  at     timestamptz not null
);
insert into heartbeats (at) values (now());
