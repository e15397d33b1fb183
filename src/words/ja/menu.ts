// P9
export const menu = {
  title: 'メニュー',
  flows: { issue: '新規申請', extend: '期間の延長', search: 'キー検索' },
  goOn: (family: string, flow: string) => `${family} の${flow}へ進む`,
  issueHint: '新規に申請される場合',
  extendHint: '期間を延長される場合',
  mpcsTitle: 'HDVC-MPCS の申請について',
  mpcsOnRequest: 'HDVC-MPCS のつながるねっとサービスの登録と期間の延長は、下のお問い合わせ先で承ります。',
  mpcsSearch: '発行済みの Registration Key は、キー検索で確認できます。',
  mpcsSearchLink: 'HDVC-MPCS のキー検索へ進む',
  search: 'Registration Keyの検索',
  searchHint: '申請済みの機器のRegistration Key情報を紛失された場合',
  whatIf: { title: '利用期限の試算', link: '試算する', hint: 'カードを使う前に、延長した後の期限を確かめる場合' },
  account: { link: '確認と変更', hint: '登録情報、メールアドレス、パスワード、パスキー、登録解除' },
  guide: { link: '手順と用語を読む', hint: '初めて使用する場合、機器の操作がわからない場合' },
  extensions: {
    before: 'ソフトウェア拡張機能用のキーは、',
    kms: 'キー管理システム（KMS）',
    after: 'で発行してください。',
  },
  apps: 'HDコムモバイルと HDコム Live は、各アプリケーションから登録してください。',
  declined: '約款に同意いただけない場合は、登録できません。カードは未使用のままです。',
}
