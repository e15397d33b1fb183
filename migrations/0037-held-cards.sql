-- 保有カード (R20): cards whose pair of codes a company has proven, or was handed by an operator. Whoever has both codes of a card
-- may use it, so several companies may hold one.
create table held_cards (
  company_id        bigint not null references companies,
  activation_key_no code16 not null references activation_keys,
  order_no          text check (char_length(order_no) between 1 and 100),
  added_at          timestamptz not null,
  account_id        bigint, -- who added it; null: an operator handed it over
  pending_until     timestamptz, -- 申請中: offered to nobody else of the company until then
  pending_by        bigint,
  primary key (company_id, activation_key_no)
);
create index held_cards_by_card on held_cards (activation_key_no);
create index held_cards_newest on held_cards (company_id, added_at desc, activation_key_no desc);
