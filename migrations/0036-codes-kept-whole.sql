-- Rows from before 0033 are looked at, while others read and write.
alter table activation_keys validate constraint activation_key_id_kept;
alter table services validate constraint service_key_kept;
