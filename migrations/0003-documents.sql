-- The first versions of both 約款 and of the cookie policy. They are reference data, as the products are (product.md §3;
-- §5 P11, P18): no page may be without them, so a migration lays them and the seed leaves them alone. A later version
-- is a row of its own, never a change here, because people agreed to the words as they stand.
-- They promise what the manual (M§3.2, M§3.3, M§5.1, M§12) and product.md R1–R14 promise; the words are our own.
-- Both languages have the same sections and paragraphs, one for one.

insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en) values
(
  'terms-paid', 1, '2026-11-01T00:00:00+09:00',
  'つながるねっとサービス約款（有償版）',
  'Tsunagarunet service terms (paid)',
$ja$[
  { "heading": "第1条（適用）", "paragraphs": [
    "この約款は、当社が販売店／法人のお客様（以下「お客様」）に提供する有償のつながるねっとサービス（以下「本サービス」）に適用します。この約款に同意のうえ、つながるねっとキー管理システム（以下「本システム」）で申請してください。"
  ] },
  { "heading": "第2条（サービスの種類）", "paragraphs": [
    "アクティベーションキーのカード（以下「カード」）は、機器と種別（HDコムまたは HDVC-MPCS）が同じものをお使いください。本システムでの HDVC-MPCS の申請は、当社が認めたお客様に限ります。"
  ], "items": [
    "KX-VCS701W：HDコム 1 年",
    "KX-VCS703W：HDコム 3 年",
    "MPCS-12：HDVC-MPCS 1 年",
    "MPCS-36：HDVC-MPCS 3 年"
  ] },
  { "heading": "第3条（アクティベーションキー）", "paragraphs": [
    "カードは、1 枚につき 1 台の機器に 1 回だけ使用できます。使用後は、ほかの機器には使えません。機器との組み合わせを確認してから申請してください。",
    "未使用のカードに有効期限はありません。カードに記載の番号は、ほかの人に知られないよう保管してください。"
  ] },
  { "heading": "第4条（Registration Key）", "paragraphs": [
    "新規申請が完了すると、その機器専用の Registration Key を発行します。機器に設定し、大切に保管してください。申請に使ったカードと機器の組み合わせであれば、本システムで再び確認できます。"
  ] },
  { "heading": "第5条（利用期間）", "paragraphs": [
    "利用期間は、Registration Key を設定した機器が当社のサーバーに初めて登録された日（利用開始日）に始まります。それまで期間は減りません。",
    "利用期限は、利用開始日の翌日から数え、その日付の 1 年後（3 年のカードは 3 年後）の前日です。同じ日付がない場合は、その月の末日です。",
    "日付はグリニッジ標準時 (GMT) で、日本時間の 9:00 から翌日の 8:59 までを 1 日と数えます。例：2027年4月1日 (GMT) に 1 年の利用を始めると、利用期限は 2028年4月1日 (GMT)・日本時間 4月2日 8:59 までです。",
    "利用期間は自動では更新されません。"
  ] },
  { "heading": "第6条（期間の延長）", "paragraphs": [
    "期間は、未使用の有償のカードで次のとおり延長できます。6 ヶ月の数え方は前条と同じです。接続番号と Registration Key は変わらず、延長は機器に自動で反映されます。"
  ], "items": [
    "利用開始前、利用期間中：カードの期間を加え、利用開始日から通して数えます。",
    "利用期限の後 6 ヶ月以内：延長の申請日 (GMT) を新しい利用開始日として、カードの期間を数えます。",
    "6 ヶ月を過ぎた後：延長できません。未使用のカードで新規申請を行ってください。"
  ] },
  { "heading": "第7条（利用期間の上限）", "paragraphs": [
    "利用期間の合計は、現在の残りを含めて最長 6 年です。無償 3 ヶ月も合計に含むため、その期間中に 3 年のカードを 2 枚加えることはできません。",
    "上限を超える申請は受け付けません。カードは未使用のまま残り、上限に収まる時期になれば使えます。"
  ] },
  { "heading": "第8条（接続番号、機器の交換）", "paragraphs": [
    "接続番号は、新規申請の際に候補から選びます。選んだ番号はその機器だけのもので、次の引き継ぎの場合を除き、ほかの機器には移せません。あらためて新規申請を行うときは、その機器の前回の番号も選べます。",
    "申請の誤りや機器の交換については、ご購入元または当社担当営業にご相談ください。当社が確認し、申請の取り消しや、同じ種別の機器への引き継ぎを行うことがあります。引き継ぐと、接続番号と利用期間はそのままで、Registration Key は新しいものに替わります。"
  ] },
  { "heading": "第9条（一時停止）", "paragraphs": [
    "年に数回のメンテナンスのため、本サービスや本システムを一時停止することがあります。予定は事前に本システムの画面でお知らせしますが、障害などの場合は、予告なく停止することがあります。本システムの停止中は、申請などの操作ができません。"
  ] },
  { "heading": "第10条（カードの使用停止、サービスの終了）", "paragraphs": [
    "カードの紛失や盗難の連絡があったとき、または不正な使用が疑われるときは、カードの使用を停止し、または無効にすることがあります。申請済みのサービスと、Registration Key の確認には影響しません。",
    "不正な申請や、この約款への重大な違反があったときは、その機器への本サービスの提供を終了することがあります。その際は、登録されたメールアドレスにお知らせします。"
  ] },
  { "heading": "第11条（個人情報）", "paragraphs": [
    "お客様の個人情報は、当社のプライバシーポリシーに従って取り扱います。"
  ] },
  { "heading": "第12条（約款の変更）", "paragraphs": [
    "この約款を変更するときは、内容と適用開始日を事前に本システムでお知らせし、適用開始後の申請では変更後の約款に同意をお願いします。申請済みのサービスには、次に期間を延長するまで、申請時の約款を適用します。"
  ] },
  { "heading": "第13条（準拠法、お問い合わせ）", "paragraphs": [
    "この約款には日本法を適用します。ご不明な点は、ご購入元または当社担当営業にお問い合わせください。"
  ] }
]$ja$,
$en$[
  { "heading": "1. Scope", "paragraphs": [
    "These terms apply to the paid Tsunagarunet service (“the service”) that we, the provider, offer to resellers and corporate customers. Please agree to them before you apply in the Tsunagarunet key management system (“the system”)."
  ] },
  { "heading": "2. Kinds of service", "paragraphs": [
    "The activation key card (“the card”) must be of the same type (HDcom or HDVC-MPCS) as the device. Only customers whom we have approved can apply for HDVC-MPCS in the system."
  ], "items": [
    "KX-VCS701W: HDcom, 1 year",
    "KX-VCS703W: HDcom, 3 years",
    "MPCS-12: HDVC-MPCS, 1 year",
    "MPCS-36: HDVC-MPCS, 3 years"
  ] },
  { "heading": "3. Activation keys", "paragraphs": [
    "Each card can be used once, for one device, and not for another device afterwards. Please check that the card and the device belong together before you apply.",
    "Unused cards do not expire. Please keep the codes on a card to yourself."
  ] },
  { "heading": "4. Registration Key", "paragraphs": [
    "A new application gives you a Registration Key for that device only. Set it on the device and keep it safe. With the device and a card used to apply for it, you can look it up in the system again."
  ] },
  { "heading": "5. Service term", "paragraphs": [
    "The term starts on the day when the device, with its Registration Key set, is first registered with our server (the start day). Until then no time is used up.",
    "Counted from the day after the start day, the last day is the day before the same date 1 year later (3 years for a 3-year card), or the last day of that month if it has no such date.",
    "Days are counted in Greenwich Mean Time (GMT): from 9:00 to 8:59 the next day in Japan time. For example, a 1-year term that starts on 1 April 2027 (GMT) lasts until 1 April 2028 (GMT), which ends at 8:59 on 2 April in Japan time.",
    "The term is not renewed automatically."
  ] },
  { "heading": "6. Extension", "paragraphs": [
    "You can extend the term with an unused paid card as follows. The 6 months are counted as in section 5. The connection number and the Registration Key stay the same. The device picks up the extension by itself."
  ], "items": [
    "Before the start day or during the term: the time on the card is added, and the whole is counted from the start day.",
    "Within 6 months after the last day: the day of application (GMT) becomes the new start day for the time on the card.",
    "Later: no extension is possible. Please make a new application with an unused card."
  ] },
  { "heading": "7. Longest term", "paragraphs": [
    "The total term, including what remains of the present one, is at most 6 years. The free 3 months count towards it, so two 3-year cards cannot be added during them.",
    "We do not accept an application beyond this limit. The card stays unused and can be used once the total fits."
  ] },
  { "heading": "8. Connection number and replacement devices", "paragraphs": [
    "You choose the connection number from those offered in a new application. It belongs to that device alone and, except in a transfer as below, cannot be moved to another. In a later new application for the device you can choose its previous number again.",
    "If you made a mistake or are replacing a device, please contact the dealer you bought from or our sales representative. After checking, we may undo the application or transfer the service to another device of the same type. The connection number and the term then stay the same; the Registration Key is replaced by a new one."
  ] },
  { "heading": "9. Interruptions", "paragraphs": [
    "A few times a year we may interrupt the service or the system for maintenance, announced beforehand on the screens of the system. If there is a fault or the like, this may happen without notice. While the system is down, you cannot apply or do anything else in it."
  ] },
  { "heading": "10. Suspended cards, end of the service", "paragraphs": [
    "If a card is reported lost or stolen, or misuse is suspected, we may suspend it or make it void. Services already applied for are not affected, and their Registration Keys can still be looked up.",
    "After a fraudulent application or a serious breach of these terms, we may end the service for the device. We will tell you at your registered e-mail address."
  ] },
  { "heading": "11. Personal data", "paragraphs": [
    "We handle your personal data as our privacy policy describes."
  ] },
  { "heading": "12. Changes to these terms", "paragraphs": [
    "We announce changes to these terms, and the date from which they apply, in the system beforehand. From that date, we ask for your agreement to the new terms when you apply. A service already applied for stays under the terms of that time until you next extend it."
  ] },
  { "heading": "13. Governing law and contact", "paragraphs": [
    "The laws of Japan apply to these terms. If anything is unclear, please contact the dealer you bought from or our sales representative."
  ] }
]$en$
),
(
  'terms-trial', 1, '2026-11-01T00:00:00+09:00',
  'つながるねっとサービス約款（無償 3 ヶ月版）',
  'Tsunagarunet service terms (free 3 months)',
$ja$[
  { "heading": "第1条（適用）", "paragraphs": [
    "この約款は、当社が販売店／法人のお客様（以下「お客様」）に提供する無償 3 ヶ月のつながるねっとサービス（以下「本サービス」）に適用します。この約款に同意のうえ、つながるねっとキー管理システム（以下「本システム」）で申請してください。"
  ] },
  { "heading": "第2条（対象の機器）", "paragraphs": [
    "本サービスは、つながるねっとサービスを有償・無償とも申請したことのない機器に限り、新規申請で利用できます。当社が取り消した申請は数えません。機器の交換でサービスを引き継いだ場合は、元の機器も引き継ぎ先の機器も対象外です。",
    "アクティベーションキーのカード（以下「カード」）は、機器と種別（HDコムまたは HDVC-MPCS）が同じものをお使いください。本システムでの HDVC-MPCS の申請は、当社が認めたお客様に限ります。"
  ] },
  { "heading": "第3条（料金）", "paragraphs": [
    "本サービスは無償です。期間が終わっても、自動で有償に切り替わることはありません。"
  ] },
  { "heading": "第4条（アクティベーションキー）", "paragraphs": [
    "カードは、1 枚につき 1 台の機器に 1 回だけ使用できます。使用後は、ほかの機器には使えません。機器との組み合わせを確認してから申請してください。",
    "未使用のカードに有効期限はありません。カードに記載の番号は、ほかの人に知られないよう保管してください。"
  ] },
  { "heading": "第5条（Registration Key）", "paragraphs": [
    "新規申請が完了すると、その機器専用の Registration Key を発行します。機器に設定し、大切に保管してください。申請に使ったカードと機器の組み合わせであれば、本システムで再び確認できます。"
  ] },
  { "heading": "第6条（利用期間）", "paragraphs": [
    "利用期間は、Registration Key を設定した機器が当社のサーバーに初めて登録された日（利用開始日）に始まります。それまで期間は減りません。",
    "利用期限は、利用開始日の翌日から数え、その日付の 3 ヶ月後の前日です。同じ日付がない場合は、その月の末日です。",
    "日付はグリニッジ標準時 (GMT) で、日本時間の 9:00 から翌日の 8:59 までを 1 日と数えます。例：2027年4月1日 (GMT) に利用を始めると、利用期限は 2027年7月1日 (GMT)・日本時間 7月2日 8:59 までです。"
  ] },
  { "heading": "第7条（有償のカードによる延長）", "paragraphs": [
    "期間は、未使用の有償のカードで次のとおり延長できます。6 ヶ月の数え方は前条と同じです。接続番号と Registration Key は変わりません。申請の際に、有償版の約款への同意が必要です。",
    "利用期間の合計は、無償 3 ヶ月を含めて最長 6 年です。このため、無償の期間中に 3 年のカードを 2 枚加えることはできません。"
  ], "items": [
    "利用開始前、利用期間中：カードの期間を加え、利用開始日から通して数えます。",
    "利用期限の後 6 ヶ月以内：延長の申請日 (GMT) を新しい利用開始日として、カードの期間を数えます。",
    "6 ヶ月を過ぎた後：延長できません。有償のカードで新規申請を行ってください。"
  ] },
  { "heading": "第8条（接続番号、機器の交換）", "paragraphs": [
    "接続番号は、新規申請の際に候補から選びます。選んだ番号はその機器だけのもので、次の引き継ぎの場合を除き、ほかの機器には移せません。あらためて新規申請を行うときは、その機器の前回の番号も選べます。",
    "申請の誤りや機器の交換については、ご購入元または当社担当営業にご相談ください。当社が確認し、申請の取り消しや、同じ種別の機器への引き継ぎを行うことがあります。引き継ぐと、接続番号と利用期間はそのままで、Registration Key は新しいものに替わります。"
  ] },
  { "heading": "第9条（一時停止）", "paragraphs": [
    "年に数回のメンテナンスのため、本サービスや本システムを一時停止することがあります。予定は事前に本システムの画面でお知らせしますが、障害などの場合は、予告なく停止することがあります。本システムの停止中は、申請などの操作ができません。"
  ] },
  { "heading": "第10条（カードの使用停止、サービスの終了）", "paragraphs": [
    "カードの紛失や盗難の連絡があったとき、または不正な使用が疑われるときは、カードの使用を停止し、または無効にすることがあります。申請済みのサービスと、Registration Key の確認には影響しません。",
    "不正な申請や、この約款への重大な違反があったときは、その機器への本サービスの提供を終了することがあります。その際は、登録されたメールアドレスにお知らせします。"
  ] },
  { "heading": "第11条（個人情報）", "paragraphs": [
    "お客様の個人情報は、当社のプライバシーポリシーに従って取り扱います。"
  ] },
  { "heading": "第12条（約款の変更）", "paragraphs": [
    "この約款を変更するときは、内容と適用開始日を事前に本システムでお知らせし、適用開始後の申請では変更後の約款に同意をお願いします。申請済みのサービスには、申請時の約款を適用します。"
  ] },
  { "heading": "第13条（準拠法、お問い合わせ）", "paragraphs": [
    "この約款には日本法を適用します。ご不明な点は、ご購入元または当社担当営業にお問い合わせください。"
  ] }
]$ja$,
$en$[
  { "heading": "1. Scope", "paragraphs": [
    "These terms apply to the free 3-month Tsunagarunet service (“the service”) that we, the provider, offer to resellers and corporate customers. Please agree to them before you apply in the Tsunagarunet key management system (“the system”)."
  ] },
  { "heading": "2. Devices that qualify", "paragraphs": [
    "The service is available, by a new application, only for a device for which no Tsunagarunet service, paid or free, was ever applied for. Applications that we have undone do not count. After a transfer to a replacement device, neither the old device nor the new one qualifies.",
    "The activation key card (“the card”) must be of the same type (HDcom or HDVC-MPCS) as the device. Only customers whom we have approved can apply for HDVC-MPCS in the system."
  ] },
  { "heading": "3. Charges", "paragraphs": [
    "The service is free of charge. It does not turn into a paid service by itself when the term ends."
  ] },
  { "heading": "4. Activation keys", "paragraphs": [
    "Each card can be used once, for one device, and not for another device afterwards. Please check that the card and the device belong together before you apply.",
    "Unused cards do not expire. Please keep the codes on a card to yourself."
  ] },
  { "heading": "5. Registration Key", "paragraphs": [
    "A new application gives you a Registration Key for that device only. Set it on the device and keep it safe. With the device and a card used to apply for it, you can look it up in the system again."
  ] },
  { "heading": "6. Service term", "paragraphs": [
    "The term starts on the day when the device, with its Registration Key set, is first registered with our server (the start day). Until then no time is used up.",
    "Counted from the day after the start day, the last day is the day before the same date 3 months later, or the last day of that month if it has no such date.",
    "Days are counted in Greenwich Mean Time (GMT): from 9:00 to 8:59 the next day in Japan time. For example, a term that starts on 1 April 2027 (GMT) lasts until 1 July 2027 (GMT), which ends at 8:59 on 2 July in Japan time."
  ] },
  { "heading": "7. Extension with a paid card", "paragraphs": [
    "You can extend the term with an unused paid card as follows. The 6 months are counted as in section 6. The connection number and the Registration Key stay the same. An extension requires your agreement to the paid terms.",
    "The total term, including the free 3 months, is at most 6 years. This is why two 3-year cards cannot be added during the free term."
  ], "items": [
    "Before the start day or during the term: the time on the card is added, and the whole is counted from the start day.",
    "Within 6 months after the last day: the day of application (GMT) becomes the new start day for the time on the card.",
    "Later: no extension is possible. Please make a new application with a paid card."
  ] },
  { "heading": "8. Connection number and replacement devices", "paragraphs": [
    "You choose the connection number from those offered in a new application. It belongs to that device alone and, except in a transfer as below, cannot be moved to another. In a later new application for the device you can choose its previous number again.",
    "If you made a mistake or are replacing a device, please contact the dealer you bought from or our sales representative. After checking, we may undo the application or transfer the service to another device of the same type. The connection number and the term then stay the same; the Registration Key is replaced by a new one."
  ] },
  { "heading": "9. Interruptions", "paragraphs": [
    "A few times a year we may interrupt the service or the system for maintenance, announced beforehand on the screens of the system. If there is a fault or the like, this may happen without notice. While the system is down, you cannot apply or do anything else in it."
  ] },
  { "heading": "10. Suspended cards, end of the service", "paragraphs": [
    "If a card is reported lost or stolen, or misuse is suspected, we may suspend it or make it void. Services already applied for are not affected, and their Registration Keys can still be looked up.",
    "After a fraudulent application or a serious breach of these terms, we may end the service for the device. We will tell you at your registered e-mail address."
  ] },
  { "heading": "11. Personal data", "paragraphs": [
    "We handle your personal data as our privacy policy describes."
  ] },
  { "heading": "12. Changes to these terms", "paragraphs": [
    "We announce changes to these terms, and the date from which they apply, in the system beforehand. From that date, we ask for your agreement to the new terms when you apply. A service already applied for stays under the terms of that time."
  ] },
  { "heading": "13. Governing law and contact", "paragraphs": [
    "The laws of Japan apply to these terms. If anything is unclear, please contact the dealer you bought from or our sales representative."
  ] }
]$en$
),
(
  'cookie-policy', 1, '2026-11-01T00:00:00+09:00',
  'クッキーポリシー',
  'Cookie policy',
$ja$[
  { "heading": "クッキーとは", "paragraphs": [
    "クッキーは、ウェブサイトがお使いのブラウザに保存する小さなデータです。つながるねっとキー管理システム（以下「本システム」）は、動作に欠かせないクッキー（必須クッキー）だけを使います。"
  ] },
  { "heading": "使用するクッキー", "paragraphs": [
    "本システムが使うクッキーは、次の 4 つです。いずれにも、登録ID、パスワード、お名前などは入っていません。",
    "https を使わないデモ環境では、名前の先頭に「__Host-」が付きません。"
  ], "table": { "head": ["名前", "目的", "期間"], "rows": [
    ["__Host-session", "ログインの状態を保ちます。", "ログアウトするか、ブラウザを閉じるまで。ログインの状態は最長 12 時間で、操作がないまま 30 分たつと終了します。"],
    ["__Host-pre-login", "画像の文字などによる確認が、同じブラウザで行われたことを確かめます。", "ログインするか、ブラウザを閉じるまで。"],
    ["__Host-known-browser", "以前にログインしたブラウザを見分けます。ほかの人がパスワードを何度も間違えても、お客様がログインできなくなることを防ぎます。", "最後のログインから 180 日。"],
    ["language", "選んだ表示言語を記憶します。", "言語を選んでから 1 年。"]
  ] } },
  { "heading": "使用しないもの", "paragraphs": [
    "アクセス解析や広告のためのクッキー、ピクセル、プラグインは使いません。本システムのページを表示するときに、ほかの会社のサーバーと通信することもありません。",
    "必須クッキー以外のクッキーを使うことになった場合は、事前にこのポリシーを改め、お客様の同意を得てから使います。"
  ] },
  { "heading": "クッキーの削除", "paragraphs": [
    "クッキーは、ブラウザの設定からいつでも削除できます。すべて削除するとログアウトした状態になり、表示言語は日本語に戻ります。次にログインすると、クッキーはもう一度保存されます。",
    "クッキーを受け付けない設定にすると、本システムにログインできません。"
  ] },
  { "heading": "お問い合わせ", "paragraphs": [
    "個人情報の取り扱いについては、当社のプライバシーポリシーをご覧ください。ご不明な点は、ご購入元または当社担当営業にお問い合わせください。"
  ] },
  { "heading": "改定履歴", "paragraphs": [
    "このポリシーを改定するときは、改定日と内容をここに記載します。"
  ], "items": [
    "2026年11月1日：第 1 版を制定"
  ] }
]$ja$,
$en$[
  { "heading": "What cookies are", "paragraphs": [
    "Cookies are small pieces of data that a website stores in your browser. The Tsunagarunet key management system (“the system”) uses only cookies that it cannot work without (essential cookies)."
  ] },
  { "heading": "The cookies we use", "paragraphs": [
    "The system uses these four cookies. None of them contains your login ID, your password or your name.",
    "In a demo without https, the names do not begin with “__Host-”."
  ], "table": { "head": ["Name", "Purpose", "How long"], "rows": [
    ["__Host-session", "Keeps you signed in.", "Until you sign out or close the browser. You stay signed in for at most 12 hours, and are signed out after 30 minutes without activity."],
    ["__Host-pre-login", "Makes sure that the check by image text or its alternative was done in the same browser.", "Until you sign in or close the browser."],
    ["__Host-known-browser", "Recognises a browser that has signed in before, so that you are not locked out when somebody else keeps entering wrong passwords.", "180 days from your last sign-in."],
    ["language", "Remembers the language you chose.", "1 year from your choice."]
  ] } },
  { "heading": "What we do not use", "paragraphs": [
    "We use no cookies, pixels or plug-ins for analytics or advertising. Showing the pages of the system involves no requests to servers of other companies.",
    "Should we ever want to use cookies that are not essential, we will change this policy first and use them only with your consent."
  ] },
  { "heading": "Deleting cookies", "paragraphs": [
    "You can delete the cookies at any time in the settings of your browser. Deleting all of them signs you out and sets the language back to Japanese. The next sign-in stores cookies again.",
    "If your browser does not accept cookies, you cannot sign in to the system."
  ] },
  { "heading": "Questions", "paragraphs": [
    "For how we handle personal data, please see our privacy policy. If anything is unclear, please contact the dealer you bought from or our sales representative."
  ] },
  { "heading": "Change history", "paragraphs": [
    "Whenever we change this policy, we note the date and the change here."
  ], "items": [
    "1 November 2026: version 1"
  ] }
]$en$
);
