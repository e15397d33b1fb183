// The code that proves a mailbox: in the registration (P5) and for another address of an account (P20).
export const mailCode = {
  lead: '入力されたメールアドレスに、6桁の確認コードをお送りしました。メールに書かれたコードを入力してください。',
  undelivered:
    'このアドレスには届きませんでした。アドレスと受信の設定を確認し、前の画面で直すか、「確認コードを再送する」を押してください。',
  to: '送信先',
  code: '確認コード',
  hint: '6桁の数字です。送信から10分間有効です。',
  empty: '確認コードを入力してください。',
  malformed: '確認コードは、6桁の数字で入力してください。',
  resend: '確認コードを再送する',
  sentAgain: '新しい確認コードを送信しました。前のコードは使えません。',
  sentAnew:
    '前の確認コードは、このアドレスには届きませんでした。新しい確認コードを送信しました。これも届かない場合は、アドレスと受信の設定を確認してください。',
}
