-- How often companies moved a service themselves (R23), and what is told of it for the device that it left.
create index audit_of_own_moves on audit ((subject ->> 'mprId'), at) where act = 'move' and account_id is not null;
