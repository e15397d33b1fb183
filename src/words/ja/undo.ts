// 取り消し by the company that applied (R22), from the page of a device (P23).
export const undo = {
  link: { issue: '新規申請を取り消す', extend: '期間の延長を取り消す' },
  mistaken: '間違えたときは、機器一覧のこの機器から取り消せます',
  title: { issue: '新規申請の取り消し', extend: '期間の延長の取り消し' },
  lead: { issue: '次の新規申請を取り消します。', extend: '次の期間の延長を取り消します。' },
  applied: '申請日時・利用者',
  card: 'カード',
  term: '利用期限',
  after: '取り消し後の利用期限',
  noneAfter: 'なし（サービスは利用できなくなります）',
  effects: {
    issue: [
      'この申請で発行した Registration Key は使えなくなります。',
      'カードは未使用に戻り、別の機器にも使えます。',
      'この機器には、もう一度新規申請ができます。接続番号は、そのときに同じ番号を選べます。',
      '機器にまだ Registration Key を登録していなければ、機器での操作は不要です。',
    ],
    extend: [
      'カードは未使用に戻り、別の機器にも使えます。',
      '接続番号と Registration Key は変わりません。',
      '機器が次にサーバーに接続したときに、取り消し後の利用期限に変わります。',
    ],
  },
  why: '取り消しの理由',
  whys: {
    'wrong-device': '機器を間違えた',
    'wrong-card': 'カードを間違えた',
    'not-needed': '申請が不要になった',
    other: 'その他',
  },
  whyEmpty: '取り消しの理由を選んでください。',
  until: (moment: string) => `${moment}まで取り消せます。`,
  left: (days: number, most: number, left: number) =>
    `取り消せるのは、会社ごとに${days}日間で${most}件までです（あと${left}件）。`,
  mailed: '管理者と申請した利用者に、メールでお知らせします。',
  submit: '取り消す',
  done: {
    issue: '新規申請を取り消しました。カードは未使用に戻りました。',
    extend: '期間の延長を取り消しました。カードは未使用に戻りました。',
  },
  refusedTitle: '申請の取り消し',
  nothing: '取り消せる申請はありません。',
  refused: {
    'activation-key-unknown': 'この申請は、すでに取り消されています。',
    'activation-key-not-used': 'この申請は、すでに取り消されているか、新しい申請に変わっています。',
    'applied-elsewhere': 'この機器の最後の申請は、ほかの会社が行ったものです。取り消せるのは、申請した会社だけです。',
    'service-over': 'サービスが終了しているため、取り消せません。',
    'moved-since': '申請の後に別の機器に引き継がれているため、取り消せません。',
    'service-started': '機器がすでに利用を開始しているため、新規申請は取り消せません。',
    'extension-stands': '申請の後に期間が延長されているため、新規申請は取り消せません。',
    'later-extension-stands': 'この後にも期間が延長されているため、取り消せません。',
  },
  tooLate: (issueDays: number, extensionHours: number) =>
    `取り消せる期間を過ぎています。新規申請は${issueDays}日以内、期間の延長は${extensionHours}時間以内に取り消せます。`,
  limitReached: (days: number, most: number) => `会社ごとに取り消せる件数（${days}日間で${most}件）に達しています。`,
}
