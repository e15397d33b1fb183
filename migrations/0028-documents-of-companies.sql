-- 約款, consent and privacy policy of a product that serves companies (customer.md, after R27): people and their roles, what a
-- 管理者 sees, 機器一覧 and what is entrusted to us there, what other companies are told, cancelling, replacing, 移管,
-- reminders, records of sign-ins and of what people did. They say what comes before it opens.
-- As before, they are mended where nobody has registered yet. Elsewhere each is a new version that begins in two weeks, at
-- the beginning of a day in Japan, and is announced until then; consent is asked for again at the first login after that.
-- A vendor who has written a version of their own keeps that one: ours is the first, or one that a migration announced.

with words (kind, ja, en, changes_ja, changes_en) as (values
(
  'terms-paid',
$ja$[
  { "heading": "第1条（適用）", "paragraphs": [
      "この約款は、当社が販売店／法人のお客様（以下「お客様」）に提供する有償のつながるねっとサービス（以下「本サービス」）に適用します。この約款に同意のうえ、つながるねっとキー管理システム（以下「本システム」）で申請してください。",
      "この約款に記載する本システムの機能は、準備ができたものから順に提供します。申請の取り消しと機器の交換については、その機能を提供するまで、これまでどおり{contact}にご相談ください。当社が確認して対応します。"
    ] },
  { "heading": "第2条（サービスの種類）", "paragraphs": [
      "アクティベーションキーのカード（以下「カード」）は、機器と種別（HDコムまたは HDVC-MPCS）が同じものをお使いください。本システムでの HDVC-MPCS の申請は、当社が認めたお客様に限ります。"
    ], "items": [
      "KX-VCS701W：HDコム、1年",
      "KX-VCS703W：HDコム、3年",
      "MPCS-12：HDVC-MPCS、1年",
      "MPCS-36：HDVC-MPCS、3年"
    ] },
  { "heading": "第3条（利用者）", "paragraphs": [
      "本システムで操作する方（以下「利用者」）には、1人ずつ登録IDを発行します。登録ID、パスワード、パスキーを、ほかの人と共有しないでください。",
      "利用者には、次の役割があります。利用者の招待、役割の変更、登録からの除外は、お客様の管理者が行います。管理者は、常に1人以上必要です。"
    ], "items": [
      "管理者：申請担当の操作に加えて、会社の情報、利用者、延長のご案内、移管を管理し、操作の記録を確認します。",
      "申請担当：申請、申請の取り消し、機器の交換、機器一覧と保有カードの編集を行います。",
      "閲覧のみ：機器一覧と Registration Key の確認、印刷、書き出しを行います。"
    ], "notes": [
      "利用者が本システムで行った申請などの操作は、お客様の操作として扱います。異動や退職などで利用者でなくなった方は、すみやかに登録から外してください。"
    ] },
  { "heading": "第4条（アクティベーションキー）", "paragraphs": [
      "カードは、1枚につき1台の機器に1回だけ使用できます。使用後は、申請の取り消しと機器の交換の場合を除き、ほかの機器には使えません。機器との組み合わせを確認してから申請してください。",
      "未使用のカードに有効期限はありません。カードに記載の2つのコードを知っている人は、そのカードを使用できます。使用後は、MPR ID とあわせて、その機器の Registration Key などを確認できます。コードは、必要な人のほかに知られないよう保管してください。",
      "未使用のカードは、2つのコードを確認したうえで、本システムの保有カードに加えられます。保有カードに加えても、コードを知っているほかの人がそのカードを使用することはあります。"
    ] },
  { "heading": "第5条（Registration Key）", "paragraphs": [
      "新規申請が完了すると、その機器専用の Registration Key を発行します。機器に登録し、大切に保管してください。申請に使ったカードと機器の組み合わせであれば、本システムで再び確認できます。"
    ] },
  { "heading": "第6条（利用期間）", "paragraphs": [
      "利用期間は、Registration Key を登録した機器が当社のサーバーに初めて接続した日（利用開始日）に始まります。それまで期間は経過しません。",
      "利用期限は、利用開始日の翌日から数え、その日付の1年後（3年のカードは3年後）の前日です。同じ日付がない場合は、その月の末日です。",
      "日付はグリニッジ標準時 (GMT) で、日本時間の 9:00 から翌日の 8:59 までを1日と数えます。例：2027年4月1日 (GMT) に1年の利用を始めると、利用期限は2028年4月1日 (GMT)・日本時間 4月2日 8:59 までです。",
      "利用期間は自動では更新されません。"
    ] },
  { "heading": "第7条（期間の延長）", "paragraphs": [
      "期間は、未使用の有償のカードで次のとおり延長できます。6ヶ月の数え方は前条と同じです。接続番号と Registration Key は変わらず、延長は機器に自動で反映されます。"
    ], "items": [
      "利用開始前、利用期間中：カードの期間を加え、利用開始日から通して数えます。",
      "利用期限の後6ヶ月以内：延長の申請日 (GMT) を新しい利用開始日として、カードの期間を数えます。",
      "6ヶ月を過ぎた後：延長できません。未使用のカードで新規申請を行ってください。"
    ] },
  { "heading": "第8条（利用期間の上限）", "paragraphs": [
      "利用期間の合計は、現在の残りを含めて最長6年です。無償3ヶ月も合計に含むため、その期間中に3年のカードを2枚加えることはできません。",
      "上限を超える申請は受け付けません。カードは未使用のまま残り、上限に収まる時期になれば使えます。"
    ] },
  { "heading": "第9条（接続番号、保有会社）", "paragraphs": [
      "接続番号は、新規申請の際に候補から選びます。選んだ番号はその機器だけのもので、機器の交換の場合を除き、ほかの機器には移せません。あらためて新規申請を行うときは、その機器の前回の番号も選べます。",
      "新規申請を行った会社を、そのサービスの保有会社とします。だれが期間を延長しても、機器を交換しても、保有会社は変わりません。移管を行うと、受け取った会社が保有会社になります。"
    ] },
  { "heading": "第10条（申請の取り消し）", "paragraphs": [
      "申請した会社は、理由を付けて、次の申請を本システムで取り消せます。カードは未使用に戻ります。取り消せるのは、会社ごとに30日間で10回までです。"
    ], "items": [
      "新規申請：申請から30日以内で、利用開始前であり、期間の延長も機器の交換も行っていないもの。発行した Registration Key は使えなくなります。",
      "期間の延長：申請から24時間以内で、そのサービスの最後の延長であり、その後に機器の交換を行っていないもの。接続番号と Registration Key は変わらず、利用期限はその延長を除いて数え直します。"
    ], "notes": [
      "これらの期間や回数を超えるとき、または移管の後は、当社に依頼できます。当社が確認し、取り消すことがあります。利用を始めた新規申請など、上の条件に当てはまらないものは取り消せません。",
      "取り消したときは、申請した会社と保有会社にメールでお知らせします。"
    ] },
  { "heading": "第11条（機器の交換）", "paragraphs": [
      "保有会社は、理由を付けて、サービスを同じ種別の別の機器に引き継げます。引き継ぎ先は、サービスのない機器に限ります。接続番号、利用期間、使用したカードはそのまま引き継がれ、Registration Key は新しいものに替わります。元の機器では、サービスを利用できなくなります。",
      "交換は、1つの接続番号につき365日間で2回、会社ごとに30日間で10回までです。新しい機器の利用を始める前に、24時間以内に元の機器へ戻したものは数えません。回数を超えるとき、または新しい機器の MPR ID が登録されていないときは、当社に依頼できます。",
      "当社は、お客様の依頼を受けて、同じ条件で引き継ぎを行うことがあります。"
    ] },
  { "heading": "第12条（移管）", "paragraphs": [
      "保有会社は、サービスと未使用の保有カードを、ほかの会社に移管できます。保有会社の管理者が本システムで発行するコードを、受け取る会社の管理者が入力し、内容を確認して承諾したときに、移管が成立します。コードは72時間有効で、使えるのは1回だけです。成立するまでは、取りやめることができます。",
      "移管すると、受け取った会社が保有会社になります。納入先と設置場所、および移管する会社が選んだ項目が引き継がれます。延長案内先に案内を送る同意は、引き継がれません。移管した会社の機器一覧には、移管済みであることだけが残ります。",
      "移管の後も、MPR ID とカードのコードを知っている人は、キー検索でそのサービスを確認できます。"
    ] },
  { "heading": "第13条（機器一覧）", "paragraphs": [
      "機器一覧には、お客様がカードのコードを確認した機器が載り、キー検索で確認できる内容が表示されます。同じ機器のカードのコードを複数の会社が確認した場合は、それぞれの会社の一覧に載ります。",
      "お客様の会社名、カードのコード、お客様が入力した内容は、ほかの会社には表示しません。ほかの会社が行った操作は、「ほかの会社」によるものとだけ表示します。",
      "機器を一覧から外しても、サービスには影響しません。"
    ] },
  { "heading": "第14条（データの委託）", "paragraphs": [
      "お客様が機器一覧に入力する納入先、設置場所、注文番号、自社管理番号、延長案内先、備考、タグ（以下「お預かりするデータ」）は、お客様のデータです。当社は、お客様から取り扱いの委託を受けてこれを保管し、一覧の表示、検索、印刷、書き出し、延長のご案内など、お客様に本システムの機能を提供するためにだけ使います。",
      "お預かりするデータに、納入先のご担当者などの個人情報を含めるときは、お客様が適正に取得したものに限り、必要な範囲で入力してください。当社は、安全に管理するための措置をとり、取り扱いをほかの会社に再委託するときは、その会社を監督します。",
      "お客様は、お預かりするデータをいつでも書き出し、変更し、削除できます。会社の登録を終了すると、当社はお預かりするデータを削除します。"
    ] },
  { "heading": "第15条（延長のご案内）", "paragraphs": [
      "利用期限が近づいたサービスなどについて、保有会社の管理者にメールでご案内します。このご案内は、本システムで止めることができます。管理者は、あて先を加えることもできます。",
      "延長案内先へのご案内は、お客様が相手の同意を得て、その日付と方法を本システムに記録した場合に限り、お客様に代わって当社がお送りします。メールには、お客様の会社名、所在地、電話番号と、対象の機器の納入先、設置場所、接続番号、利用期限を記載します。受け取った方は、メールから1回の操作で以後の受信を断れます。断られたあて先には、お客様からのご案内を再び送ることはできません。",
      "ご案内の有無や到着にかかわらず、利用期限は変わりません。利用期限は、機器一覧またはキー検索で確認してください。"
    ] },
  { "heading": "第16条（一時停止）", "paragraphs": [
      "年に数回のメンテナンスのため、本サービスや本システムを一時停止することがあります。予定は事前に本システムの画面でお知らせしますが、障害などの場合は、予告なく停止することがあります。本システムの停止中は、申請などの操作ができません。"
    ] },
  { "heading": "第17条（カードの使用停止、サービスの終了）", "paragraphs": [
      "カードの紛失や盗難の連絡があったとき、または不正な使用が疑われるときは、カードの使用を停止し、または無効にすることがあります。申請済みのサービスと、Registration Key の確認には影響しません。",
      "不正な申請や、この約款への重大な違反があったときは、その機器への本サービスの提供を終了すること、またはお客様の本システムの利用を停止することがあります。その際は、登録されたメールアドレスにお知らせします。"
    ] },
  { "heading": "第18条（登録の解除）", "paragraphs": [
      "利用者は、本システムで自分の登録を解除できます。ほかの利用者がいる場合、最後の管理者は、後任の管理者を決めてから解除してください。最後の利用者が解除すると、会社の登録も終了し、お客様は保有会社ではなくなります。",
      "登録を解除した後も、発行済みの Registration Key はそのまま使え、接続番号と利用期限は変わりません。"
    ] },
  { "heading": "第19条（個人情報）", "paragraphs": [
      "お客様の個人情報は、当社のプライバシーポリシーに従って取り扱います。"
    ] },
  { "heading": "第20条（約款の変更）", "paragraphs": [
      "この約款を変更するときは、内容と適用開始日を事前に本システムでお知らせし、適用開始後の申請では変更後の約款に同意をお願いします。申請済みのサービスには、次に期間を延長するまで、申請時の約款を適用します。"
    ] },
  { "heading": "第21条（準拠法、お問い合わせ）", "paragraphs": [
      "この約款には日本法を適用します。ご不明な点は、{contact}にお問い合わせください。"
    ] }
]$ja$::jsonb,
$en$[
  { "heading": "1. Scope", "paragraphs": [
      "These terms apply to the paid Tsunagarunet service (“the service”) that we, the provider, offer to resellers and corporate customers (“you”). Please agree to them before you apply in the Tsunagarunet key management system (“the system”).",
      "Functions of the system that these terms describe become available one after another. Until you can cancel applications and replace devices in the system yourself, please contact {contact} about them as before. We check each case and act on it."
    ] },
  { "heading": "2. Kinds of service", "paragraphs": [
      "The activation key card (“the card”) must be of the same type (HDcom or HDVC-MPCS) as the device. Only customers whom we have approved can apply for HDVC-MPCS in the system."
    ], "items": [
      "KX-VCS701W: HDcom, 1 year",
      "KX-VCS703W: HDcom, 3 years",
      "MPCS-12: HDVC-MPCS, 1 year",
      "MPCS-36: HDVC-MPCS, 3 years"
    ] },
  { "heading": "3. Users", "paragraphs": [
      "Each person who works in the system for you (“a user”) is issued a login ID. Login IDs, passwords and passkeys must not be shared.",
      "Users have one of the roles below. Your administrators invite users, change their roles and take them out. You need at least one administrator at all times."
    ], "items": [
      "Administrator: as Applications, and also looks after the company’s data, users, extension reminders and hand-overs, and sees the record of what users did.",
      "Applications: applies, cancels applications, replaces devices, and edits the list of devices and the cards held.",
      "View only: sees the list of devices and Registration Keys, prints and exports."
    ], "notes": [
      "What a user does in the system, such as applying, counts as done by you. When somebody moves on or leaves, please take them out without delay."
    ] },
  { "heading": "4. Activation keys", "paragraphs": [
      "Each card can be used once, for one device. Afterwards it cannot be used for another device, unless the application is cancelled or the device is replaced. Please check that the card and the device belong together before you apply.",
      "Unused cards do not expire. Whoever knows the two codes on a card can use it, and once it is used, can look up the Registration Key and the term with the MPR ID of the device. Please let nobody know the codes who does not need them.",
      "Once you have proven the two codes of an unused card, you can keep the card among the cards held in the system. Somebody else who knows its codes can use it nevertheless."
    ] },
  { "heading": "5. Registration Key", "paragraphs": [
      "A new application gives you a Registration Key for that device only. Register it on the device and keep it safe. With the device and a card used to apply for it, you can look it up in the system again."
    ] },
  { "heading": "6. Service term", "paragraphs": [
      "The term starts on the day when the device, with its Registration Key registered on it, first connects to our server (the start day). Until then no time is used up.",
      "Counted from the day after the start day, the last day is the day before the same date 1 year later (3 years for a 3-year card), or the last day of that month if it has no such date.",
      "Days are counted in Greenwich Mean Time (GMT): from 9:00 to 8:59 the next day in Japan time. For example, a 1-year term that starts on 1 April 2027 (GMT) lasts until 1 April 2028 (GMT), which ends at 8:59 on 2 April in Japan time.",
      "The term is not renewed automatically."
    ] },
  { "heading": "7. Extension", "paragraphs": [
      "You can extend the term with an unused paid card as follows. The 6 months are counted as in the section before. The connection number and the Registration Key stay the same. The device picks up the extension by itself."
    ], "items": [
      "Before the start day or during the term: the time on the card is added, and the whole is counted from the start day.",
      "Within 6 months after the last day: the day of application (GMT) becomes the new start day for the time on the card.",
      "Later: no extension is possible. Please make a new application with an unused card."
    ] },
  { "heading": "8. Longest term", "paragraphs": [
      "The total term, including what remains of the present one, is at most 6 years. The free 3 months count towards it, so two 3-year cards cannot be added during them.",
      "We do not accept an application beyond this limit. The card stays unused and can be used once the total fits."
    ] },
  { "heading": "9. Connection number and holder", "paragraphs": [
      "You choose the connection number from those offered in a new application. It belongs to that device alone and, except when the device is replaced, cannot be moved to another. In a later new application for the device you can choose its previous number again.",
      "The company that made the new application is the holder of the service. Whoever extends the term, and whichever device takes the place of the first, the holder stays the same. After a hand-over, the company that received the service is its holder."
    ] },
  { "heading": "10. Cancelling an application", "paragraphs": [
      "The company that applied can cancel the following in the system, with a reason. The card is then unused again. A company can do so 10 times within 30 days."
    ], "items": [
      "A new application: within 30 days, before the term starts, while it has neither been extended nor moved to a replacement device. Its Registration Key can no longer be used.",
      "An extension: within 24 hours, if it is the latest of the service and no replacement came after it. The connection number and the Registration Key stay the same; the last day is counted again without the extension."
    ], "notes": [
      "Beyond these times and numbers, and after a hand-over, you can ask us. We check the case and may cancel the application. What does not meet the conditions above, such as a new application whose term has started, cannot be cancelled.",
      "We tell the company that applied and the holder of each cancellation by e-mail."
    ] },
  { "heading": "11. Replacing a device", "paragraphs": [
      "The holder can move a service to another device of the same type, with a reason. The new device must have no service. The connection number, the term and the cards used go along; the Registration Key is replaced by a new one. The service can no longer be used on the old device.",
      "This can be done 2 times within 365 days for a connection number, and 10 times within 30 days for a company. Moving the service back to the old device within 24 hours, before the new one is first used, does not count. Beyond these numbers, or if the MPR ID of the new device is not known to the system, you can ask us.",
      "At your request we may move a service ourselves, under the same conditions."
    ] },
  { "heading": "12. Hand-over", "paragraphs": [
      "The holder can hand services and unused cards held over to another company. An administrator of the holder gets a code in the system; an administrator of the receiving company enters it, sees what comes, and accepts. With that the hand-over is done. The code is valid for 72 hours and can be used once. Until it is accepted, the hand-over can be called off.",
      "The receiving company is then the holder. End customer and site go along, and the other fields that the giving company chose. The consent to remind a reminder contact does not. In the giving company’s list, only the fact of the hand-over remains.",
      "After a hand-over, whoever knows the MPR ID and the codes of a card can still look the service up by a key search."
    ] },
  { "heading": "13. The list of devices", "paragraphs": [
      "The list shows devices whose card you have proven by its codes, with what a key search would show of them. If several companies have proven a card of the same device, it stands in the list of each.",
      "No other company sees your company’s name, the codes of your cards, or what you entered. What other companies did is shown as done by “another company”, and no more.",
      "Taking a device out of the list does not touch its service."
    ] },
  { "heading": "14. Data that you entrust to us", "paragraphs": [
      "End customers, sites, order numbers, your own numbers, reminder contacts, notes and tags that you enter in the list (“entrusted data”) are yours. We keep them on your behalf, as your processor, and use them only to provide the functions of the system to you: showing, searching, printing and exporting the list, and reminding of extensions.",
      "If entrusted data include personal data, such as those of people at your end customers, please enter only what you have obtained properly, and no more than you need. We take measures to keep them safe, and supervise any other company that we have handle them.",
      "You can export, change and delete entrusted data at any time. When the registration of your company ends, we delete them."
    ] },
  { "heading": "15. Extension reminders", "paragraphs": [
      "We remind the administrators of the holder by e-mail of services that are about to end, and the like. You can switch these reminders off in the system. Administrators can also add addressees.",
      "To a reminder contact we write on your behalf, only if you have obtained their consent and recorded in the system when and how. The mail names your company, its address and telephone number, and for each device the end customer, the site, the connection number and the last day. Whoever receives it can refuse further ones by one click. An address that has refused cannot be sent reminders from you again.",
      "The last day does not depend on whether a reminder was sent or arrived. Please check it in the list of devices or by a key search."
    ] },
  { "heading": "16. Interruptions", "paragraphs": [
      "A few times a year we may interrupt the service or the system for maintenance, announced beforehand on the screens of the system. If there is a fault or the like, this may happen without notice. While the system is down, you cannot apply or do anything else in it."
    ] },
  { "heading": "17. Suspended cards, end of the service", "paragraphs": [
      "If a card is reported lost or stolen, or misuse is suspected, we may suspend it or make it void. Services already applied for are not affected, and their Registration Keys can still be looked up.",
      "After a fraudulent application or a serious breach of these terms, we may end the service for the device, or stop your use of the system. We will tell you at your registered e-mail address."
    ] },
  { "heading": "18. Closing an account", "paragraphs": [
      "Users can close their account in the system. While there are other users, the last administrator first names a successor. When the last user closes their account, the registration of the company ends as well, and you are no longer the holder of its services.",
      "Registration Keys already issued remain valid, and connection numbers and last days stay the same."
    ] },
  { "heading": "19. Personal data", "paragraphs": [
      "We handle your personal data as our privacy policy describes."
    ] },
  { "heading": "20. Changes to these terms", "paragraphs": [
      "We announce changes to these terms, and the date from which they apply, in the system beforehand. From that date, we ask for your agreement to the new terms when you apply. A service already applied for stays under the terms of that time until you next extend it."
    ] },
  { "heading": "21. Governing law and contact", "paragraphs": [
      "The laws of Japan apply to these terms. If anything is unclear, please contact {contact}."
    ] }
]$en$::jsonb,
  '利用者と役割、機器一覧とお預かりするデータ、お客様による申請の取り消しと機器の交換、移管、延長のご案内について追加しました。',
  'Added users and their roles, the list of devices and the data entrusted to us, cancelling and replacing by yourself, hand-overs, and extension reminders.'
),
(
  'terms-trial',
$ja$[
  { "heading": "第1条（適用）", "paragraphs": [
      "この約款は、当社が販売店／法人のお客様（以下「お客様」）に提供する無償3ヶ月のつながるねっとサービス（以下「本サービス」）に適用します。この約款に同意のうえ、つながるねっとキー管理システム（以下「本システム」）で申請してください。",
      "この約款に記載する本システムの機能は、準備ができたものから順に提供します。申請の取り消しと機器の交換については、その機能を提供するまで、これまでどおり{contact}にご相談ください。当社が確認して対応します。"
    ] },
  { "heading": "第2条（対象の機器）", "paragraphs": [
      "本サービスは、つながるねっとサービスを有償・無償とも申請したことのない機器に限り、新規申請で利用できます。取り消した申請は数えません。機器の交換でサービスを引き継いだ場合は、元の機器も引き継ぎ先の機器も対象外です。",
      "アクティベーションキーのカード（以下「カード」）は、機器と種別（HDコムまたは HDVC-MPCS）が同じものをお使いください。本システムでの HDVC-MPCS の申請は、当社が認めたお客様に限ります。"
    ] },
  { "heading": "第3条（料金）", "paragraphs": [
      "本サービスは無償です。期間が終わっても、自動で有償に切り替わることはありません。"
    ] },
  { "heading": "第4条（利用者）", "paragraphs": [
      "本システムで操作する方（以下「利用者」）には、1人ずつ登録IDを発行します。登録ID、パスワード、パスキーを、ほかの人と共有しないでください。",
      "利用者には、次の役割があります。利用者の招待、役割の変更、登録からの除外は、お客様の管理者が行います。管理者は、常に1人以上必要です。"
    ], "items": [
      "管理者：申請担当の操作に加えて、会社の情報、利用者、延長のご案内、移管を管理し、操作の記録を確認します。",
      "申請担当：申請、申請の取り消し、機器の交換、機器一覧と保有カードの編集を行います。",
      "閲覧のみ：機器一覧と Registration Key の確認、印刷、書き出しを行います。"
    ], "notes": [
      "利用者が本システムで行った申請などの操作は、お客様の操作として扱います。異動や退職などで利用者でなくなった方は、すみやかに登録から外してください。"
    ] },
  { "heading": "第5条（アクティベーションキー）", "paragraphs": [
      "カードは、1枚につき1台の機器に1回だけ使用できます。使用後は、申請の取り消しと機器の交換の場合を除き、ほかの機器には使えません。機器との組み合わせを確認してから申請してください。",
      "未使用のカードに有効期限はありません。カードに記載の2つのコードを知っている人は、そのカードを使用できます。使用後は、MPR ID とあわせて、その機器の Registration Key などを確認できます。コードは、必要な人のほかに知られないよう保管してください。",
      "未使用のカードは、2つのコードを確認したうえで、本システムの保有カードに加えられます。保有カードに加えても、コードを知っているほかの人がそのカードを使用することはあります。"
    ] },
  { "heading": "第6条（Registration Key）", "paragraphs": [
      "新規申請が完了すると、その機器専用の Registration Key を発行します。機器に登録し、大切に保管してください。申請に使ったカードと機器の組み合わせであれば、本システムで再び確認できます。"
    ] },
  { "heading": "第7条（利用期間）", "paragraphs": [
      "利用期間は、Registration Key を登録した機器が当社のサーバーに初めて接続した日（利用開始日）に始まります。それまで期間は経過しません。",
      "利用期限は、利用開始日の翌日から数え、その日付の3ヶ月後の前日です。同じ日付がない場合は、その月の末日です。",
      "日付はグリニッジ標準時 (GMT) で、日本時間の 9:00 から翌日の 8:59 までを1日と数えます。例：2027年4月1日 (GMT) に利用を始めると、利用期限は2027年7月1日 (GMT)・日本時間 7月2日 8:59 までです。"
    ] },
  { "heading": "第8条（有償のカードによる延長）", "paragraphs": [
      "期間は、未使用の有償のカードで次のとおり延長できます。6ヶ月の数え方は前条と同じです。接続番号と Registration Key は変わりません。申請の際に、有償版の約款への同意が必要です。",
      "利用期間の合計は、無償3ヶ月を含めて最長6年です。このため、無償の期間中に3年のカードを2枚加えることはできません。"
    ], "items": [
      "利用開始前、利用期間中：カードの期間を加え、利用開始日から通して数えます。",
      "利用期限の後6ヶ月以内：延長の申請日 (GMT) を新しい利用開始日として、カードの期間を数えます。",
      "6ヶ月を過ぎた後：延長できません。有償のカードで新規申請を行ってください。"
    ] },
  { "heading": "第9条（接続番号、保有会社）", "paragraphs": [
      "接続番号は、新規申請の際に候補から選びます。選んだ番号はその機器だけのもので、機器の交換の場合を除き、ほかの機器には移せません。あらためて新規申請を行うときは、その機器の前回の番号も選べます。",
      "新規申請を行った会社を、そのサービスの保有会社とします。だれが期間を延長しても、機器を交換しても、保有会社は変わりません。移管を行うと、受け取った会社が保有会社になります。"
    ] },
  { "heading": "第10条（申請の取り消し）", "paragraphs": [
      "申請した会社は、申請から30日以内で、利用開始前であり、期間の延長も機器の交換も行っていない新規申請を、理由を付けて本システムで取り消せます。カードは未使用に戻り、発行した Registration Key は使えなくなります。取り消せるのは、会社ごとに30日間で10回までです。",
      "この期間や回数を超えるとき、または移管の後は、当社に依頼できます。当社が確認し、取り消すことがあります。利用を始めた新規申請など、上の条件に当てはまらないものは取り消せません。",
      "取り消したときは、申請した会社と保有会社にメールでお知らせします。"
    ] },
  { "heading": "第11条（機器の交換）", "paragraphs": [
      "保有会社は、理由を付けて、サービスを同じ種別の別の機器に引き継げます。引き継ぎ先は、サービスのない機器に限ります。接続番号、利用期間、使用したカードはそのまま引き継がれ、Registration Key は新しいものに替わります。元の機器では、サービスを利用できなくなります。",
      "交換は、1つの接続番号につき365日間で2回、会社ごとに30日間で10回までです。新しい機器の利用を始める前に、24時間以内に元の機器へ戻したものは数えません。回数を超えるとき、または新しい機器の MPR ID が登録されていないときは、当社に依頼できます。",
      "当社は、お客様の依頼を受けて、同じ条件で引き継ぎを行うことがあります。"
    ] },
  { "heading": "第12条（移管）", "paragraphs": [
      "保有会社は、サービスと未使用の保有カードを、ほかの会社に移管できます。保有会社の管理者が本システムで発行するコードを、受け取る会社の管理者が入力し、内容を確認して承諾したときに、移管が成立します。コードは72時間有効で、使えるのは1回だけです。成立するまでは、取りやめることができます。",
      "移管すると、受け取った会社が保有会社になります。納入先と設置場所、および移管する会社が選んだ項目が引き継がれます。延長案内先に案内を送る同意は、引き継がれません。移管した会社の機器一覧には、移管済みであることだけが残ります。",
      "移管の後も、MPR ID とカードのコードを知っている人は、キー検索でそのサービスを確認できます。"
    ] },
  { "heading": "第13条（機器一覧）", "paragraphs": [
      "機器一覧には、お客様がカードのコードを確認した機器が載り、キー検索で確認できる内容が表示されます。同じ機器のカードのコードを複数の会社が確認した場合は、それぞれの会社の一覧に載ります。",
      "お客様の会社名、カードのコード、お客様が入力した内容は、ほかの会社には表示しません。ほかの会社が行った操作は、「ほかの会社」によるものとだけ表示します。",
      "機器を一覧から外しても、サービスには影響しません。"
    ] },
  { "heading": "第14条（データの委託）", "paragraphs": [
      "お客様が機器一覧に入力する納入先、設置場所、注文番号、自社管理番号、延長案内先、備考、タグ（以下「お預かりするデータ」）は、お客様のデータです。当社は、お客様から取り扱いの委託を受けてこれを保管し、一覧の表示、検索、印刷、書き出し、延長のご案内など、お客様に本システムの機能を提供するためにだけ使います。",
      "お預かりするデータに、納入先のご担当者などの個人情報を含めるときは、お客様が適正に取得したものに限り、必要な範囲で入力してください。当社は、安全に管理するための措置をとり、取り扱いをほかの会社に再委託するときは、その会社を監督します。",
      "お客様は、お預かりするデータをいつでも書き出し、変更し、削除できます。会社の登録を終了すると、当社はお預かりするデータを削除します。"
    ] },
  { "heading": "第15条（延長のご案内）", "paragraphs": [
      "利用期限が近づいたサービスなどについて、保有会社の管理者にメールでご案内します。このご案内は、本システムで止めることができます。管理者は、あて先を加えることもできます。",
      "延長案内先へのご案内は、お客様が相手の同意を得て、その日付と方法を本システムに記録した場合に限り、お客様に代わって当社がお送りします。メールには、お客様の会社名、所在地、電話番号と、対象の機器の納入先、設置場所、接続番号、利用期限を記載します。受け取った方は、メールから1回の操作で以後の受信を断れます。断られたあて先には、お客様からのご案内を再び送ることはできません。",
      "ご案内の有無や到着にかかわらず、利用期限は変わりません。利用期限は、機器一覧またはキー検索で確認してください。"
    ] },
  { "heading": "第16条（一時停止）", "paragraphs": [
      "年に数回のメンテナンスのため、本サービスや本システムを一時停止することがあります。予定は事前に本システムの画面でお知らせしますが、障害などの場合は、予告なく停止することがあります。本システムの停止中は、申請などの操作ができません。"
    ] },
  { "heading": "第17条（カードの使用停止、サービスの終了）", "paragraphs": [
      "カードの紛失や盗難の連絡があったとき、または不正な使用が疑われるときは、カードの使用を停止し、または無効にすることがあります。申請済みのサービスと、Registration Key の確認には影響しません。",
      "不正な申請や、この約款への重大な違反があったときは、その機器への本サービスの提供を終了すること、またはお客様の本システムの利用を停止することがあります。その際は、登録されたメールアドレスにお知らせします。"
    ] },
  { "heading": "第18条（登録の解除）", "paragraphs": [
      "利用者は、本システムで自分の登録を解除できます。ほかの利用者がいる場合、最後の管理者は、後任の管理者を決めてから解除してください。最後の利用者が解除すると、会社の登録も終了し、お客様は保有会社ではなくなります。",
      "登録を解除した後も、発行済みの Registration Key はそのまま使え、接続番号と利用期限は変わりません。"
    ] },
  { "heading": "第19条（個人情報）", "paragraphs": [
      "お客様の個人情報は、当社のプライバシーポリシーに従って取り扱います。"
    ] },
  { "heading": "第20条（約款の変更）", "paragraphs": [
      "この約款を変更するときは、内容と適用開始日を事前に本システムでお知らせし、適用開始後の申請では変更後の約款に同意をお願いします。申請済みのサービスには、申請時の約款を適用します。"
    ] },
  { "heading": "第21条（準拠法、お問い合わせ）", "paragraphs": [
      "この約款には日本法を適用します。ご不明な点は、{contact}にお問い合わせください。"
    ] }
]$ja$::jsonb,
$en$[
  { "heading": "1. Scope", "paragraphs": [
      "These terms apply to the free 3-month Tsunagarunet service (“the service”) that we, the provider, offer to resellers and corporate customers (“you”). Please agree to them before you apply in the Tsunagarunet key management system (“the system”).",
      "Functions of the system that these terms describe become available one after another. Until you can cancel applications and replace devices in the system yourself, please contact {contact} about them as before. We check each case and act on it."
    ] },
  { "heading": "2. Devices that qualify", "paragraphs": [
      "The service is available, by a new application, only for a device for which no Tsunagarunet service, paid or free, was ever applied for. Applications that were cancelled do not count. After a replacement, neither the old device nor the new one qualifies.",
      "The activation key card (“the card”) must be of the same type (HDcom or HDVC-MPCS) as the device. Only customers whom we have approved can apply for HDVC-MPCS in the system."
    ] },
  { "heading": "3. Charges", "paragraphs": [
      "The service is free of charge. It does not turn into a paid service by itself when the term ends."
    ] },
  { "heading": "4. Users", "paragraphs": [
      "Each person who works in the system for you (“a user”) is issued a login ID. Login IDs, passwords and passkeys must not be shared.",
      "Users have one of the roles below. Your administrators invite users, change their roles and take them out. You need at least one administrator at all times."
    ], "items": [
      "Administrator: as Applications, and also looks after the company’s data, users, extension reminders and hand-overs, and sees the record of what users did.",
      "Applications: applies, cancels applications, replaces devices, and edits the list of devices and the cards held.",
      "View only: sees the list of devices and Registration Keys, prints and exports."
    ], "notes": [
      "What a user does in the system, such as applying, counts as done by you. When somebody moves on or leaves, please take them out without delay."
    ] },
  { "heading": "5. Activation keys", "paragraphs": [
      "Each card can be used once, for one device. Afterwards it cannot be used for another device, unless the application is cancelled or the device is replaced. Please check that the card and the device belong together before you apply.",
      "Unused cards do not expire. Whoever knows the two codes on a card can use it, and once it is used, can look up the Registration Key and the term with the MPR ID of the device. Please let nobody know the codes who does not need them.",
      "Once you have proven the two codes of an unused card, you can keep the card among the cards held in the system. Somebody else who knows its codes can use it nevertheless."
    ] },
  { "heading": "6. Registration Key", "paragraphs": [
      "A new application gives you a Registration Key for that device only. Register it on the device and keep it safe. With the device and a card used to apply for it, you can look it up in the system again."
    ] },
  { "heading": "7. Service term", "paragraphs": [
      "The term starts on the day when the device, with its Registration Key registered on it, first connects to our server (the start day). Until then no time is used up.",
      "Counted from the day after the start day, the last day is the day before the same date 3 months later, or the last day of that month if it has no such date.",
      "Days are counted in Greenwich Mean Time (GMT): from 9:00 to 8:59 the next day in Japan time. For example, a term that starts on 1 April 2027 (GMT) lasts until 1 July 2027 (GMT), which ends at 8:59 on 2 July in Japan time."
    ] },
  { "heading": "8. Extension with a paid card", "paragraphs": [
      "You can extend the term with an unused paid card as follows. The 6 months are counted as in the section before. The connection number and the Registration Key stay the same. An extension requires your agreement to the paid terms.",
      "The total term, including the free 3 months, is at most 6 years. This is why two 3-year cards cannot be added during the free term."
    ], "items": [
      "Before the start day or during the term: the time on the card is added, and the whole is counted from the start day.",
      "Within 6 months after the last day: the day of application (GMT) becomes the new start day for the time on the card.",
      "Later: no extension is possible. Please make a new application with a paid card."
    ] },
  { "heading": "9. Connection number and holder", "paragraphs": [
      "You choose the connection number from those offered in a new application. It belongs to that device alone and, except when the device is replaced, cannot be moved to another. In a later new application for the device you can choose its previous number again.",
      "The company that made the new application is the holder of the service. Whoever extends the term, and whichever device takes the place of the first, the holder stays the same. After a hand-over, the company that received the service is its holder."
    ] },
  { "heading": "10. Cancelling an application", "paragraphs": [
      "Within 30 days, before the term starts, and while it has neither been extended nor moved to a replacement device, the company that applied can cancel a new application in the system, with a reason. The card is then unused again, and the Registration Key can no longer be used. A company can do so 10 times within 30 days.",
      "Beyond this time and number, and after a hand-over, you can ask us. We check the case and may cancel the application. What does not meet the conditions above, such as a new application whose term has started, cannot be cancelled.",
      "We tell the company that applied and the holder of each cancellation by e-mail."
    ] },
  { "heading": "11. Replacing a device", "paragraphs": [
      "The holder can move a service to another device of the same type, with a reason. The new device must have no service. The connection number, the term and the cards used go along; the Registration Key is replaced by a new one. The service can no longer be used on the old device.",
      "This can be done 2 times within 365 days for a connection number, and 10 times within 30 days for a company. Moving the service back to the old device within 24 hours, before the new one is first used, does not count. Beyond these numbers, or if the MPR ID of the new device is not known to the system, you can ask us.",
      "At your request we may move a service ourselves, under the same conditions."
    ] },
  { "heading": "12. Hand-over", "paragraphs": [
      "The holder can hand services and unused cards held over to another company. An administrator of the holder gets a code in the system; an administrator of the receiving company enters it, sees what comes, and accepts. With that the hand-over is done. The code is valid for 72 hours and can be used once. Until it is accepted, the hand-over can be called off.",
      "The receiving company is then the holder. End customer and site go along, and the other fields that the giving company chose. The consent to remind a reminder contact does not. In the giving company’s list, only the fact of the hand-over remains.",
      "After a hand-over, whoever knows the MPR ID and the codes of a card can still look the service up by a key search."
    ] },
  { "heading": "13. The list of devices", "paragraphs": [
      "The list shows devices whose card you have proven by its codes, with what a key search would show of them. If several companies have proven a card of the same device, it stands in the list of each.",
      "No other company sees your company’s name, the codes of your cards, or what you entered. What other companies did is shown as done by “another company”, and no more.",
      "Taking a device out of the list does not touch its service."
    ] },
  { "heading": "14. Data that you entrust to us", "paragraphs": [
      "End customers, sites, order numbers, your own numbers, reminder contacts, notes and tags that you enter in the list (“entrusted data”) are yours. We keep them on your behalf, as your processor, and use them only to provide the functions of the system to you: showing, searching, printing and exporting the list, and reminding of extensions.",
      "If entrusted data include personal data, such as those of people at your end customers, please enter only what you have obtained properly, and no more than you need. We take measures to keep them safe, and supervise any other company that we have handle them.",
      "You can export, change and delete entrusted data at any time. When the registration of your company ends, we delete them."
    ] },
  { "heading": "15. Extension reminders", "paragraphs": [
      "We remind the administrators of the holder by e-mail of services that are about to end, and the like. You can switch these reminders off in the system. Administrators can also add addressees.",
      "To a reminder contact we write on your behalf, only if you have obtained their consent and recorded in the system when and how. The mail names your company, its address and telephone number, and for each device the end customer, the site, the connection number and the last day. Whoever receives it can refuse further ones by one click. An address that has refused cannot be sent reminders from you again.",
      "The last day does not depend on whether a reminder was sent or arrived. Please check it in the list of devices or by a key search."
    ] },
  { "heading": "16. Interruptions", "paragraphs": [
      "A few times a year we may interrupt the service or the system for maintenance, announced beforehand on the screens of the system. If there is a fault or the like, this may happen without notice. While the system is down, you cannot apply or do anything else in it."
    ] },
  { "heading": "17. Suspended cards, end of the service", "paragraphs": [
      "If a card is reported lost or stolen, or misuse is suspected, we may suspend it or make it void. Services already applied for are not affected, and their Registration Keys can still be looked up.",
      "After a fraudulent application or a serious breach of these terms, we may end the service for the device, or stop your use of the system. We will tell you at your registered e-mail address."
    ] },
  { "heading": "18. Closing an account", "paragraphs": [
      "Users can close their account in the system. While there are other users, the last administrator first names a successor. When the last user closes their account, the registration of the company ends as well, and you are no longer the holder of its services.",
      "Registration Keys already issued remain valid, and connection numbers and last days stay the same."
    ] },
  { "heading": "19. Personal data", "paragraphs": [
      "We handle your personal data as our privacy policy describes."
    ] },
  { "heading": "20. Changes to these terms", "paragraphs": [
      "We announce changes to these terms, and the date from which they apply, in the system beforehand. From that date, we ask for your agreement to the new terms when you apply. A service already applied for stays under the terms of that time."
    ] },
  { "heading": "21. Governing law and contact", "paragraphs": [
      "The laws of Japan apply to these terms. If anything is unclear, please contact {contact}."
    ] }
]$en$::jsonb,
  '利用者と役割、機器一覧とお預かりするデータ、お客様による新規申請の取り消しと機器の交換、移管、延長のご案内について追加しました。',
  'Added users and their roles, the list of devices and the data entrusted to us, cancelling and replacing by yourself, hand-overs, and extension reminders.'
),
(
  'consent',
$ja$[
  { "heading": "ご登録の前に", "paragraphs": [
      "{vendor}（以下「当社」）は、つながるねっとキー管理システム（以下「本システム」）に登録される販売店／法人のお客様（以下「お客様」）と、その会社で本システムを操作する方（以下「利用者」）の個人情報を、以下のとおり取り扱います。",
      "内容をお読みになり、同意するかどうかをご判断ください。同意いただけない場合は、登録できません。すでに登録されている方は、同意いただくまで本システムを利用できませんが、登録された内容と機器のサービスは変わりません。"
    ] },
  { "heading": "利用する個人情報", "paragraphs": [
      "登録の際に、次の情報を入力していただきます。"
    ], "items": [
      "必須：会社名、国名、所在地、メールアドレス",
      "任意：郵便番号、電話番号、担当者名",
      "会社の利用者として招待された場合：氏名（メールアドレスと役割は、招待する管理者が指定します）"
    ], "notes": [
      "必須の情報をご提供いただけない場合は、登録ができず、本システムの機能をご利用いただけません。"
    ] },
  { "heading": "ご利用に伴って記録する情報", "paragraphs": [
      "本システムをご利用いただくと、次の情報を記録します。"
    ], "items": [
      "ログインした日時、ログインに失敗した日時、接続元の IP アドレス、ブラウザの種類",
      "申請、機器一覧の変更、設定の変更などの操作と、その日時（操作の記録）",
      "同意いただいた文書の版と日時"
    ] },
  { "heading": "会社の管理者が確認できる情報", "paragraphs": [
      "会社の管理者は、同じ会社の利用者について、次の情報を確認できます。"
    ], "items": [
      "氏名、メールアドレス、役割",
      "最後にログインした日時と、ログイン中のブラウザの数",
      "操作の記録（だれが、いつ、どの機器や設定に、何を行ったか）"
    ], "notes": [
      "管理者は、役割の変更、ログインの終了、登録からの除外も行えます。パスワードは、管理者にも当社にも分かりません。",
      "管理者が登録から外した後も、それまでに行った操作の記録に氏名が残ります。ご本人から当社にお申し出があれば、氏名を削除します。"
    ] },
  { "heading": "担当部署と個人情報保護管理者", "paragraphs": [
      "{vendor}　つながるねっとサービス事業責任者"
    ] },
  { "heading": "利用目的", "paragraphs": [
      "個人情報は、次の目的だけに利用します。"
    ], "items": [
      "登録の対象となる製品について、キーを発行し、管理するため",
      "お客様がご自身の登録情報を確認し、変更できるようにするため",
      "利用目的を変更するときに、お知らせして同意をいただくため",
      "お問い合わせにお答えし、その経過を記録するため",
      "お問い合わせいただいた製品を修理するため",
      "製品とサービスのメンテナンスをお知らせするため",
      "製品とサービスのバージョンアップをお知らせするため",
      "新しい製品とサービスをご案内するため",
      "製品とサービスの開発に役立てる情報を集め、分析するため",
      "製品とサービスの開発に役立てるアンケートをお願いするため",
      "会社の管理者が、利用者と役割を管理し、利用者が行った操作を確認できるようにするため",
      "サービスの利用期限と、期間の延長をご案内するため"
    ], "notes": [
      "製品情報のお知らせメールは、希望された場合にだけお送りします。メンテナンスなどの重要なお知らせは、希望にかかわらずお送りします。延長のご案内は、いつでも止められます。"
    ] },
  { "heading": "お客様が機器一覧に入力する情報", "paragraphs": [
      "納入先、設置場所、延長案内先など、お客様が機器一覧に入力する情報は、お客様から取り扱いの委託を受けて保管し、お客様に本システムの機能を提供するためにだけ使います。ほかの会社には表示しません。",
      "納入先のご担当者などの個人情報は、お客様が適正に取得したものに限り、入力してください。"
    ] },
  { "heading": "ほかの会社に表示する情報", "paragraphs": [
      "同じ機器のカードのコードを複数の会社が確認した場合、サービスの状態はそれぞれの会社に表示されますが、お客様の会社名、利用者の氏名、操作の記録は、ほかの会社に表示しません。",
      "次の場合は、相手に会社名などを示します。"
    ], "items": [
      "利用者を招待するとき：招待された方に、会社名を示します。",
      "サービスやカードを移管するとき：相手の会社に、会社名と移管する内容を示します。",
      "延長案内先へのご案内を依頼されたとき：延長案内先に、会社名、所在地、電話番号、機器の利用期限などを示します。"
    ] },
  { "heading": "グループ会社への提供", "paragraphs": [
      "利用目的に必要な範囲で、当社のグループ会社が対応するほうがよいと判断したときは、個人情報を書面または電子データでそのグループ会社に提供することがあります。"
    ] },
  { "heading": "取り扱いの委託", "paragraphs": [
      "利用目的に必要な範囲で、個人情報の取り扱いの全部または一部を、ほかの会社に委託することがあります。委託先がさらに別の会社に委託することもあります。"
    ] },
  { "heading": "お客様が気づかない方法による取得", "paragraphs": [
      "クッキーやウェブビーコンなどを使って、お客様が気づかないうちに個人情報を取得することはありません。"
    ] },
  { "heading": "事業の承継", "paragraphs": [
      "当社が他社と合併するとき、または事業をほかの会社に引き継ぐときは、お客様に個別に確認することなく、個人情報をその会社に引き継ぐことがあります。"
    ] },
  { "heading": "第三者への提供", "paragraphs": [
      "上に記載した場合と、法令に基づく場合を除き、お客様の同意なく個人情報を第三者に提供することはありません。"
    ] },
  { "heading": "開示、訂正、削除、利用停止などの窓口", "paragraphs": [
      "ご自身の個人情報について、利用目的の通知、開示、訂正、追加、削除、利用や提供の停止を求めることができます。{contact}にお申し出ください。"
    ] },
  { "heading": "同意の記録と取り消し", "paragraphs": [
      "同意いただいた日時と、この文書の版を記録します。",
      "同意は後から取り消すことができます。ご登録内容の「登録解除」で登録を解除するか、上の窓口にお知らせください。登録情報を削除し、以後は利用しません。"
    ], "links": [
      {"text": "プライバシーポリシー", "href": "/policies/privacy"}
    ] }
]$ja$::jsonb,
$en$[
  { "heading": "Before you register", "paragraphs": [
      "This is how {vendor} (“we”) handles the personal data of resellers and corporate customers (“you”) who register in the Tsunagarunet key management system (“the system”), and of the people who work in it for their company (“users”).",
      "Please read it and decide whether you agree. Without your consent we cannot register you. If you are registered already, you cannot use the system until you agree; what is registered, and the services of your devices, stay as they are."
    ] },
  { "heading": "The data we use", "paragraphs": [
      "We ask for the following when you register."
    ], "items": [
      "Required: company, country, address, e-mail address",
      "Optional: postal code, telephone number, contact person",
      "If you are invited as a user of a company: your name (the administrator who invites you states your e-mail address and role)"
    ], "notes": [
      "Without the required data we cannot register you, and you cannot use the functions of the system."
    ] },
  { "heading": "What is recorded as you use the system", "paragraphs": [
      "We record the following as you use the system."
    ], "items": [
      "When you signed in, when a sign-in failed, the IP address, and the kind of browser",
      "What you did and when: applications, changes of the list of devices, of settings and the like (the record of activity)",
      "Which version of these documents you agreed to, and when"
    ] },
  { "heading": "What administrators of your company see", "paragraphs": [
      "The administrators of a company see the following of its users."
    ], "items": [
      "Name, e-mail address and role",
      "When they last signed in, and in how many browsers they are signed in",
      "The record of activity: who did what, when, and to which device or setting"
    ], "notes": [
      "Administrators can also change roles, end sessions and take users out. Neither they nor we can see a password.",
      "After an administrator has taken you out, your name stays in the record of what you did until then. If you ask us to, we delete it."
    ] },
  { "heading": "Responsible department and data protection manager", "paragraphs": [
      "Head of the Tsunagarunet service, {vendor}"
    ] },
  { "heading": "What we use it for", "paragraphs": [
      "We use the personal data for these purposes only:"
    ], "items": [
      "to issue and manage keys for the products that are registered",
      "to let you view and change your own registration",
      "to tell you when a purpose changes, and to ask for your consent",
      "to answer your questions and keep a record of them",
      "to repair products that you ask us about",
      "to announce maintenance of products and services",
      "to announce new versions of products and services",
      "to tell you about new products and services",
      "to collect and analyse information that helps us develop products and services",
      "to ask you to take part in surveys that help us develop products and services",
      "to let the administrators of your company manage its users and their roles, and see what users did",
      "to remind you of the last days of services and of extending them"
    ], "notes": [
      "E-mails about products are sent only if you ask for them. Important notices, such as those of maintenance, are sent in any case. Reminders of extensions can be switched off at any time."
    ] },
  { "heading": "What you enter in the list of devices", "paragraphs": [
      "End customers, sites, reminder contacts and whatever else you enter in the list of devices we keep on your behalf, as your processor, and use only to provide the functions of the system to you. No other company sees it.",
      "Please enter personal data, such as those of people at your end customers, only if you have obtained them properly."
    ] },
  { "heading": "What other companies see", "paragraphs": [
      "If several companies have proven a card of the same device, each sees the state of its service. Your company’s name, the names of users and the record of activity are not shown to other companies.",
      "In these cases others learn the name of your company, and what is stated here:"
    ], "items": [
      "When you invite a user: the person invited sees the company’s name.",
      "When you hand services or cards over: the other company sees your company’s name and what is handed over.",
      "When you ask us to remind a reminder contact: they see your company’s name, address and telephone number, and the last days of the devices and the like."
    ] },
  { "heading": "Disclosure in our group", "paragraphs": [
      "Where a company of our group is better placed to serve one of these purposes, we may pass it the personal data that this requires, on paper or electronically."
    ] },
  { "heading": "Processors", "paragraphs": [
      "As far as the purposes require, we may have other companies handle all or part of the personal data for us, and they may in turn commission others."
    ] },
  { "heading": "No covert collection", "paragraphs": [
      "We do not collect personal data unnoticed by you, such as by cookies or web beacons."
    ] },
  { "heading": "Transfer of business", "paragraphs": [
      "If we merge with another company or hand over a business to one, we may pass on personal data to that company without asking each of you."
    ] },
  { "heading": "Third parties", "paragraphs": [
      "Apart from what is stated above and from cases in which the law requires it, we give personal data to no third party without your consent."
    ] },
  { "heading": "Contact for access, correction, deletion and stopping the use", "paragraphs": [
      "You can ask to be told what your personal data is used for, to see it, to have it corrected, completed or deleted, and to stop its use or disclosure. Please contact {contact}."
    ] },
  { "heading": "Record and withdrawal of your consent", "paragraphs": [
      "We record when you consented and to which version of this document.",
      "You can withdraw your consent later. Close your account in Your account, or tell the contact above. We will delete your registration and use it no more."
    ], "links": [
      {"text": "Privacy policy", "href": "/policies/privacy"}
    ] }
]$en$::jsonb,
  '記録する情報と、会社の管理者が確認できる情報、機器一覧に入力された情報の取り扱いを追加しました。適用開始後、最初にログインしたときに、あらためて同意をお願いします。',
  'Added what is recorded and what administrators of your company see, and how we handle what you enter in the list of devices. When you first sign in after it takes effect, we ask for your consent again.'
),
(
  'privacy-policy',
$ja$[
  { "heading": "基本方針", "paragraphs": [
      "{vendor}（以下「当社」）は、つながるねっとキー管理システム（以下「本システム」）でお預かりする個人情報を、個人情報の保護に関する法律などの法令とこのポリシーに従って取り扱います。",
      "対象となるのは、本システムをお使いの販売店／法人のお客様（以下「お客様」）、そのご担当者、およびその会社で本システムを操作する方（以下「利用者」）の個人情報です。お客様が機器一覧に入力された情報の取り扱いは、「お客様から委託を受けて取り扱う情報」に記載します。"
    ] },
  { "heading": "お預かりする情報", "paragraphs": [
      "本システムがお預かりする情報は、次のとおりです。"
    ], "table": { "head": ["種類", "内容", "補足"], "rows": [
      ["登録情報", "会社名、国名、郵便番号、所在地、電話番号、担当者名（利用者の氏名）、メールアドレス、メールの言語、役割、製品情報のお知らせメールの希望", "郵便番号と電話番号の入力は任意です。会社の最初の利用者は、担当者名の入力も任意です。"],
      ["登録ID、パスワード、パスキー", "本システムへのログインに使うもの", "パスワードは元に戻せない形に変えて保存します。当社も管理者も、パスワードを読むことはできません。パスキーは、確認用の公開鍵と名前だけを保存し、顔や指紋の情報は受け取りません。"],
      ["申請の記録", "MPR ID、カードの番号、接続番号、Registration Key、利用期限、申請の日時、申請した会社と利用者、保有会社、同意いただいた約款の版", "機器ごとに保存します。"],
      ["ログインの記録", "ログインした日時、ログインに失敗した日時、接続元の IP アドレス、ブラウザの種類など", "ログイン中のブラウザはご本人に、最後にログインした日時は会社の管理者にも表示します。このほかは、不正なログインを防ぎ、障害の原因を調べるためだけに使います。"],
      ["操作の記録", "だれが、いつ、どの機器や設定に、何を行ったか", "会社の管理者が確認できます。"],
      ["招待", "招待された方のメールアドレス、役割、招待した利用者", "招待のメールを送り、会社に加わる手続きを行うために使います。"],
      ["同意の記録", "同意いただいた文書の版と日時", "版が新しくなったときは、あらためて同意をお願いします。"],
      ["お問い合わせの記録", "お問い合わせの内容と回答", "回答と、その後の対応のために使います。"]
    ] } },
  { "heading": "利用目的", "paragraphs": [
      "個人情報は、次の目的に必要な範囲で利用し、ほかの目的には利用しません。"
    ], "items": [
      "登録の対象となる製品について、キーを発行し、管理するため",
      "お客様がご自身の登録情報を確認し、変更できるようにするため",
      "利用目的を変更するときに、お知らせして同意をいただくため",
      "お問い合わせにお答えし、その経過を記録するため",
      "お問い合わせいただいた製品を修理するため",
      "製品とサービスのメンテナンスをお知らせするため",
      "製品とサービスのバージョンアップをお知らせするため",
      "新しい製品とサービスをご案内するため",
      "製品とサービスの開発に役立てる情報を集め、分析するため",
      "製品とサービスの開発に役立てるアンケートをお願いするため",
      "会社の管理者が、利用者と役割を管理し、利用者が行った操作を確認できるようにするため",
      "サービスの利用期限と、期間の延長をご案内するため"
    ], "notes": [
      "製品情報のお知らせメールは、希望された場合にだけお送りします。メンテナンスなどの重要なお知らせは、希望にかかわらずお送りします。延長のご案内は、いつでも止められます。"
    ] },
  { "heading": "会社の管理者が確認できる情報", "paragraphs": [
      "会社の管理者は、同じ会社の利用者について、次の情報を確認できます。"
    ], "items": [
      "氏名、メールアドレス、役割",
      "最後にログインした日時と、ログイン中のブラウザの数",
      "操作の記録（だれが、いつ、どの機器や設定に、何を行ったか）"
    ], "notes": [
      "管理者は、役割の変更、ログインの終了、登録からの除外も行えます。"
    ] },
  { "heading": "ほかの会社に表示する情報", "paragraphs": [
      "同じ機器のカードのコードを複数の会社が確認した場合、サービスの状態はそれぞれの会社に表示されます。お客様の会社名、利用者の氏名、操作の記録、機器一覧に入力された情報は表示しません。お客様が行った操作は、「ほかの会社」によるものとだけ表示します。",
      "次の場合は、相手に会社名などを示します。"
    ], "items": [
      "利用者を招待するとき：招待された方に、会社名を示します。",
      "サービスやカードを移管するとき：相手の会社に、会社名と移管する内容を示します。",
      "延長案内先へのご案内を依頼されたとき：延長案内先に、会社名、所在地、電話番号と、対象の機器の納入先、設置場所、接続番号、利用期限を示します。"
    ] },
  { "heading": "お客様から委託を受けて取り扱う情報", "paragraphs": [
      "お客様が機器一覧に入力する納入先、設置場所、注文番号、自社管理番号、延長案内先、備考、タグは、お客様から取り扱いの委託を受けて保管します。一覧の表示、検索、印刷、書き出し、延長のご案内など、お客様に本システムの機能を提供するためにだけ使い、当社の目的には利用しません。",
      "納入先のご担当者などご本人から当社にお申し出があったときは、入力したお客様にお伝えします。",
      "延長案内先へのご案内は、お客様が相手の同意を得て、その日付と方法を記録した場合に限り、お客様に代わってお送りします。受け取った方は、メールから1回の操作で以後の受信を断れます。"
    ] },
  { "heading": "グループ会社などへの提供", "paragraphs": [
      "利用目的に必要な範囲で、当社のグループ会社が対応するほうがよいと判断したときは、個人情報を書面または電子データでそのグループ会社に提供することがあります。",
      "このほか、「ほかの会社に表示する情報」に記載した場合、法令に基づく場合、および「事業の承継」の場合を除き、お客様の同意なく第三者に提供することはありません。"
    ] },
  { "heading": "取り扱いの委託", "paragraphs": [
      "利用目的に必要な範囲で、個人情報の取り扱いの全部または一部を、ほかの会社に委託することがあります。委託先がさらに別の会社に委託することもあります。当社は、委託先が個人情報を安全に取り扱うよう監督します。"
    ] },
  { "heading": "事業の承継", "paragraphs": [
      "当社が他社と合併するとき、または事業をほかの会社に引き継ぐときは、お客様に個別に確認することなく、個人情報をその会社に引き継ぐことがあります。"
    ] },
  { "heading": "お客様が気づかない方法による取得", "paragraphs": [
      "クッキーやウェブビーコンなどを使って、お客様が気づかないうちに個人情報を取得することはありません。本システムが使うクッキーは、クッキーポリシーにすべて記載しています。"
    ], "links": [
      {"text": "クッキーポリシー", "href": "/policies/cookies"}
    ] },
  { "heading": "安全のための措置", "paragraphs": [
      "お預かりした情報を守るために、次の措置を講じています。"
    ], "items": [
      "本システムとの通信を暗号化します。",
      "個人情報を扱う担当者を、業務に必要な者に限ります。",
      "利用者ができることを、役割ごとに限ります。",
      "だれが、いつ、どのような変更を行ったかを、後から書き換えられない形で記録します。",
      "動作の記録（ログ）に、登録情報や各種のコードを書き出しません。"
    ] },
  { "heading": "保存する期間", "paragraphs": [
      "保存する期間は、次のとおりです。"
    ], "items": [
      "登録情報：登録を解除するまで。会社の情報は、最後の利用者が登録を解除するまで。",
      "申請の記録：登録情報を削除した後も、機器の利用期限と接続番号を管理するために必要な間。",
      "ログインに失敗した記録：1年間。",
      "操作の記録：不正を防ぎ、経緯を確認するために必要な間。管理者が登録から外した方の氏名は、ご本人からお申し出があれば削除します。",
      "招待：受けられないまま72時間が過ぎるか、取り消されるまで。",
      "機器一覧に入力された情報：お客様が削除するか、会社の登録が終了するまで。",
      "受信を断られた延長案内先のメールアドレス：再びご案内を送らないために必要な間。"
    ] },
  { "heading": "開示、訂正、削除、利用停止など", "paragraphs": [
      "ご自身の個人情報について、利用目的の通知、開示、訂正、追加、削除、利用の停止、第三者への提供の停止を求めることができます。{contact}にお申し出ください。ご本人であることを確認したうえで、すみやかに対応します。",
      "登録情報は、本システムの「ご登録内容」でも確認、変更し、登録を解除できます。",
      "削除や利用の停止により、本システムの一部または全部をお使いいただけなくなることがあります。",
      "当社の住所と代表者の氏名は、お求めに応じてお答えします。"
    ], "links": [
      {"text": "販売店／法人のお客様情報の登録について", "href": "/policies/consent"}
    ] },
  { "heading": "このポリシーの改定", "paragraphs": [
      "このポリシーを改定するときは、内容と適用開始日を事前に本システムでお知らせします。利用目的を大きく変える場合は、あらためて同意をお願いします。"
    ] },
  { "heading": "お問い合わせ", "paragraphs": [
      "個人情報の取り扱いについてのお問い合わせは、{contact}までお願いします。"
    ] }
]$ja$::jsonb,
$en$[
  { "heading": "Our principle", "paragraphs": [
      "In the Tsunagarunet key management system (“the system”), {vendor} (“we”) handles personal data as the Act on the Protection of Personal Information of Japan, other laws and this policy require.",
      "The policy covers the personal data of the resellers and corporate customers who use the system (“you”), of the people who act for them, and of those who work in the system for their company (“users”). For what you enter in the list of devices, see “What we handle on your behalf”."
    ] },
  { "heading": "What we keep", "paragraphs": [
      "The system keeps the following."
    ], "table": { "head": ["Kind", "Contents", "Remarks"], "rows": [
      ["Registration", "Company, country, postal code, address, telephone number, contact person (the user’s name), e-mail address, language of e-mails, role, and whether you want e-mails about products", "Postal code and telephone number are optional. For the first user of a company, so is the contact person."],
      ["Login ID, password, passkeys", "What you sign in with", "Passwords are stored in a form that cannot be turned back. Neither we nor administrators can read them. Of a passkey we keep the public key and its name; we receive nothing of a face or a fingerprint."],
      ["Applications", "MPR ID, card number, connection number, Registration Key, service term, time of the application, the company and the user who applied, the holder, and the version of the terms you agreed to", "Kept for each device."],
      ["Sign-ins", "When you signed in, when a sign-in failed, IP addresses, the kind of browser and the like", "You see the browsers in which you are signed in; administrators of your company also see when you last signed in. Otherwise used only to prevent unauthorised sign-ins and to find the causes of faults."],
      ["Record of activity", "Who did what, when, and to which device or setting", "Administrators of your company can see it."],
      ["Invitations", "E-mail address and role of the person invited, and who invited them", "Used to send the invitation and to let the person join the company."],
      ["Consents", "Which version of these documents you agreed to, and when", "When there is a new version, we ask for your consent again."],
      ["Inquiries", "Your questions and our answers", "Used to answer you and to follow up."]
    ] } },
  { "heading": "What we use it for", "paragraphs": [
      "We use personal data as far as these purposes require, and for no others:"
    ], "items": [
      "to issue and manage keys for the products that are registered",
      "to let you view and change your own registration",
      "to tell you when a purpose changes, and to ask for your consent",
      "to answer your questions and keep a record of them",
      "to repair products that you ask us about",
      "to announce maintenance of products and services",
      "to announce new versions of products and services",
      "to tell you about new products and services",
      "to collect and analyse information that helps us develop products and services",
      "to ask you to take part in surveys that help us develop products and services",
      "to let the administrators of your company manage its users and their roles, and see what users did",
      "to remind you of the last days of services and of extending them"
    ], "notes": [
      "E-mails about products are sent only if you ask for them. Important notices, such as those of maintenance, are sent in any case. Reminders of extensions can be switched off at any time."
    ] },
  { "heading": "What administrators of your company see", "paragraphs": [
      "The administrators of a company see the following of its users."
    ], "items": [
      "Name, e-mail address and role",
      "When they last signed in, and in how many browsers they are signed in",
      "The record of activity: who did what, when, and to which device or setting"
    ], "notes": [
      "Administrators can also change roles, end sessions and take users out."
    ] },
  { "heading": "What other companies see", "paragraphs": [
      "If several companies have proven a card of the same device, each sees the state of its service. Your company’s name, the names of users, the record of activity and what you entered in the list of devices are not shown. What you did is shown as done by “another company”, and no more.",
      "In these cases others learn the name of your company, and what is stated here:"
    ], "items": [
      "When you invite a user: the person invited sees the company’s name.",
      "When you hand services or cards over: the other company sees your company’s name and what is handed over.",
      "When you ask us to remind a reminder contact: they see your company’s name, address and telephone number, and of the devices the end customer, the site, the connection number and the last day."
    ] },
  { "heading": "What we handle on your behalf", "paragraphs": [
      "End customers, sites, order numbers, your own numbers, reminder contacts, notes and tags that you enter in the list of devices we keep on your behalf, as your processor. We use them only to provide the functions of the system to you: showing, searching, printing and exporting the list, and reminding of extensions. We do not use them for purposes of our own.",
      "If somebody at an end customer, or the like, asks us about these data, we pass this on to the customer who entered them.",
      "To a reminder contact we write on your behalf, only if you have obtained their consent and recorded when and how. Whoever receives such a mail can refuse further ones by one click."
    ] },
  { "heading": "Disclosure to group companies and others", "paragraphs": [
      "Where a company of our group is better placed to serve one of these purposes, we may pass it the personal data that this requires, on paper or electronically.",
      "Apart from this, from what “What other companies see” states, from cases in which the law requires it, and from “Transfer of business”, we give personal data to no third party without your consent."
    ] },
  { "heading": "Processors", "paragraphs": [
      "As far as the purposes require, we may have other companies handle all or part of the personal data for us, and they may in turn commission others. We see to it that they handle the data safely."
    ] },
  { "heading": "Transfer of business", "paragraphs": [
      "If we merge with another company or hand over a business to one, we may pass on personal data to that company without asking each of you."
    ] },
  { "heading": "No covert collection", "paragraphs": [
      "We do not collect personal data unnoticed by you, such as by cookies or web beacons. The cookie policy names every cookie that the system uses."
    ], "links": [
      {"text": "Cookie policy", "href": "/policies/cookies"}
    ] },
  { "heading": "How we protect it", "paragraphs": [
      "We protect what we keep as follows."
    ], "items": [
      "Communication with the system is encrypted.",
      "Only those who need personal data for their work can reach it.",
      "What users can do is limited by their role.",
      "Who changed what, and when, is recorded in a way that cannot be altered later.",
      "The technical logs contain neither registrations nor codes."
    ] },
  { "heading": "How long we keep it", "paragraphs": [
      "We keep data as follows."
    ], "items": [
      "Your registration: until you close your account. The company’s data: until its last user does.",
      "Applications: also after the registration has been deleted, for as long as we need them to manage service terms and connection numbers of devices.",
      "Sign-ins that failed: one year.",
      "The record of activity: for as long as we need it to prevent misuse and to see what happened. The name of somebody whom an administrator has taken out is deleted if they ask us.",
      "Invitations: until they are withdrawn, or 72 hours have passed without an answer.",
      "What you enter in the list of devices: until you delete it, or the registration of your company ends.",
      "E-mail addresses of reminder contacts who refused reminders: for as long as we need them to send no more."
    ] },
  { "heading": "Access, correction, deletion, stopping the use", "paragraphs": [
      "You can ask to be told what your personal data is used for, to see it, to have it corrected, completed or deleted, and to stop its use or its disclosure to third parties. Please contact {contact}. Once we have confirmed who you are, we will act without delay.",
      "In Your account you can also see and change your registration yourself, and close your account.",
      "After a deletion or a stop you may no longer be able to use part or all of the system.",
      "On request we tell you our address and the name of our representative."
    ], "links": [
      {"text": "About registering as a reseller or corporate customer", "href": "/policies/consent"}
    ] },
  { "heading": "Changes to this policy", "paragraphs": [
      "We announce changes to this policy, and the date from which they apply, in the system beforehand. If a purpose changes substantially, we ask for your consent again."
    ] },
  { "heading": "Contact", "paragraphs": [
      "For questions about personal data, please contact {contact}."
    ] }
]$en$::jsonb,
  '会社の管理者とほかの会社に表示する情報、お客様から委託を受けて取り扱う情報、ログインと操作の記録、保存する期間について追加しました。',
  'Added what administrators of your company and other companies see, what we handle on your behalf, records of sign-ins and activity, and how long we keep data.'
)
),
latest as (
  select distinct on (kind) kind, version, effective_from, title_ja, title_en from documents order by kind, version desc
),
ours as (
  select l.*, w.ja, w.en, w.changes_ja, w.changes_en from words w join latest l using (kind)
  where l.version = 1 or exists (
    select from document_changes c where (c.kind, c.version) = (l.kind, l.version) and c.changes_ja in (
      'お使いの環境に関わらない記載を削除しました。情報の取り扱いは変わりません。', -- 0020
      'ログインに失敗した記録を保存する期間（1年間）を追加しました。')) -- 0027
),
-- All begin at one moment. What was announced for about that time just before this begins then as well, and so gives way.
start as (
  select coalesce(
    max(effective_from) filter (where effective_from between now() + interval '13 days' and now() + interval '15 days'),
    date_trunc('day', now(), 'Asia/Tokyo') + interval '360 hours') as at
  from ours
),
mended as (
  update documents d set body_ja = ours.ja, body_en = ours.en from ours
  where (d.kind, d.version) = (ours.kind, ours.version) and not exists (select from accounts)
),
announced as (
  insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
  select kind, version + 1, greatest(start.at, effective_from), title_ja, title_en, ja, en from ours, start
  where exists (select from accounts)
  returning kind, version
)
insert into document_changes (kind, version, changes_ja, changes_en)
select a.kind, a.version, ours.changes_ja, ours.changes_en from announced a join ours using (kind);
