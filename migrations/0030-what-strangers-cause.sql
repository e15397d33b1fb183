-- What strangers cause, in two tables.
-- A bucket that was filled last at a later time than it is now fills on from now, once a clock was set back. From when is kept:
-- until then no second step back is believed, or two servers whose clocks differ would give the time between them again and again.
alter table buckets add column set_back_from timestamptz;

-- The row of a code that was mailed to whoever a stranger named goes a day after its mail has ended. Those that lost their address
-- by then, as servers of the version before had it, are found by no index, so they go here, once.
delete from outbox where template = 'mail-code' and state <> 'waiting' and recipient is null;
