-- A service that was moved is found by where it came from: its cards' events stand in the periods before it, which a
-- move and an operator's `show` look up. Only moved services are in it, so applications do not pay for it.
create index services_by_origin on services (origin_mpr_id, origin_period_no) where origin_mpr_id is not null;
