-- Maintenance (P19, M§12): announced beforehand, then for its time nobody is let in. Without an end it is the emergency
-- switch, which lasts until an operator ends it.
create table maintenance_windows (
  id             bigint generated always as identity primary key,
  starts_at      timestamptz not null,
  ends_at        timestamptz,
  announce_from  timestamptz not null,
  text_ja        text not null check (text_ja ~ '\S'),
  text_en        text not null check (text_en ~ '\S'),
  created_at     timestamptz not null,
  ended_early_at timestamptz,
  constraint maintenance_lasts check (ends_at > starts_at),
  constraint maintenance_announced_before check (announce_from <= starts_at),
  constraint maintenance_ended_early_once check (ended_early_at < ends_at)
);
