-- Who changed a company's words on an entry last, and when (P23). Who undid or did what with a service, its events say.
alter table care_entries add column words_at timestamptz, add column words_by bigint;
-- A device is found by the whole Registration ID of a card that proved it (R26).
create index activation_keys_by_id on activation_keys (registration_id) where mpr_id is not null;
