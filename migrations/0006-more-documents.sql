-- The privacy policy, the consent to be given at registration (P3) and the guide (P21). The first documents went before
-- them: 約款 and cookie policy (0003) were checked again against product.md R1–R14 and the list of cookies and stay as they are.
-- Facts come from the manual (M§3.1–M§3.3, M§4-3, M§5, M§6); the words are our own. Both languages have the same sections,
-- one for one. {vendor}, {contact} and {kmsUrl} are settings of the server, put in when a document is read.

insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en) values
(
  'privacy-policy', 1, '2026-11-01T00:00:00+09:00',
  'プライバシーポリシー',
  'Privacy policy',
$ja$[
  { "heading": "基本方針", "paragraphs": [
    "{vendor}（以下「当社」）は、つながるねっとキー管理システム（以下「本システム」）でお預かりする個人情報を、個人情報の保護に関する法律などの法令とこのポリシーに従って取り扱います。",
    "対象となるのは、本システムをお使いの販売店／法人のお客様（以下「お客様」）と、そのご担当者の個人情報です。"
  ] },
  { "heading": "お預かりする情報", "paragraphs": [
    "本システムがお預かりする情報は、次のとおりです。"
  ], "table": { "head": ["種類", "内容", "補足"], "rows": [
    ["登録情報", "会社名、国名、郵便番号、所在地、電話番号、担当者名、メールアドレス、製品情報のお知らせメールの希望", "郵便番号、電話番号、担当者名の入力は任意です。"],
    ["登録ID、パスワード", "本システムへのログインに使うもの", "パスワードは元に戻せない形に変えて保存します。当社もパスワードを読むことはできません。"],
    ["申請の記録", "MPR ID、カードの番号、接続番号、Registration Key、利用期限、申請の日時、同意いただいた約款の版", "機器ごとに保存します。"],
    ["操作の記録", "ログインの日時、接続元の IP アドレスなど", "不正なログインを防ぎ、障害の原因を調べるためだけに使います。"],
    ["お問い合わせの記録", "お問い合わせの内容と回答", "回答と、その後の対応のために使います。"]
  ] } },
  { "heading": "利用目的", "paragraphs": [
    "登録情報は、次の目的に必要な範囲で利用し、ほかの目的には利用しません。"
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
    "製品とサービスの開発に役立てるアンケートをお願いするため"
  ], "notes": [
    "製品情報のお知らせメールは、希望された場合にだけお送りします。メンテナンスなどの重要なお知らせは、希望にかかわらずお送りします。"
  ] },
  { "heading": "グループ会社などへの提供", "paragraphs": [
    "利用目的に必要な範囲で、当社のグループ会社が対応するほうがよいと判断したときは、個人情報を書面または電子データでそのグループ会社に提供することがあります。",
    "このほか、法令に基づく場合と「事業の承継」の場合を除き、お客様の同意なく第三者に提供することはありません。"
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
    "本システムとの通信を暗号化します（デモ環境を除きます）。",
    "個人情報を扱う担当者を、業務に必要な者に限ります。",
    "だれが、いつ、どのような変更を行ったかを、後から書き換えられない形で記録します。",
    "動作の記録（ログ）に、登録情報や各種のコードを書き出しません。"
  ] },
  { "heading": "保存する期間", "paragraphs": [
    "登録情報は、本システムのご利用が終わるまで保存します。",
    "登録情報を削除した後も、申請の記録は、機器の利用期限と接続番号を管理するために必要な間、保存します。"
  ] },
  { "heading": "開示、訂正、削除、利用停止など", "paragraphs": [
    "ご自身の個人情報について、利用目的の通知、開示、訂正、追加、削除、利用の停止、第三者への提供の停止を求めることができます。{contact}にお申し出ください。ご本人であることを確認したうえで、すみやかに対応します。",
    "削除や利用の停止により、本システムの一部または全部をお使いいただけなくなることがあります。",
    "当社の住所と代表者の氏名は、お求めに応じてお答えします。"
  ] },
  { "heading": "このポリシーの改定", "paragraphs": [
    "このポリシーを改定するときは、内容と適用開始日を事前に本システムでお知らせします。利用目的を大きく変える場合は、あらためて同意をお願いします。"
  ] },
  { "heading": "お問い合わせ", "paragraphs": [
    "個人情報の取り扱いについてのお問い合わせは、{contact}までお願いします。"
  ] }
]$ja$,
$en$[
  { "heading": "Our principle", "paragraphs": [
    "In the Tsunagarunet key management system (“the system”), {vendor} (“we”) handles personal data as the Act on the Protection of Personal Information of Japan, other laws and this policy require.",
    "The policy covers the personal data of the resellers and corporate customers who use the system (“you”) and of the people who act for them."
  ] },
  { "heading": "What we keep", "paragraphs": [
    "The system keeps the following."
  ], "table": { "head": ["Kind", "Contents", "Remarks"], "rows": [
    ["Registration", "Company, country, postal code, address, telephone number, contact person, e-mail address, and whether you want e-mails about products", "Postal code, telephone number and contact person are optional."],
    ["Login ID and password", "What you sign in with", "Passwords are stored in a form that cannot be turned back. We cannot read them either."],
    ["Applications", "MPR ID, card number, connection number, Registration Key, service term, time of the application, and the version of the terms you agreed to", "Kept for each device."],
    ["Activity", "Times of sign-in, IP addresses and the like", "Used only to prevent unauthorised sign-ins and to find the causes of faults."],
    ["Inquiries", "Your questions and our answers", "Used to answer you and to follow up."]
  ] } },
  { "heading": "What we use it for", "paragraphs": [
    "We use your registration as far as these purposes require, and for no others:"
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
    "to ask you to take part in surveys that help us develop products and services"
  ], "notes": [
    "E-mails about products are sent only if you ask for them. Important notices, such as those of maintenance, are sent in any case."
  ] },
  { "heading": "Disclosure to group companies and others", "paragraphs": [
    "Where a company of our group is better placed to serve one of these purposes, we may pass it the personal data that this requires, on paper or electronically.",
    "Apart from this, from cases in which the law requires it, and from “Transfer of business”, we give personal data to no third party without your consent."
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
    "Communication with the system is encrypted (except in a demo).",
    "Only those who need personal data for their work can reach it.",
    "Who changed what, and when, is recorded in a way that cannot be altered later.",
    "The technical logs contain neither registrations nor codes."
  ] },
  { "heading": "How long we keep it", "paragraphs": [
    "We keep your registration for as long as you use the system.",
    "After it has been deleted, we keep the records of applications for as long as we need them to manage service terms and connection numbers of devices."
  ] },
  { "heading": "Access, correction, deletion, stopping the use", "paragraphs": [
    "You can ask to be told what your personal data is used for, to see it, to have it corrected, completed or deleted, and to stop its use or its disclosure to third parties. Please contact {contact}. Once we have confirmed who you are, we will act without delay.",
    "After a deletion or a stop you may no longer be able to use part or all of the system.",
    "On request we tell you our address and the name of our representative."
  ] },
  { "heading": "Changes to this policy", "paragraphs": [
    "We announce changes to this policy, and the date from which they apply, in the system beforehand. If a purpose changes substantially, we ask for your consent again."
  ] },
  { "heading": "Contact", "paragraphs": [
    "For questions about personal data, please contact {contact}."
  ] }
]$en$
),
(
  'consent', 1, '2026-11-01T00:00:00+09:00',
  '販売店／法人のお客様情報の登録について',
  'About registering as a reseller or corporate customer',
$ja$[
  { "heading": "ご登録の前に", "paragraphs": [
    "{vendor}（以下「当社」）は、つながるねっとキー管理システム（以下「本システム」）に登録される販売店／法人のお客様（以下「お客様」）の個人情報を、以下のとおり取り扱います。",
    "内容をお読みになり、登録するかどうかをご判断ください。同意いただけない場合は、登録できません。"
  ] },
  { "heading": "利用する個人情報", "paragraphs": [
    "登録の際に、次の情報を入力していただきます。"
  ], "items": [
    "必須：会社名、国名、所在地、メールアドレス",
    "任意：郵便番号、電話番号、担当者名"
  ], "notes": [
    "必須の情報をご提供いただけない場合は、登録ができず、本システムの機能をご利用いただけません。"
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
    "製品とサービスの開発に役立てるアンケートをお願いするため"
  ], "notes": [
    "製品情報のお知らせメールは、希望された場合にだけお送りします。メンテナンスなどの重要なお知らせは、希望にかかわらずお送りします。"
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
  { "heading": "開示、訂正、削除、利用停止などの窓口", "paragraphs": [
    "ご自身の個人情報について、利用目的の通知、開示、訂正、追加、削除、利用や提供の停止を求めることができます。{contact}にお申し出ください。"
  ] },
  { "heading": "同意の記録と取り消し", "paragraphs": [
    "同意いただいた日時と、この文書の版を記録します。",
    "同意は後から取り消すことができます。上の窓口にお知らせください。登録情報を削除し、以後は利用しません。"
  ], "links": [
    {"text": "プライバシーポリシー", "href": "/policies/privacy"}
  ] }
]$ja$,
$en$[
  { "heading": "Before you register", "paragraphs": [
    "This is how {vendor} (“we”) handles the personal data of resellers and corporate customers (“you”) who register in the Tsunagarunet key management system (“the system”).",
    "Please read it and decide whether to register. Without your consent we cannot register you."
  ] },
  { "heading": "The data we use", "paragraphs": [
    "We ask for the following when you register."
  ], "items": [
    "Required: company, country, address, e-mail address",
    "Optional: postal code, telephone number, contact person"
  ], "notes": [
    "Without the required data we cannot register you, and you cannot use the functions of the system."
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
    "to ask you to take part in surveys that help us develop products and services"
  ], "notes": [
    "E-mails about products are sent only if you ask for them. Important notices, such as those of maintenance, are sent in any case."
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
  { "heading": "Contact for access, correction, deletion and stopping the use", "paragraphs": [
    "You can ask to be told what your personal data is used for, to see it, to have it corrected, completed or deleted, and to stop its use or disclosure. Please contact {contact}."
  ] },
  { "heading": "Record and withdrawal of your consent", "paragraphs": [
    "We record when you consented and to which version of this document.",
    "You can withdraw your consent later. Tell the contact above, and we will delete your registration and use it no more."
  ], "links": [
    {"text": "Privacy policy", "href": "/policies/privacy"}
  ] }
]$en$
),
(
  'guide', 1, '2026-11-01T00:00:00+09:00',
  '使い方',
  'Guide',
$ja$[
  { "id": "flow", "heading": "サービスを使い始めるまで", "paragraphs": [
    "つながるねっとサービスは、機器ごとの Registration Key を機器に入力すると使えるようになります。このシステムは、その Registration Key を発行します。"
  ], "steps": [
    "機器の MPR ID を確認します。",
    "機器に使うアクティベーションキーのカードを用意します。お手元にない場合は、ご購入元または当社担当営業にお問い合わせください。",
    "このシステムで新規申請を行い、Registration Key を受け取ります。",
    "Registration Key を機器に入力します。"
  ] },
  { "id": "words", "heading": "用語", "paragraphs": [
    "画面に出てくる主な言葉です。"
  ], "table": { "head": ["用語", ""], "rows": [
    ["MPR ID", "機器 1 台ごとに付いている 16 桁の番号です。"],
    ["アクティベーションキー", "つながるねっとサービスを購入すると届くカードです。2 つのコードが書かれています。1 枚を使えるのは 1 台の機器だけです。"],
    ["Activation Key No.", "アクティベーションキーナンバー。カードに書かれた 16 桁のコードです。"],
    ["Registration ID", "レジストレーション ID。カードに書かれた、もう 1 つのコードです。8 桁です。"],
    ["Registration Key", "レジストレーションキー。新規申請で発行する 16 桁のキーです。その機器だけで使えます。"],
    ["接続番号", "機器どうしがつながるための番号です。新規申請のときに、候補から選びます。"],
    ["利用期限", "サービスを使える最後の日です。グリニッジ標準時 (GMT) の日付で数えます。"],
    ["新規申請", "サービスを登録していない機器に、Registration Key を発行する手続きです。"],
    ["期間の延長", "サービスを登録済みの機器の利用期限を延ばす手続きです。"],
    ["キー検索", "発行済みの Registration Key などを、もう一度確認する機能です。"]
  ] } },
  { "id": "mpr-id", "heading": "MPR ID を確認する", "paragraphs": [
    "機器の底面のラベルに印刷されています。設置したままで底面が見えない場合は、付属のリモコンで画面に表示できます。"
  ], "steps": [
    "ホーム画面で［メニュー］を押し、メニュー画面を開きます。",
    "［設定／保守をする］を選んで［決定］を押し、システム設定画面を開きます。",
    "［拡張機能の確認］を選んで［決定］を押すと、MPR ID が表示されます。"
  ] },
  { "id": "issue", "heading": "Registration Key を発行する", "paragraphs": [
    "メニューの［新規申請］から行います。機器とカードの組み合わせを間違えると、そのカードはほかの機器に使えなくなります。入力する前にお確かめください。"
  ], "steps": [
    "MPR ID と、カードの 2 つのコードを入力します。小文字や全角、空白やハイフンの有無は問いません。",
    "約款を読み、同意します。",
    "接続番号を 3 つの候補から選びます。候補は 30 分間、そのカードのために確保されます。［別候補表示］で 5 回まで選びなおせますが、前の候補には戻れません。以前サービスを使っていた機器では、前回の番号も選べます。",
    "内容を確認し、［登録］を押します。",
    "Registration Key が表示されます。印刷するか、書き留めてください。"
  ] },
  { "id": "enter-key", "heading": "Registration Key を機器に入力する", "roman": true, "paragraphs": [
    "機器をテレビなどの画面につなぎ、付属のリモコンで操作します。"
  ], "steps": [
    "ホーム画面で［メニュー］を押し、メニュー画面を開きます。",
    "［設定／保守をする］を選んで［決定］を押し、システム設定画面を開きます。",
    "［管理者でログイン］を選んで［決定］を押します。メニュー画面で［黄］を押しても、同じ画面が開きます。",
    "管理者のパスワード（4～10 桁の数字）を入力し、［ログイン］を選んで［決定］を押すと、管理者メニュー一覧が開きます。お買い上げ時のパスワードは 00000000（0 が 8 個）です。",
    "［ソフトウェアの拡張］を選んで［決定］を押し、ソフトウェア拡張画面を開きます。",
    "［緑］を押し、レジストレーションキー登録画面を開きます。",
    "16 桁の Registration Key を入力します。",
    "［緑］を押すと、保存と再起動の確認が表示されます。",
    "［◀ ▶］で［はい］を選び、［決定］を押します。機器が自動で再起動し、登録が終わります。"
  ], "notes": [
    "「Registration Key の認証に失敗しました」と表示された場合は、キーが正しくないか、別の機器のキーです。手順 VII に戻り、入力しなおしてください。正しく入力しても同じ表示になる場合は、{contact}にお問い合わせください。",
    "サービスの期間は、こうして機器が初めてサーバーに登録された日に始まります。カードを購入した日や、申請した日ではありません。"
  ] },
  { "id": "status", "heading": "機器に表示される登録状況", "paragraphs": [
    "ソフトウェア拡張画面の「つながるねっとサービス」の欄に、次のいずれかが表示されます。［設定／保守をする］→［拡張機能の確認］でも確認できます。"
  ], "table": { "head": ["表示", "状況", "次にすること"], "rows": [
    ["登録されていません", "サービスが登録されていないか、利用期限から 6 ヶ月が過ぎています。", "Registration Key を入力してください。キーがない場合は、新規申請を行ってください。"],
    ["有効期限が切れています", "利用期限を過ぎてから 6 ヶ月以内です。", "期間を延長すると、また使えます。"],
    ["<年月日> (GMT) が有効期限です", "サービスを利用できます。", "表示された日の翌日、日本時間の 8:59 まで使えます。"],
    ["つながるねっとのサーバーへ接続していません", "機器がネットワークにつながっていないか、通信に問題があります。", "ケーブルとネットワークの設定を確認してください。通信できるようになると、自動で登録されます。"]
  ] } },
  { "id": "term", "heading": "利用期限の数え方", "paragraphs": [
    "期間は、機器が初めてサーバーに登録された日に始まります。それまでは何ヶ月おいても減りません。",
    "日付はグリニッジ標準時 (GMT) で数えます。日本時間では、9:00 から翌日の 8:59 までが 1 日です。たとえば、2027年4月1日 (GMT) に 1 年の利用を始めると、利用期限は 2028年4月1日 (GMT)、日本時間では 4月2日の 8:59 までです。"
  ] },
  { "id": "extension", "heading": "期間を延長する", "paragraphs": [
    "延長には、新しいカードと機器の MPR ID を使います。接続番号と Registration Key は変わらないため、機器に入力しなおす必要はありません。"
  ], "items": [
    "利用開始前と利用期間中：カードの期間を、いまの期間に加えます。3 ヶ月の期間中に 1 年のカードで延長すると、合わせて 1 年 3 ヶ月です。",
    "利用期限から 6 ヶ月以内：延長した日から、カードの期間を新しく数えます。",
    "利用期限から 6 ヶ月を過ぎた後：延長できません。新規申請を行ってください。"
  ], "notes": [
    "期間の合計は、残りの期間を含めて最長 6 年です。無償 3 ヶ月の期間も合計に入ります。このため、無償の期間中に 3 年のカードを 2 枚加えることはできません。6 年を超えるために受け付けられなかったカードは、未使用のまま残ります。",
    "延長は機器に自動で伝わります。機器の表示が変わらない場合は、再起動して確認してください。"
  ] },
  { "id": "keep", "heading": "キーを印刷する、保管する", "paragraphs": [
    "申請完了の画面の［印刷］を押すと、Registration Key と、接続番号、利用期限、MPR ID を紙に残せます。機器の設置場所に届けるときにも使えます。",
    "アクティベーションキーのカードも保管してください。キーを後から確認するときに必要です。"
  ] },
  { "id": "search", "heading": "キーがわからなくなったとき", "paragraphs": [
    "［キー検索］に、申請に使った MPR ID、Activation Key No.、Registration ID を入力すると、Registration Key、接続番号、利用期限を確認できます。",
    "同じ機器とカードで新規申請を始めても、発行済みの Registration Key が表示されます。二重に申請されることはありません。"
  ] },
  { "id": "elsewhere", "heading": "このシステムで扱わないもの", "paragraphs": [
    "次のものは、ほかの方法で手続きしてください。"
  ], "items": [
    "ソフトウェア拡張機能用の Registration Key：キー管理システム（KMS）で発行してください。",
    "HDコムモバイル、HDコム Live：それぞれのアプリケーションから登録してください。",
    "HDVC-MPCS の新規申請と期間の延長：ご購入元または当社担当営業にお問い合わせください。当社が認めたお客様は、このシステムでも手続きできます。"
  ], "links": [
    {"text": "キー管理システム（KMS）", "href": "{kmsUrl}"}
  ] },
  { "id": "help", "heading": "解決しないとき", "paragraphs": [
    "エラーが表示されたときは、その画面の案内をご確認ください。それでも解決しない場合や、登録ID を忘れた場合は、{contact}にお問い合わせください。表示された文と MPR ID をお知らせいただくと、早くお答えできます。パスワードと Registration Key は、お知らせいただく必要はありません。"
  ] }
]$ja$,
$en$[
  { "id": "flow", "heading": "From the card to the service", "paragraphs": [
    "A device can use the Tsunagarunet service once its own Registration Key has been entered on it. This system issues the Registration Key."
  ], "steps": [
    "Find the MPR ID of the device.",
    "Have an activation key card for the device at hand. If you have none, contact the dealer you bought from or our sales representative.",
    "Make a new application in this system to get the Registration Key.",
    "Enter the Registration Key on the device."
  ] },
  { "id": "words", "heading": "Words", "paragraphs": [
    "The main words on the screens."
  ], "table": { "head": ["Word", ""], "rows": [
    ["MPR ID", "A number of 16 digits that belongs to one device."],
    ["Activation key", "The card that comes with the purchase of the Tsunagarunet service. Two codes are written on it. A card can be used for one device only."],
    ["Activation Key No.", "A code of 16 digits on the card."],
    ["Registration ID", "The other code on the card, 8 digits long."],
    ["Registration Key", "The key of 16 digits that a new application gives you. It works on that device only."],
    ["Connection number", "The number by which devices reach each other. You choose it in a new application."],
    ["Service term", "How long the service can be used. Its last day is a day of Greenwich Mean Time (GMT)."],
    ["New application", "Gives a Registration Key to a device that has no service."],
    ["Extension", "Makes the term longer for a device that has the service."],
    ["Key search", "Shows a Registration Key that was issued before, and what belongs to it."]
  ] } },
  { "id": "mpr-id", "heading": "Finding the MPR ID", "paragraphs": [
    "It is printed on the label on the bottom of the device. If you cannot look there, the supplied remote control brings it up on the screen."
  ], "steps": [
    "On the home screen press Menu (メニュー). The menu opens.",
    "Choose Settings/Maintenance (設定／保守をする) and press Enter (決定). The system settings open.",
    "Choose Extended functions (拡張機能の確認) and press Enter (決定). The MPR ID is shown."
  ] },
  { "id": "issue", "heading": "Getting the Registration Key", "paragraphs": [
    "Start with New application on the menu. A card used with the wrong device can no longer be used with another one, so please check that the two belong together."
  ], "steps": [
    "Enter the MPR ID and the two codes of the card. Small letters, spaces and hyphens do not matter.",
    "Read the terms and agree to them.",
    "Choose one of three connection numbers. They are reserved for the card for 30 minutes. You can ask for other numbers five times, but earlier ones do not come back. A device that had the service before can also have its previous number.",
    "Check everything and press Register.",
    "The Registration Key is shown. Print it or write it down."
  ] },
  { "id": "enter-key", "heading": "Entering the Registration Key on the device", "roman": true, "paragraphs": [
    "Connect the device to a television or another screen and use the supplied remote control."
  ], "steps": [
    "On the home screen press Menu (メニュー). The menu opens.",
    "Choose Settings/Maintenance (設定／保守をする) and press Enter (決定). The system settings open.",
    "Choose Sign in as administrator (管理者でログイン) and press Enter (決定). Pressing yellow (黄) on the menu opens the same screen.",
    "Enter the administrator password (4 to 10 digits), choose Sign in (ログイン) and press Enter (決定). The administrator menu opens. The password set at the factory is 00000000 (eight zeros).",
    "Choose Software extension (ソフトウェアの拡張) and press Enter (決定). The software extension screen opens.",
    "Press green (緑). The screen for the Registration Key opens.",
    "Enter the 16 digits of the Registration Key.",
    "Press green (緑). You are asked whether to save and restart.",
    "Choose Yes (はい) with ◀ ▶ and press Enter (決定). The device restarts by itself, and the registration is done."
  ], "notes": [
    "If the device says that the Registration Key could not be authenticated (Registration Key の認証に失敗しました), the key is mistyped or belongs to another device. Go back to step VII and enter it again. If it is right and the message still comes, please contact {contact}.",
    "The term starts on the day on which the device is first registered with the server in this way, not on the day of purchase or application."
  ] },
  { "id": "status", "heading": "The status shown on the device", "paragraphs": [
    "The line Tsunagarunet service (つながるねっとサービス) on the software extension screen shows one of these. So does Settings/Maintenance (設定／保守をする) → Extended functions (拡張機能の確認)."
  ], "table": { "head": ["Shown", "Meaning", "What to do"], "rows": [
    ["Not registered (登録されていません)", "No service is registered, or its last day was more than 6 months ago.", "Enter the Registration Key. If you have none, make a new application."],
    ["Expired (有効期限が切れています)", "The last day has passed, no more than 6 months ago.", "Extend the term to use the service again."],
    ["Valid until <date> (GMT) (<年月日> (GMT) が有効期限です)", "The service can be used.", "It can be used until 8:59 in Japan on the day after the date shown."],
    ["Not connected to the Tsunagarunet server (つながるねっとのサーバーへ接続していません)", "The device is not connected to the network, or the connection fails.", "Check the cable and the network settings. The device registers by itself once it can connect."]
  ] } },
  { "id": "term", "heading": "How the term is counted", "paragraphs": [
    "The term starts on the day on which the device is first registered with the server. Until then no time is used up, however long you wait.",
    "Days are days of Greenwich Mean Time (GMT), from 9:00 to 8:59 the next day in Japan. For example, 1 year that starts on 1 April 2027 (GMT) lasts until 1 April 2028 (GMT), which ends at 8:59 on 2 April in Japan."
  ] },
  { "id": "extension", "heading": "Extending the term", "paragraphs": [
    "You need another card and the MPR ID of the device. The connection number and the Registration Key stay the same, so nothing has to be entered on the device."
  ], "items": [
    "Before the first use and during the term: the time on the card is added. With a 1-year card, 3 months become 1 year and 3 months.",
    "Up to 6 months after the last day: the time on the card is counted anew from the day of the extension.",
    "More than 6 months after the last day: no extension is possible. Please make a new application."
  ], "notes": [
    "The total term, including what remains, is at most 6 years. The free 3 months count too, so two 3-year cards cannot be added during them. A card that was not accepted because of this limit stays unused.",
    "The device learns of an extension by itself. If it still shows the old date, restart it and look again."
  ] },
  { "id": "keep", "heading": "Printing and keeping the key", "paragraphs": [
    "Print on the page of the completed application puts the Registration Key, the connection number, the term and the MPR ID on paper, also for whoever sets up the device.",
    "Please keep the activation key card too. You need it to look up the key later."
  ] },
  { "id": "search", "heading": "If you no longer have the key", "paragraphs": [
    "Enter the MPR ID, the Activation Key No. and the Registration ID that you applied with in Key search. It shows the Registration Key, the connection number and the term.",
    "A new application with the same device and card shows the same Registration Key as well. Nothing is applied for twice."
  ] },
  { "id": "elsewhere", "heading": "What is done elsewhere", "paragraphs": [
    "For these, please go another way."
  ], "items": [
    "Registration Keys for software extensions: the key management system (KMS) issues them.",
    "HDcom Mobile and HDcom Live: register in the app itself.",
    "New applications and extensions for HDVC-MPCS: contact the dealer you bought from or our sales representative. Customers whom we have approved can make them here as well."
  ], "links": [
    {"text": "Key management system (KMS)", "href": "{kmsUrl}"}
  ] },
  { "id": "help", "heading": "If you need help", "paragraphs": [
    "When a page reports a problem, please follow what it says first. If that does not help, or if you have forgotten your login ID, please contact {contact}. We can answer sooner if you tell us what the page said and the MPR ID. We need neither your password nor a Registration Key."
  ] }
]$en$
);
