-- 「当社に依頼する」 (R22, R23): what a company may not correct itself any more, and what an operator answered.
create table requests (
  id                bigint generated always as identity primary key,
  company_id        bigint not null references companies,
  account_id        bigint not null, -- who asked
  kind              text not null check (kind in ('undo', 'move')),
  mpr_id            code16 not null references devices,
  period_no         int not null,
  activation_key_no code16 references activation_keys, -- of an undo: the card that is to be unused again
  to_mpr_id         code16,                            -- of a move: perhaps no device that is known yet
  why               text not null,
  refusal           text not null, -- why the company could not do it itself
  asked_at          timestamptz not null,
  answer            text check (answer in ('agreed', 'declined')),
  answered_at       timestamptz,
  reason            text check (char_length(reason) between 1 and 1000), -- the operator's, which the company reads
  check ((kind = 'undo') = (activation_key_no is not null)),
  check ((kind = 'move') = (to_mpr_id is not null)),
  check (num_nulls(answer, answered_at, reason) in (0, 3))
);
create unique index requests_waiting on requests (company_id, kind, mpr_id) where answer is null;
create index requests_of_device on requests (company_id, mpr_id, asked_at desc);
