import type * as ja from '../ja/frame.ts'

export const frame = {
  prefix: '[Tsunagarunet service]',
  colon: ':',
  toCompany: (company: string) => `To ${company}`,
  toPerson: (company: string, person: string) => `To ${person}\n${company}`,
  toCustomer: 'Dear customer',
  automatic: 'This mail is sent automatically. Replies to it are not read.',
  whom: 'Contact',
} satisfies typeof ja.frame
