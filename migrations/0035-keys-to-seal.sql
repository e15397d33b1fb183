-- Services whose Registration Key is still to be sealed; a file of its own, as 0034.
create index services_unsealed on services (mpr_id, period_no) where key_mark is null;
-- Of services that have a Registration Key in clear, as in 0034.
drop index service_registration_key_unique;
create unique index service_registration_key_unique on services (registration_key) where registration_key is not null;
