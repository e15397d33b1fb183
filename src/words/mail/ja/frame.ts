// What stands around every mail. docs/mails.md shows them all.
export const frame = {
  prefix: '[つながるねっとサービス]',
  colon: '：',
  toCompany: (company: string) => `${company} 様へ`,
  toPerson: (company: string, person: string) => `${company}\n${person} 様へ`,
  toCustomer: 'お客様へ',
  automatic: 'このメールは自動で送信しています。ご返信いただいても、お答えできません。',
  whom: 'お問い合わせ先',
}
