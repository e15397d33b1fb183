// What small scripts say (src/web/browser): handed to them by data attributes, or with the answer of /session.
export const enhance = {
  copy: 'コピー',
  copyOf: (label: string) => `${label} をコピー`,
  copied: 'コピーしました',
  cardRead: 'カードの2つのコードを、それぞれの欄に入力しました。',
  codesRead: '3つのコードを、それぞれの欄に入力しました。',
  scanned: '読み取ったコードを入力しました。',
  restored: 'ログアウトする前に入力していた内容を、元に戻しました。',
  /** Sent with the answer of /session, since few pages ever need it. */
  session: {
    label: '自動ログアウト',
    /** # becomes the minutes left. */
    soon: '操作がない状態が続いたため、まもなく自動的にログアウトします（あと約#分）。ご利用を続ける場合は、ボタンを押してください。',
    last: 'ログインしてから長い時間がたったため、まもなく自動的にログアウトします。その後、もう一度ログインしてください。',
    stay: '続ける',
    stayed: '引き続きご利用いただけます。',
    over: '自動的にログアウトしました。この画面で入力していたコードは、ログインし直すと元に戻ります。',
    overNothing: '自動的にログアウトしました。続けるには、もう一度ログインしてください。',
    toLogin: 'ログイン画面へ',
  },
}
