-- Cards whose Registration ID is still to be sealed. A file of its own: of many cards it takes as long as a request may wait.
create index activation_keys_unsealed on activation_keys (activation_key_no) where id_mark is null;
