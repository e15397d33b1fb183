// P1
export const login = {
  title: 'ログイン',
  loginId: '登録ID',
  password: 'パスワード',
  caseCounts: '大文字、小文字は区別されます。',
  submit: 'ログイン',
  passkey: 'パスキーでログイン',
  forgotten: 'パスワードを忘れた方はこちら',
  emptyLoginId: '登録IDを入力してください。',
  emptyPassword: 'パスワードを入力してください。',
  signedOut: 'ログアウトしました。',
  closed: '登録を解除しました。ご利用いただき、ありがとうございました。',
  about: {
    title: 'カードのコードから、会議室の画面まで。',
    text: 'アクティベーションキーと機器の MPR ID から、その機器の Registration Key を発行します。期間の延長と、発行済みのキーの確認もできます。',
  },
  or: 'または',
  firstTime: '初めて使用する方へ',
  register: 'ユーザー登録はこちら',
  cookies: 'このサイトは、動作に必要なクッキーだけを使います。アクセス解析や広告のためのクッキーは使いません。',
}
