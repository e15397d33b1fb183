-- Cards whose Registration ID is still to be sealed. A file of its own: of many cards it takes as long as a request may wait.
create index activation_keys_unsealed on activation_keys (activation_key_no) where id_mark is null;
-- Of cards that have a Registration ID in clear: the others need no place in it.
drop index activation_keys_by_id;
create index activation_keys_by_id on activation_keys (registration_id) where mpr_id is not null and registration_id is not null;
