// What 新規申請 and 期間の延長 have in common: P10, P11 and what their later pages begin with.
export const application = {
  usedMeanwhile:
    'このアクティベーションキーは、その後この機器に使用されました。「次へ」を押すと、その結果を表示します。',
  readTerms: '約款の確認',
  readTrial: '無償',
  readPaid: '有償',
  agree: '同意する',
  disagree: '同意しない',
  forDevice: '以下の機器に対し',
  cardOf: (length: string) => `有効期間 ${length} のカードを登録します。`,
  register: '登録',
  another: '続けて申請',
}
