-- Services whose Registration Key is still to be sealed; a file of its own, as 0034.
create index services_unsealed on services (mpr_id, period_no) where key_mark is null;
