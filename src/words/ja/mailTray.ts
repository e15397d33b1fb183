// The demo's pages that show mails instead of sending them.
export const mailTray = {
  title: 'メールトレイ',
  lead: 'このデモでは、メールを送信せず、ここに表示します。新しい順に200通まで保存します。',
  none: 'メールはまだありません。',
  back: '一覧へ戻る',
  from: '差出人',
  to: '宛先',
  subject: '件名',
  date: '日時',
  reload: '最新の状態に更新',
}
