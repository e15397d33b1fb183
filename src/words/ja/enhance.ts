// What small scripts say (src/web/browser): handed to them by data attributes, or with the answer of /session.
export const enhance = {
  copy: 'コピー',
  copyOf: (label: string) => `${label} をコピー`,
  copied: 'コピーしました',
  cardRead: 'カードの 2 つのコードを、それぞれの欄に入力しました。',
  codesRead: '3 つのコードを、それぞれの欄に入力しました。',
  restored: 'ログインが終了する前に入力していた内容を、元に戻しました。',
  /** Sent with the answer of /session, since few pages ever need it. */
  session: {
    label: 'ログインの期限',
    /** # becomes the minutes left. */
    soon: '操作がない状態が続いたため、まもなくログインが終了します（あと約 # 分）。ご利用を続ける場合は、ボタンを押してください。',
    last: 'ログインしてから長い時間がたったため、まもなくログインが終了します。終了後は、もう一度ログインしてください。',
    stay: '続ける',
    stayed: '引き続きご利用いただけます。',
    over: 'ログインが終了しました。この画面で入力していたコードは、ログインし直すと元に戻ります。',
    overNothing: 'ログインが終了しました。続けるには、もう一度ログインしてください。',
    toLogin: 'ログイン画面へ',
  },
}
