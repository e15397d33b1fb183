-- A signed answer is forgotten when something changes that a device is told, and not with every change of its service: a
-- column that comes later can be filled without a signature for each device in care.
create or replace trigger service_changed after update on services for each row
  when ((old.months, old.start_day, old.last_day, old.closing, old.connection_number)
    is distinct from (new.months, new.start_day, new.last_day, new.closing, new.connection_number))
  execute function forget_device_answer();
