// The frame around every page, and the words that many pages share.
export const frame = {
  service: 'つながるねっとキー管理システム',
  windowTitle: 'つながるねっとキー管理システム',
  wordmark: 'HD Visual Communication',
  foot: 'HD映像コミュニケーションシステム つながるねっとサービス',
  skip: '本文へ移動',
  navLabel: 'ご案内',
  guide: '使い方',
  cookiePolicy: 'クッキーポリシー',
  privacyPolicy: 'プライバシーポリシー',
  otherLanguage: 'English',
  placesLabel: 'メニュー項目',
  signOut: '終了',
  roles: { admin: '管理者', applicant: '申請担当', viewer: '閲覧のみ' },
  /** Who is signed in, below their company. */
  person: (name: string | null, role: string) => (name ? `${name}（${role}）` : role),
  contact: (whom: string) => `解決しない場合は、${whom}にお問い合わせください。`,
  errorPrefix: 'エラー：',
  description:
    '販売店／法人のお客様が、HDコムと HDVC-MPCS のつながるねっとサービスを申請し、Registration Key を受け取るためのシステムです。',
}

export const common = {
  required: '※必須',
  back: '戻る',
  next: '次へ',
  toMenu: 'メニューへ',
  newTab: '（新しいタブで開きます）',
  toLogin: 'ログイン画面へ',
  errorSummary: '入力内容を確認してください',
  refused: 'この内容では手続きを進められません',
  checkAgain: 'もう一度ご確認ください',
  againIn: (minutes: number) => `約${minutes}分後に、もう一度お試しください。`,
  family: { hdcom: 'HDコム', mpcs: 'HDVC-MPCS' },
  ofFamily: (title: string, family: string) => `${title}（${family}）`,
  mprId: 'MPR ID',
  activationKeyNo: 'Activation Key No.',
  registrationId: 'Registration ID',
  registrationKey: 'Registration Key',
  connectionNumber: '接続番号',
  term: '利用期限',
  macAddress: 'MACアドレス',
  unknown: '―',
}

/** Lengths of time and days, as the manual writes them (M§5.2-8). */
export const terms = {
  /** 1年, 3ヶ月, 1年3ヶ月: years first, never 12ヶ月. */
  months: (months: number) => {
    const years = Math.floor(months / 12)
    const rest = months % 12
    return (years > 0 ? `${years}年` : '') + (rest > 0 ? `${rest}ヶ月` : '')
  },
  fromFirstUse: (length: string) => `初回利用時から${length}`,
  fromFirstUseNote: '機器が初めてサーバーに登録された日から数えます。',
  /** A last day in GMT, with its end in Japan beside it (R1). */
  lastDay: (gmt: Temporal.PlainDate, japan: Temporal.PlainDate) =>
    `${gmt.year}年${gmt.month}月${gmt.day}日 (GMT)・日本時間 ${japan.year === gmt.year ? '' : `${japan.year}年`}${japan.month}月${japan.day}日 8:59 まで`,
  /** Of a service that is over, the last day on which it may be extended. */
  extendableUntil: (lastDay: string) => `期間を延長できるのは、${lastDay}です。`,
  /** Beside a first day that stands alone. */
  beginsInJapan: (gmt: Temporal.PlainDate) => `(GMT)・日本時間 ${gmt.month}月${gmt.day}日 9:00 から`,
  /** Beside a last day that stands alone. */
  endInJapan: (gmt: Temporal.PlainDate, japan: Temporal.PlainDate) =>
    `(GMT)・日本時間 ${japan.year === gmt.year ? '' : `${japan.year}年`}${japan.month}月${japan.day}日 8:59 まで`,
  /** A first day in GMT, with its beginning in Japan beside it (R1). */
  firstDay: (gmt: Temporal.PlainDate) =>
    `${gmt.year}年${gmt.month}月${gmt.day}日 (GMT)・日本時間 ${gmt.month}月${gmt.day}日 9:00 から`,
  /** A moment, in Japan. */
  moment: (at: Temporal.ZonedDateTime) =>
    `${at.year}年${at.month}月${at.day}日 ${at.hour}:${String(at.minute).padStart(2, '0')}（日本時間）`,
  ended: {
    expired: {
      title: '利用期限が切れています。',
      next: '期間の延長で、利用を再開できます。接続番号と Registration Key は変わりません。',
    },
    lapsed: {
      title: 'この利用期間は終了しています。',
      next: '利用を再開するには、未使用のアクティベーションキーで新規申請を行ってください。',
    },
    superseded: {
      title: 'この利用期間は終了しています。',
      next: 'この機器には、その後の申請で新しい Registration Key が発行されています。その申請に使ったカードで確認してください。',
    },
    stopped: {
      title: 'このサービスは停止されています。',
      next: '利用を再開するには、未使用のアクティベーションキーで新規申請を行ってください。',
    },
    moved: {
      title: 'このサービスは、別の機器に引き継がれています。',
      next: '引き継いだ機器の MPR ID で確認してください。',
    },
    undone: {
      title: 'この申請は取り消されています。',
      next: 'この Registration Key は使えません。取り消しにより、カードは未使用に戻りました。',
    },
  },
  date: (day: Temporal.PlainDate) => `${day.year}年${day.month}月${day.day}日`,
}
