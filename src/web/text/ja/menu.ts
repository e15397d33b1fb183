// P9
export const menu = {
  title: 'メニュー',
  issue: '新規申請',
  issueHint: '新規に申請される場合',
  search: 'Registration Keyの検索',
  searchLink: 'キー検索',
  searchHint: '申請済みの機器のRegistration Key情報を紛失された場合',
  extensions: {
    before: 'ソフトウェア拡張機能用のキーは、',
    kms: 'キー管理システム（KMS）',
    after: 'で発行してください。',
  },
  apps: 'HDコムモバイルと HDコム Live は、各アプリケーションから登録してください。',
  declined: '約款に同意いただけない場合は、登録できません。カードは未使用のままです。',
}
