// P10–P14
export const issue = {
  flow: '新規申請の手順',
  steps: { input: '入力', terms: '約款', number: '接続番号', confirm: '確認', done: '完了' },
  inputTitle: '設定項目の入力',
  numberTitle: '接続番号の選択',
  choose: '利用する接続番号をお選びください。',
  former: '前回の番号',
  redraw: '別候補表示',
  redrawsLeft: (n: number) => `あと${n}回まで選び直すことができます。前の候補には戻れません。`,
  noRedraws: '選び直しの回数を使い切りました。表示中の番号からお選びください。',
  held: '表示中の番号は、このカード用に30分間確保しています。',
  chooseOne: '接続番号を1つ選んでください。',
  confirmTitle: '入力内容の確認',
  confirmLead: '以下の内容で申請を行います。',
  forfeitsTrial: 'この機器で有償のサービスを申請すると、以後、無償3ヶ月のカードは使えません。',
  doneTitle: '申請完了',
  again: 'このカードは、この機器で申請済みです。発行済みの Registration Key をもう一度表示しています。',
  setUp: 'Registration Key を機器に登録してください。',
  wayElsewhere: '登録の方法は、HDVC-MPCS の取扱説明書をご覧ください。',
  howTo: '登録の手順',
  keepSafe:
    'この画面を印刷するか、アクティベーションキーシートなどに控えて、大切に保管してください。同じカードと機器の組み合わせなら、いつでももう一度表示できます。',
}
