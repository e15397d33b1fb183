-- Cookie policy, version 3: the pre-login cookie also tells which browser a registration under way belongs to. A vendor who
-- has written a version of their own keeps that one.

insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
select kind, 3, '2026-11-25T00:00:00+09:00', title_ja, title_en,
  jsonb_insert(
    replace(body_ja::text, '画像の文字などによる確認が、同じブラウザで行われたことを確かめます。',
      '画像の文字などによる確認や、ユーザー登録の手続きが、同じブラウザで行われたことを確かめます。')::jsonb,
    '{6,items,0}', '"2026年11月25日：第 3 版。ユーザー登録の開始にともない、「__Host-pre-login」の用途を追加"'),
  jsonb_insert(
    replace(body_en::text, 'Makes sure that the check by image text or its alternative was done in the same browser.',
      'Makes sure that the check by image text or its alternative, or the steps of a registration, were done in the same browser.')::jsonb,
    '{6,items,0}', '"25 November 2026: version 3. With registration on this site, a further purpose of “__Host-pre-login”"')
from documents
where kind = 'cookie-policy' and version = 2
  and not exists (select 1 from documents later where later.kind = 'cookie-policy' and later.version > 2);
