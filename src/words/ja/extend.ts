// P15
export const extend = {
  flow: '期間の延長の手順',
  steps: { input: '入力', terms: '約款', confirm: '確認', done: '完了' },
  inputTitle: '期間の延長：設定項目の入力',
  title: '期間の延長',
  before: '現在の利用期限',
  after: '申請後の利用期限',
  sum: '合計した場合の利用期限',
  start: '利用開始日',
  newStart: '新しい利用開始日',
  firstUse: '初回利用時',
  total: '合計',
  totalOf: (before: string, card: string) => `合計（${before}＋${card}）`,
  freshNote:
    '利用期限が過ぎているため、登録する日を新しい利用開始日として数えます。接続番号と Registration Key は変わりません。',
  acceptedFromDay: (day: string) => day,
  acceptedOnceUsedFor: (length: string) => `初回利用から${length}後の日から`,
  acceptedAfter: (length: string) => `初回利用から${length}を過ぎた日から`,
  doneTitle: '延長完了',
  again:
    'このカードは、この機器の期間の延長に使用済みです。延長した内容をもう一度表示しています。期間は追加されません。',
  ofThisCard: (term: string) => `このカードで延長したときの利用期限：${term}`,
  undone: {
    title: 'この延長は取り消されています。',
    next: '取り消しにより、カードは未使用に戻りました。現在の利用期限は下のとおりです。',
  },
  reflected: (family: string) =>
    `新しい利用期限は、${family}に自動で反映されます。すぐに反映するには、${family}を再起動してください。Registration Key を登録し直す必要はありません。`,
  keyFirst: 'この機器は、まだ利用を開始していません。Registration Key を機器に登録すると、利用期間が始まります。',
  keySearch: 'Registration Key をキー検索で確認する',
}
