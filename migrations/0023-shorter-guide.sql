-- The guide, shorter: one way a section, few words, since pictures stand beside them (src/portal/documents/guide.ts). What was
-- one section with two ways is two. As in 0022 it is mended where nobody has registered yet, and is a new version elsewhere;
-- a vendor who has written a version of their own keeps that one. Ours is known by a section that came with 0022.

with words (ja, en) as (values (
$ja$[
  { "id": "flow", "heading": "サービスを使い始めるまで",
    "paragraphs": [
      "つながるねっとサービスは、機器ごとの Registration Key を機器に登録すると使えます。このシステムは、その Registration Key を発行します。"
    ],
    "steps": [
      "機器の MPR ID を確認します。",
      "アクティベーションキーのカードを用意します。",
      "このシステムで新規申請を行い、Registration Key を受け取ります。",
      "Registration Key を機器に登録します。"
    ]
  },
  { "id": "mpr-id", "heading": "MPR ID を確認する",
    "paragraphs": [
      "機器の底面のラベルに、16桁の MPR ID が印刷されています。"
    ]
  },
  { "id": "mpr-id-on-screen", "heading": "MPR ID を画面で確認する",
    "paragraphs": [
      "底面が見えないときは、付属のリモコンで画面に表示できます。"
    ],
    "steps": [
      "ホーム画面で［メニュー］を押します。",
      "［設定／保守をする］を選び、［決定］を押します。",
      "［拡張機能の確認］を選び、［決定］を押します。"
    ]
  },
  { "id": "card", "heading": "カードのコードを確認する",
    "paragraphs": [
      "アクティベーションキーのカードには、2つのコードが書かれています。Activation Key No. は16桁、Registration ID は8桁です。",
      "1枚のカードを使えるのは、1台の機器だけです。組み合わせを間違えると、そのカードはほかの機器に使えません。",
      "カードがお手元にない場合は、{contact}にお問い合わせください。"
    ]
  },
  { "id": "issue", "heading": "Registration Key を発行する",
    "paragraphs": [
      "メニューの［新規申請］から行います。"
    ],
    "steps": [
      "MPR ID と、カードの2つのコードを入力します。",
      "約款を読み、同意します。",
      "接続番号を選びます。［別候補表示］で、5回まで選び直せます。",
      "内容を確認し、［登録］を押します。",
      "Registration Key が表示されます。印刷するか、書き留めてください。"
    ]
  },
  { "id": "enter-key", "heading": "Registration Key を機器に登録する", "roman": true,
    "paragraphs": [
      "機器をテレビなどの画面につなぎ、付属のリモコンで操作します。"
    ],
    "steps": [
      "ホーム画面で［メニュー］を押します。",
      "［設定／保守をする］を選び、［決定］を押します。",
      "［管理者でログイン］を選び、［決定］を押します。",
      "管理者のパスワードを入力し、［ログイン］を選んで［決定］を押します。お買い上げ時のパスワードは 00000000（0が8個）です。",
      "［ソフトウェアの拡張］を選び、［決定］を押します。",
      "［緑］を押し、レジストレーションキー登録画面を開きます。",
      "16桁の Registration Key を入力します。",
      "［緑］を押します。保存と再起動の確認が表示されます。",
      "［◀ ▶］で［はい］を選び、［決定］を押します。機器が再起動し、登録が終わります。"
    ],
    "notes": [
      "サービスの期間は、こうして機器が初めてサーバーに接続した日に始まります。カードを購入した日や、申請した日ではありません。"
    ]
  },
  { "id": "key-refused", "heading": "キーの認証に失敗したとき",
    "paragraphs": [
      "キーが正しくないか、別の機器のキーです。登録の手順 VII に戻り、入力し直してください。",
      "正しく入力しても同じ表示になる場合は、{contact}にお問い合わせください。"
    ]
  },
  { "id": "status", "heading": "機器の登録状況を確認する",
    "paragraphs": [
      "ソフトウェア拡張画面の「つながるねっとサービス」の欄に、次のいずれかが表示されます。"
    ],
    "table": { "head": ["表示", "状況", "対処"], "rows": [
      ["登録されていません", "サービスが登録されていないか、利用期限から6ヶ月が過ぎています。", "Registration Key を登録してください。キーがない場合は、新規申請を行ってください。"],
      ["有効期限が切れています", "利用期限を過ぎてから6ヶ月以内です。", "期間を延長すると、また使えます。"],
      ["<年月日> (GMT) が有効期限です", "サービスを利用できます。", "表示された日の翌日、日本時間の 8:59 まで使えます。"],
      ["つながるねっとのサーバーへ接続していません", "機器がネットワークにつながっていないか、通信に問題があります。", "ケーブルとネットワークの設定を確認してください。通信できるようになると、自動で登録されます。"]
    ] }
  },
  { "id": "term", "heading": "利用期限の数え方",
    "paragraphs": [
      "期間は、機器が初めてサーバーに接続した日に始まります。それまで期間は経過しません。",
      "日付はグリニッジ標準時 (GMT) で数えます。日本時間では、9:00 から翌日の 8:59 までが1日です。"
    ]
  },
  { "id": "extension", "heading": "期間を延長する",
    "paragraphs": [
      "メニューの［期間の延長］で、未使用のカードを使います。接続番号と Registration Key は変わらず、機器に登録し直す必要はありません。"
    ],
    "items": [
      "利用開始前と利用期間中：カードの期間を加えます。",
      "利用期限から6ヶ月以内：延長した日から、カードの期間を新しく数えます。",
      "6ヶ月を過ぎた後：延長できません。新規申請を行ってください。"
    ],
    "notes": [
      "期間の合計は、無償3ヶ月と残りの期間を含めて最長6年です。6年を超えるために受け付けられなかったカードは、未使用のまま残ります。",
      "延長は機器に自動で伝わります。表示が変わらない場合は、機器を再起動してください。"
    ]
  },
  { "id": "keep", "heading": "キーを保管する",
    "paragraphs": [
      "申請完了の画面の［印刷］を押すと、Registration Key、接続番号、利用期限、MPR ID を1枚の紙に残せます。",
      "カードも保管してください。キーを後から確認するときに必要です。"
    ]
  },
  { "id": "search", "heading": "キーがわからなくなったとき",
    "paragraphs": [
      "［キー検索］に MPR ID とカードの2つのコードを入力すると、Registration Key、接続番号、利用期限を確認できます。"
    ]
  },
  { "id": "forgotten-id", "heading": "登録IDを忘れたとき",
    "paragraphs": [
      "ログイン画面の［ユーザー登録はこちら］から、登録したメールアドレスで手続きを進めてください。メールアドレスの確認の後に、登録IDが表示されます。"
    ]
  },
  { "id": "forgotten-password", "heading": "パスワードを忘れたとき",
    "paragraphs": [
      "ログイン画面の［パスワードを忘れた方はこちら］から、一時パスワードを取得してください。"
    ]
  },
  { "id": "elsewhere", "heading": "このシステムで扱わないもの",
    "paragraphs": [
      "次のものは、ほかの方法で手続きしてください。"
    ],
    "items": [
      "ソフトウェア拡張機能用の Registration Key：キー管理システム（KMS）で発行してください。",
      "HDコムモバイル、HDコム Live：それぞれのアプリケーションから登録してください。",
      "HDVC-MPCS の新規申請と期間の延長：{contact}にお問い合わせください。当社が認めたお客様は、このシステムでも手続きできます。"
    ],
    "links": [
      {"text": "キー管理システム（KMS）", "href": "{kmsUrl}"}
    ]
  },
  { "id": "words", "heading": "用語",
    "paragraphs": [
      "画面に出てくる主な言葉です。"
    ],
    "table": { "head": ["用語", ""], "rows": [
      ["MPR ID", "機器1台ごとに付いている16桁の番号です。"],
      ["アクティベーションキー", "サービスを購入すると届くカードです。"],
      ["Registration Key", "新規申請で発行する16桁のキーです。その機器だけで使えます。"],
      ["接続番号", "機器どうしがつながるための番号です。新規申請のときに選びます。"],
      ["利用期限", "サービスを使える最後の日です。グリニッジ標準時 (GMT) の日付で数えます。"],
      ["新規申請", "サービスのない機器に、Registration Key を発行する手続きです。"],
      ["期間の延長", "サービスのある機器の利用期限を延ばす手続きです。"],
      ["キー検索", "発行済みの Registration Key を、もう一度確認する機能です。"]
    ] }
  },
  { "id": "help", "heading": "解決しないとき",
    "paragraphs": [
      "{contact}にお問い合わせください。表示された文と MPR ID をお知らせいただくと、早くお答えできます。パスワードと Registration Key は、お知らせいただく必要はありません。"
    ]
  }
]$ja$::jsonb,
$en$[
  { "id": "flow", "heading": "From the card to the service",
    "paragraphs": [
      "A device can use the Tsunagarunet service once its own Registration Key is registered on it. This system issues the Registration Key."
    ],
    "steps": [
      "Find the MPR ID of the device.",
      "Have an activation key card at hand.",
      "Make a new application in this system to get the Registration Key.",
      "Register the Registration Key on the device."
    ]
  },
  { "id": "mpr-id", "heading": "Finding the MPR ID",
    "paragraphs": [
      "The MPR ID, 16 digits, is printed on the label on the bottom of the device."
    ]
  },
  { "id": "mpr-id-on-screen", "heading": "Finding the MPR ID on the screen",
    "paragraphs": [
      "If you cannot see the bottom, the supplied remote control brings it up on the screen."
    ],
    "steps": [
      "On the home screen press Menu (メニュー).",
      "Choose Settings/Maintenance (設定／保守をする) and press Enter (決定).",
      "Choose Extended functions (拡張機能の確認) and press Enter (決定)."
    ]
  },
  { "id": "card", "heading": "Finding the codes of the card",
    "paragraphs": [
      "Two codes are written on the activation key card: the Activation Key No. with 16 digits and the Registration ID with 8.",
      "A card can be used for one device only. Once used with the wrong one, it cannot be used with another.",
      "If you have no card, please contact {contact}."
    ]
  },
  { "id": "issue", "heading": "Getting the Registration Key",
    "paragraphs": [
      "Start with New application on the menu."
    ],
    "steps": [
      "Enter the MPR ID and the two codes of the card.",
      "Read the terms and agree to them.",
      "Choose a connection number. You can ask for other numbers five times.",
      "Check everything and press Register.",
      "The Registration Key is shown. Print it or write it down."
    ]
  },
  { "id": "enter-key", "heading": "Registering the Registration Key on the device", "roman": true,
    "paragraphs": [
      "Connect the device to a television or another screen and use the supplied remote control."
    ],
    "steps": [
      "On the home screen press Menu (メニュー).",
      "Choose Settings/Maintenance (設定／保守をする) and press Enter (決定).",
      "Choose Sign in as administrator (管理者でログイン) and press Enter (決定).",
      "Enter the administrator password, choose Sign in (ログイン) and press Enter (決定). The password set at the factory is 00000000 (eight zeros).",
      "Choose Software extension (ソフトウェアの拡張) and press Enter (決定).",
      "Press green (緑). The screen for the Registration Key (レジストレーションキー登録) opens.",
      "Enter the 16 digits of the Registration Key.",
      "Press green (緑). You are asked whether to save and restart.",
      "Choose Yes (はい) with ◀ ▶ and press Enter (決定). The device restarts, and the registration is done."
    ],
    "notes": [
      "The term starts on the day on which the device first connects to the server in this way, not on the day of purchase or application."
    ]
  },
  { "id": "key-refused", "heading": "If the key could not be authenticated",
    "paragraphs": [
      "The key is mistyped or belongs to another device. Go back to step VII of the registration and enter it again.",
      "If it is right and the message still comes, please contact {contact}."
    ]
  },
  { "id": "status", "heading": "Checking the status on the device",
    "paragraphs": [
      "The line Tsunagarunet service (つながるねっとサービス) on the software extension screen shows one of these."
    ],
    "table": { "head": ["Shown", "Meaning", "What to do"], "rows": [
      ["Not registered (登録されていません)", "No service is registered, or its last day was more than 6 months ago.", "Register the Registration Key. If you have none, make a new application."],
      ["Expired (有効期限が切れています)", "The last day has passed, no more than 6 months ago.", "Extend the term to use the service again."],
      ["Valid until <date> (GMT) (<年月日> (GMT) が有効期限です)", "The service can be used.", "It can be used until 8:59 in Japan on the day after the date shown."],
      ["Not connected to the Tsunagarunet server (つながるねっとのサーバーへ接続していません)", "The device is not connected to the network, or the connection fails.", "Check the cable and the network settings. The device registers by itself once it can connect."]
    ] }
  },
  { "id": "term", "heading": "How the term is counted",
    "paragraphs": [
      "The term starts on the day on which the device first connects to the server. Until then no time is used up.",
      "Days are days of Greenwich Mean Time (GMT), from 9:00 to 8:59 the next day in Japan."
    ]
  },
  { "id": "extension", "heading": "Extending the term",
    "paragraphs": [
      "Extend the term on the menu takes an unused card. The connection number and the Registration Key stay the same, and nothing has to be registered on the device."
    ],
    "items": [
      "Before the first use and during the term: the time on the card is added.",
      "Up to 6 months after the last day: the time on the card is counted anew from the day of the extension.",
      "More than 6 months after the last day: no extension is possible. Please make a new application."
    ],
    "notes": [
      "The total term, including the free 3 months and what remains, is at most 6 years. A card that was not accepted because of this limit stays unused.",
      "The device learns of an extension by itself. If it still shows the old date, restart it."
    ]
  },
  { "id": "keep", "heading": "Keeping the key",
    "paragraphs": [
      "Print on the page of the completed application puts the Registration Key, the connection number, the term and the MPR ID on one sheet.",
      "Please keep the card too. You need it to look up the key later."
    ]
  },
  { "id": "search", "heading": "If you no longer have the key",
    "paragraphs": [
      "Enter the MPR ID and the two codes of the card in Key search. It shows the Registration Key, the connection number and the term."
    ]
  },
  { "id": "forgotten-id", "heading": "If you forgot your login ID",
    "paragraphs": [
      "Go through Register as a user on the sign-in page with your registered e-mail address. Your login ID is shown once the address is verified."
    ]
  },
  { "id": "forgotten-password", "heading": "If you forgot your password",
    "paragraphs": [
      "Ask for a temporary one with Forgotten your password? on the sign-in page."
    ]
  },
  { "id": "elsewhere", "heading": "What is done elsewhere",
    "paragraphs": [
      "For these, please go another way."
    ],
    "items": [
      "Registration Keys for software extensions: the key management system (KMS) issues them.",
      "HDcom Mobile and HDcom Live: register in the app itself.",
      "New applications and extensions for HDVC-MPCS: please contact {contact}. Customers whom we have approved can make them here as well."
    ],
    "links": [
      {"text": "Key management system (KMS)", "href": "{kmsUrl}"}
    ]
  },
  { "id": "words", "heading": "Words",
    "paragraphs": [
      "The main words on the screens."
    ],
    "table": { "head": ["Word", ""], "rows": [
      ["MPR ID", "A number of 16 digits that belongs to one device."],
      ["Activation key", "The card that comes with the purchase of the service."],
      ["Registration Key", "The key of 16 digits that a new application gives you. It works on that device only."],
      ["Connection number", "The number by which devices reach each other. You choose it in a new application."],
      ["Service term", "How long the service can be used. Its last day is a day of Greenwich Mean Time (GMT)."],
      ["New application", "Gives a Registration Key to a device that has no service."],
      ["Extension", "Makes the term longer for a device that has the service."],
      ["Key search", "Shows a Registration Key that was issued before."]
    ] }
  },
  { "id": "help", "heading": "If you need help",
    "paragraphs": [
      "Please contact {contact}. We can answer sooner if you tell us what the page said and the MPR ID. We need neither your password nor a Registration Key."
    ]
  }
]$en$::jsonb
)),
ours as (
  select version from documents
  where kind = 'guide' and version = (select max(version) from documents where kind = 'guide')
    and body_ja @> '[{"id": "forgotten"}]'
    and not exists (
      select from audit where operator is not null and act = 'document' and subject ->> 'kind' = 'guide'
        and subject ->> 'version' = documents.version::text)
),
mended as (
  update documents d set body_ja = words.ja, body_en = words.en from words, ours
  where d.kind = 'guide' and d.version = ours.version and not exists (select from accounts)
)
insert into documents (kind, version, effective_from, title_ja, title_en, body_ja, body_en)
select 'guide', ours.version + 1, '2026-11-28T00:00:00+09:00', '使い方', 'Guide', words.ja, words.en
from words, ours
where exists (select from accounts);
