// P3–P8: 販売店／法人のお客様 新規登録
export const register = {
  flow: '新規登録の手順',
  steps: { consent: '同意', form: '入力', mail: 'メール確認', confirm: '確認', done: '完了' },
  consentTitle: '販売店／法人のお客様情報の登録について',
  agree: '同意する',
  disagree: '同意しない',
  mustAgree: '同意いただけない場合は、登録できません。',
  formTitle: '販売店／法人のお客様 新規登録',
  formLead: '登録する情報を入力してください。',
  cancel: 'キャンセル',
  before: '前へ',
  register: '登録',
  close: '閉じる',

  mailTitle: 'メールアドレスの確認',
  mailTips:
    'メールが届かない場合は、迷惑メールのフォルダーと受信設定を確認してください。アドレスが違う場合は、「前へ」で直すことができます。',
  proven: 'このメールアドレスは確認済みです。',

  confirmTitle: '販売店／法人のお客様 新規登録確認',
  confirmLead: '販売店／法人のお客様を新規登録します。',
  confirmNotes: [
    '登録IDとパスワードは、自動発行されます。',
    '発行した登録IDとパスワードは、メールアドレス欄で指定したあて先にお知らせします。',
    'PC、携帯電話のメール受信設定によっては、メールが届かない場合があります。ご注意ください。',
  ],
  confirmAsk: 'この内容でよろしければ、「登録」を押してください。',
  rows: '登録情報',

  updateTitle: '販売店／法人のお客様 更新確認',
  updateLead: '入力したメールアドレスで、下記の発行済みIDが登録されています。',
  updateAsk:
    '登録済み情報を、今回入力した内容で上書きする場合は「登録」を押してください。以前の登録情報をそのまま使う場合は「キャンセル」を、異なるメールアドレスで登録する場合は「前へ」を押してください。',
  issuedId: '発行済みID',
  loginId: '登録ID',
  password: 'パスワード',
  passwordNotShown: '表示できません（お忘れの場合は、ログイン画面から一時パスワードを取得できます）',
  registeredRows: '登録済み情報',
  newRows: '今回入力した情報',
  item: '項目',
  changed: '変更',
  disabledTitle: 'このメールアドレスでは登録できません',

  doneTitle: '販売店／法人のお客様 登録完了',
  doneMailed:
    '発行した登録IDとパスワードは、メールに記載して送信しました。大切なものですので、確認および保管をお願いします。',
  donePassword: 'パスワードの有効期間は7日間です。最初のログインのときに、新しいパスワードを設定していただきます。',
  issued: '発行ID',
  passwordMailed: 'パスワードはメールでご確認ください',
  updatedTitle: '販売店／法人のお客様 更新完了',
  passwordUnchanged: 'パスワードは変更されていません',
}
