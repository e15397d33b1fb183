// The code that proves a mailbox: in the registration (P5) and for another address of an account (P20).
export const mailCode = {
  lead: '入力されたメールアドレスに、6 桁の確認コードをお送りしました。メールに書かれたコードを入力してください。',
  to: '送信先',
  code: '確認コード',
  hint: '6 桁の数字です。送信から 10 分間有効です。',
  empty: '確認コードを入力してください。',
  malformed: '確認コードは、6 桁の数字で入力してください。',
  resend: '確認コードを再送する',
  sentAgain: '新しい確認コードを送信しました。前のコードは使えません。',
}
