-- How often companies moved a service themselves (R23), and what is told of it for the device that it left.
create index audit_of_own_moves on audit ((subject ->> 'mprId'), at) where act = 'move' and account_id is not null;
-- How many a company has taken back or moved lately (R22, R23): few of the thousands of rows that a busy one has in a month.
create index audit_of_own_corrections on audit (company_id, at) where act in ('undo', 'move') and company_id is not null;
