// The key sheet that P14 and P17 print. The way on the device is M§3.2, ④.
export const keySheet = {
  title: 'Registration Key シート',
  print: '印刷',
  qr: 'Registration Key の QR コード',
  way: '機器への登録方法',
  wayBy: '（付属のリモコンで操作します）',
  steps: [
    'ホーム画面で［メニュー］を押し、［設定／保守をする］を選んで［決定］を押します。',
    '［管理者でログイン］を選び、機器の管理者パスワード（お買い上げ時は 00000000）を入力してログインします。',
    '［ソフトウェアの拡張］を選んで［決定］を押し、［緑］を押します。',
    'Registration Key（16桁）を入力し、もう一度［緑］を押します。',
    '［はい］を選んで［決定］を押します。機器が再起動し、設定が反映されます。',
  ],
  wayElsewhere: 'HDVC-MPCS への登録方法は、HDVC-MPCS の取扱説明書をご覧ください。',
  issued: '発行日（日本時間）',
  byHand: ['設置場所', '担当', '登録日'],
  scanQr: 'この機器の MPR ID を入力する QR コード',
  scan: '期間の延長やキー検索のときに、スマートフォンで読み取ると、この機器の MPR ID が入力されます。',
  keep: 'この Registration Key は、上記の MPR ID の機器専用です。大切に保管してください。',
}
