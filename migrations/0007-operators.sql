-- Operators act by command until the console comes (product.md §8), so an audit row says who in one of two ways: the
-- account that applied, or the operator's name. An operator gives a reason for everything but reading (C17).
alter table audit
  add column operator text constraint audit_operator_has_name check (operator ~ '\S'),
  add constraint audit_says_who check (num_nonnulls(account_id, operator) = 1),
  add constraint audit_operator_says_why check (operator is null or act = 'show' or (reason is not null and reason ~ '\S'));

-- For the history that `show` tells. Only operators' rows are indexed: what accounts do stands in service_events, and
-- issuing must not pay for three more indexes. Devices of one import share its instant, which leads to its row.
create index audit_of_operators_by_card on audit ((subject ->> 'activationKeyNo')) where operator is not null;
create index audit_of_operators_by_device on audit ((subject ->> 'mprId')) where operator is not null;
create index audit_of_operators_by_instant on audit (at) where operator is not null;
