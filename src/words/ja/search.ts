// P16, P17
export const search = {
  title: 'キー検索',
  lead: '参照する機器の情報を入力してください。',
  family: '種別',
  mpcsNote: '通常は使用しません。',
  chooseFamily: '種別を選んでください。',
  counted: (length: string, withTrial: boolean) => `合計：${length}${withTrial ? '（無償3ヶ月を含む）' : ''}`,
  heardAt: '機器からの最後の通信',
  knownTerm: '機器が確認した利用期限',
  knowsNone: '登録されていません',
  resultTitle: '情報参照',
  resultLead: '指定された機器に関する情報は以下のとおりです。',
}
