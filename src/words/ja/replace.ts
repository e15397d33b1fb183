// 機器の交換 by the company that holds the service (P29, R23).
export const replace = {
  link: '機器を交換する',
  title: '機器の交換',
  lead: '故障などで機器を替えるときに、サービスを新しい機器へ引き継ぎます。',
  from: '今までの機器の MPR ID',
  to: '新しい機器の MPR ID',
  toHint: '引き継ぐ先の機器の MPR ID（16桁）です。',
  why: '交換の理由',
  whys: {
    broken: '故障した',
    'newer-device': '新しい機器に入れ替える',
    'wrong-device': '機器を間違えて申請した',
    other: 'その他',
  },
  whyEmpty: '交換の理由を選んでください。',
  limits: (line: number, lineDays: number, company: number, companyDays: number) =>
    `1つのサービスを交換できるのは${lineDays}日間に${line}回まで、会社全体では${companyDays}日間に${company}回までです。`,
  next: '確認へ進む',
  confirmTitle: '機器の交換の確認',
  confirmLead: 'この内容で交換します。',
  number: '接続番号',
  goesAlong: 'そのまま引き継がれます',
  effects: [
    '今までの機器では、サービスを利用できなくなります。今までの Registration Key も使えません。',
    '新しい機器には、新しい Registration Key を登録してください。登録するまで利用できません。',
    '納入先などの情報と、使用したカードの記録も引き継がれます。',
    '管理者に、メールでお知らせします。',
  ],
  submit: '交換する',
  done: 'サービスを引き継ぎました。この機器に、新しい Registration Key を登録してください。',
  refusedTitle: '機器の交換',
  nothing: 'この機器には、引き継ぐサービスがありません。',
  refused: {
    'not-the-holder': 'このサービスは別の会社が保有しています。機器を交換できるのは、保有している会社だけです。',
    'mpr-id-unknown': 'この機器には、引き継ぐサービスがありません。',
    'replacement-unknown':
      'この MPR ID の機器が見つかりません。入力内容を確認してください。正しい場合は、下から当社に依頼できます。',
    'replacement-is-the-same': '今までの機器と同じ MPR ID です。新しい機器の MPR ID を入力してください。',
    'replacement-of-other-family': '種別（HDコム、HDVC-MPCS）の異なる機器には引き継げません。',
    'moved-already': 'このサービスは、すでに別の機器に引き継がれています。',
    'no-living-service': 'この機器のサービスは終了しているため、引き継げません。',
    'replacement-has-service': '新しい機器では、すでにサービスを利用できます。利用していない機器を指定してください。',
  },
  ofLineUsedUp: (days: number, most: number) =>
    `このサービスを交換できる回数（${days}日間に${most}回）に達しています。`,
  ofCompanyUsedUp: (days: number, most: number) => `会社全体で交換できる回数（${days}日間に${most}回）に達しています。`,
  waits: (again: string) => `MPR ID の入力が続けて正しくありませんでした。${again}`,
}
