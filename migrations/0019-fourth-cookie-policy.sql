-- Cookie policy, version 4: the language's cookie is `__Host-` as the others are, and the pre-login cookie also tells that a
-- robot check before a mail was passed in the same browser. A vendor who has written a version of their own keeps that one.

insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
select kind, 4, '2026-11-28T00:00:00+09:00', title_ja, title_en,
  jsonb_insert(replace(body_ja::text, '["language",', '["__Host-language",')::jsonb,
    '{6,items,0}', '"2026年11月28日：第 4 版。表示言語のクッキーの名前を「__Host-language」に変更"'),
  jsonb_insert(replace(body_en::text, '["language",', '["__Host-language",')::jsonb,
    '{6,items,0}', '"28 November 2026: version 4. The language’s cookie is now called “__Host-language”"')
from documents
where kind = 'cookie-policy' and version = 3
  and not exists (select 1 from documents later where later.kind = 'cookie-policy' and later.version > 3);
