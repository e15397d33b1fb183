-- Words of the documents: a number stands with its unit, a Registration Key is registered (登録) on a device, whom to ask is
-- the one desk that is configured, and the guide says how a forgotten 登録ID is found without asking anybody.
-- Nothing that somebody may have read changes in silence. Where nobody has registered yet, the newest versions are mended.
-- Elsewhere the guide gets a new version, while 約款, policies and consent, which people agreed to or were told of, keep
-- their words until their next version, which for the policies is the one that 0020 announces. A vendor who has written a version of their own keeps that one.

do $migration$
declare
  mended text[];
  change record;
  -- What 0020 says of the versions that it announces: others of that number are the vendor's own.
  announced constant text := 'お使いの環境に関わらない記載を削除しました。情報の取り扱いは変わりません。';
begin
  if exists (select from accounts) then
    with added as (
      insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
      select kind, 2, '2026-11-28T00:00:00+09:00', title_ja, title_en, body_ja, body_en from documents
      where kind = 'guide' and version = 1
        and not exists (select from documents later where later.kind = 'guide' and later.version > 1)
      returning kind, version
    )
    select array_agg(name) into mended from (
      select kind || ' ' || version as name from added
      -- The policies that 0020 announces: nobody has been told of them before this.
      union all select kind || ' ' || version from documents
        where (kind, version) in (('cookie-policy', 5), ('privacy-policy', 2)) and effective_from > now()
          and (kind, version) in (select c.kind, c.version from document_changes c where c.changes_ja = announced)) names;
  else
    select array_agg(kind || ' ' || version) into mended from documents d
    where (kind, version) in (('terms-paid', 1), ('terms-trial', 1), ('cookie-policy', 5), ('privacy-policy', 2),
        ('consent', 1), ('guide', 1))
      and not exists (select from documents later where later.kind = d.kind and later.version > d.version)
      and (d.kind not like '%-policy' or (d.kind, d.version) in (
        select c.kind, c.version from document_changes c where c.changes_ja = announced));
  end if;

  for change in select * from (values
    -- 約款
    ('ja', 'HDコム 1 年', 'HDコム、1年'),
    ('ja', 'HDコム 3 年', 'HDコム、3年'),
    ('ja', 'HDVC-MPCS 1 年', 'HDVC-MPCS、1年'),
    ('ja', 'HDVC-MPCS 3 年', 'HDVC-MPCS、3年'),
    ('ja', '機器に設定し、大切に', '機器に登録し、大切に'),
    ('ja', 'Registration Key を設定した機器が当社のサーバーに初めて登録された日', 'Registration Key を登録した機器が当社のサーバーに初めて接続した日'),
    ('ja', 'それまで期間は減りません。', 'それまで期間は経過しません。'),
    ('en', 'Set it on the device and keep it safe.', 'Register it on the device and keep it safe.'),
    ('en', 'when the device, with its Registration Key set, is first registered with our server', 'when the device, with its Registration Key registered on it, first connects to our server'),
    ('en', 'Applications that we have undone do not count.', 'Applications that we have cancelled do not count.'),
    ('en', 'we may undo the application', 'we may cancel the application'),
    -- Cookie policy
    ('ja', '入力の途中でログインが終了すると、', '入力の途中で自動的にログアウトすると、'),
    -- Guide
    ('ja', 'Registration Key を機器に入力すると使えるようになります。', 'Registration Key を機器に登録すると使えるようになります。'),
    ('ja', 'Registration Key を機器に入力します。', 'Registration Key を機器に登録します。'),
    ('ja', 'Registration Key を機器に入力する', 'Registration Key を機器に登録する'),
    ('ja', '選びなおせますが', '選び直せますが'),
    ('ja', '（0 が 8 個）', '（0が8個）'),
    ('ja', '入力しなおしてください。', '入力し直してください。'),
    ('ja', '次にすること', '対処'),
    ('ja', 'Registration Key を入力してください。キーがない場合は', 'Registration Key を登録してください。キーがない場合は'),
    ('ja', 'それまでは何ヶ月おいても減りません。', 'それまで期間は経過しません。'),
    ('ja', '機器に入力しなおす必要はありません。', '機器に登録し直す必要はありません。'),
    ('ja', 'それでも解決しない場合や、登録ID を忘れた場合は、', 'それでも解決しないときは、'),
    ('en', 'once its own Registration Key has been entered on it.', 'once its own Registration Key has been registered on it.'),
    ('en', 'Enter the Registration Key on the device.', 'Register the Registration Key on the device.'),
    ('en', 'Entering the Registration Key on the device', 'Registering the Registration Key on the device'),
    ('en', 'Small letters, spaces and hyphens do not matter.', 'Lower case, spaces and hyphens do not matter.'),
    ('en', 'Enter the Registration Key. If you have none,', 'Register the Registration Key. If you have none,'),
    ('en', 'so nothing has to be entered on the device.', 'so nothing has to be registered on the device.'),
    ('en', 'If that does not help, or if you have forgotten your login ID, please contact', 'If that does not help, please contact'),
    -- Whom to ask
    ('ja', 'ご購入元または当社担当営業に', '{contact}に'),
    ('en', 'the dealer you bought from or our sales representative', '{contact}')
  ) as changes (language, former, present) loop
    if change.language = 'ja' then
      update documents set body_ja = replace(body_ja::text, change.former, change.present)::jsonb
      where kind || ' ' || version = any (mended);
    else
      update documents set body_en = replace(body_en::text, change.former, change.present)::jsonb
      where kind || ' ' || version = any (mended);
    end if;
  end loop;

  -- 6 ヶ月 → 6ヶ月, and then 最長 6年 → 最長6年; the words of a day (日本時間 4月2日) stay apart.
  update documents set
    title_ja = regexp_replace(
      regexp_replace(title_ja, '(\d) (?=年|ヶ月|日|時間|分|回|桁|つ|枚|台|版)', '\1', 'g'),
      '([ぁ-んァ-ヶー一-龠]) (?=\d+(～\d+)?(年|ヶ月|日|時間|分|回|桁|つ|枚|台|版))', '\1', 'g'),
    body_ja = regexp_replace(
      regexp_replace(body_ja::text, '(\d) (?=年|ヶ月|日|時間|分|回|桁|つ|枚|台|版)', '\1', 'g'),
      '([ぁ-んァ-ヶー一-龠]) (?=\d+(～\d+)?(年|ヶ月|日|時間|分|回|桁|つ|枚|台|版))', '\1', 'g')::jsonb
  where kind || ' ' || version = any (mended);

  update documents set
    body_ja = jsonb_insert(body_ja, '{-1}', $ja${ "id": "forgotten", "heading": "登録IDやパスワードを忘れたとき", "paragraphs": [
      "登録IDは、登録したメールアドレスで［ユーザー登録はこちら］から手続きを進めると、メールアドレスの確認の後に表示されます。ログインしている場合は、［ご登録内容］で現在のパスワードを入力すると確認できます。",
      "パスワードは、ログイン画面の［パスワードを忘れた方はこちら］から、一時パスワードを取得して設定し直してください。"
    ] }$ja$),
    body_en = jsonb_insert(body_en, '{-1}', $en${ "id": "forgotten", "heading": "If you forgot your login ID or password", "paragraphs": [
      "To see your login ID, go through the registration with your registered e-mail address: it is shown once the address is verified. If you are signed in, Your account shows it after your current password.",
      "For a new password, ask for a temporary one with Forgotten your password? on the sign-in page."
    ] }$en$)
  where kind = 'guide' and kind || ' ' || version = any (mended);
end
$migration$;
