// All words of mails, one typed object a language; en has the shape of ja. docs/mails.md is made of them.
import { account as accountEn } from './en/account.ts'
import { frame as frameEn } from './en/frame.ts'
import { notices as noticesEn } from './en/notices.ts'
import { people as peopleEn } from './en/people.ts'
import { services as servicesEn } from './en/services.ts'
import { account } from './ja/account.ts'
import { frame } from './ja/frame.ts'
import { notices } from './ja/notices.ts'
import { people } from './ja/people.ts'
import { services } from './ja/services.ts'

const ja = { frame, account, people, services, notices }
const en: MailWords = { frame: frameEn, account: accountEn, people: peopleEn, services: servicesEn, notices: noticesEn }

export type MailWords = typeof ja
export const mailWords = { ja, en }
