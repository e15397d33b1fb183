-- Cookie policy, version 2: what the browser keeps when a session ends on a page with codes (src/web/browser/kept.ts).
-- A vendor who has written a version of their own keeps that one.

insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
select kind, 2, '2026-11-24T00:00:00+09:00', title_ja, title_en,
  jsonb_insert(
    jsonb_insert(body_ja::jsonb, '{5,items,0}', '"2026年11月24日：第 2 版。「ブラウザに一時的に保存するデータ」を追加"'),
    '{2}',
    $ja${ "heading": "ブラウザに一時的に保存するデータ", "paragraphs": [
      "入力の途中でログインが終了すると、入力した MPR ID、Activation Key No.、Registration ID を、お使いのブラウザのセッションストレージに保存します。再びログインしたときに、入力欄へ戻すためです。当社のサーバーには送信しません。",
      "保存したデータは、入力欄へ戻したとき、またはブラウザのタブを閉じたときに消えます。"
    ] }$ja$
  ),
  jsonb_insert(
    jsonb_insert(body_en::jsonb, '{5,items,0}', '"24 November 2026: version 2. Added “Data kept in the browser for a short time”"'),
    '{2}',
    $en${ "heading": "Data kept in the browser for a short time", "paragraphs": [
      "If you are signed out while you are entering codes, the MPR ID, the Activation Key No. and the Registration ID that you entered are kept in your browser’s session storage, so that they can be put back when you sign in again. They are not sent to our servers.",
      "These data are removed when they are put back, or when you close the tab of your browser."
    ] }$en$
  )
from documents
where kind = 'cookie-policy' and version = 1
  and not exists (select 1 from documents later where later.kind = 'cookie-policy' and later.version > 1);
