-- What changes with a version of a document: announced before the version begins, and its history afterwards. Beside
-- documents rather than in it: servers of the version before ask for all columns of that table.
create table document_changes (
  kind       text not null,
  version    int not null,
  changes_ja text not null check (changes_ja ~ '\S'),
  changes_en text not null check (changes_en ~ '\S'),
  primary key (kind, version),
  foreign key (kind, version) references documents on delete cascade
);

-- Whose change of address a mailed code belongs to, so that it goes with the account. Null: a registration's, or of a
-- server of the version before, whose rows run out within a day.
alter table mail_proofs add column account_id bigint;

-- The history that the cookie policy had in its text.
insert into document_changes (kind, version, changes_ja, changes_en)
select d.kind, d.version, c.ja, c.en
from (values
  (2, '「ブラウザに一時的に保存するデータ」を追加しました。', 'Added “Data kept in the browser for a short time”.'),
  (3, 'ユーザー登録の開始にともない、「__Host-pre-login」の用途を追加しました。',
    'With registration on this site, a further purpose of “__Host-pre-login”.'),
  (4, '表示言語のクッキーの名前を「__Host-language」に変更しました。',
    'The language’s cookie is now called “__Host-language”.')
) as c (version, ja, en) join documents d on d.kind = 'cookie-policy' and d.version = c.version
where d.effective_from in ('2026-11-24T00:00:00+09:00', '2026-11-25T00:00:00+09:00', '2026-11-28T00:00:00+09:00');

-- Policies without a word of the demo: cookies are called as this server calls them ({cookiePrefix}), and what has changed
-- stands below the text. As the policies promise, it is announced before. A vendor who has written a version of their own
-- keeps that one.
with next as (
  insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
  select kind, version + 1, now() + interval '14 days', title_ja, title_en,
    case kind when 'cookie-policy'
      then replace((body_ja #- '{6}' #- '{1,paragraphs,1}')::text, '__Host-', '{cookiePrefix}')::jsonb
      else replace(body_ja::text, '（デモ環境を除きます）', '')::jsonb end,
    case kind when 'cookie-policy'
      then replace((body_en #- '{6}' #- '{1,paragraphs,1}')::text, '__Host-', '{cookiePrefix}')::jsonb
      else replace(body_en::text, ' (except in a demo)', '')::jsonb end
  from documents d
  where (kind, version) in (('cookie-policy', 4), ('privacy-policy', 1))
    and not exists (select from documents later where later.kind = d.kind and later.version > d.version)
    and not (kind = 'cookie-policy' and effective_from <> '2026-11-28T00:00:00+09:00')
  returning kind, version
)
insert into document_changes (kind, version, changes_ja, changes_en)
select kind, version,
  'お使いの環境に関わらない記載を削除しました。情報の取り扱いは変わりません。',
  'Removed words that do not concern the system as you use it. How we handle data is unchanged.'
from next;
