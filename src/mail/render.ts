// A mail as its reader gets it, written when it is sent: greeting, letter, and whom to ask.
import type { ClaimedMail } from '#store/notices/mailQueue'
import type { MailData } from '#store/notices/outbox'
import { mailWords } from '#words/mail/words'
import { type Lang, texts } from '#words/text'
import { whomToAsk } from '#words/vendor'
import { letter } from './letters.ts'
import { nameOf, plainText } from './plainText.ts'
import type { Site } from './site.ts'

export type Rendered = { subject: string; text: string; headers: Record<string, string> }

type Mail = Pick<ClaimedMail, 'template' | 'data' | 'language' | 'account' | 'addressIsRegistered'> & {
  invitedTo?: string | undefined
  secret: { clear: string; until: Temporal.Instant } | undefined
}

/** Undefined for a template that this version does not know. */
export function render(site: Site, mail: Mail): Rendered | undefined {
  const { publicOrigin, links } = site
  const words = mailWords[mail.language]
  const text = texts[mail.language]
  const isNews = mail.template === 'news'
  const unsubscribe = isNews && mail.account ? site.unsubscribeUrl(mail.account.id) : undefined
  const { secret, addressIsRegistered, invitedTo } = mail
  const mailText = letter(mail.template, mail.data, {
    words,
    text,
    links,
    secret,
    addressIsRegistered,
    invitedTo,
    unsubscribe,
  })
  if (!mailText) return undefined
  const greeting = greetingOf(mail)
  const foot = ['――――――――――――――――――――', words.frame.automatic, ...contactOf(mail.language, site)]
  return {
    subject: `${words.frame.prefix} ${mailText.subject}`,
    text: plainText(
      [greeting, ...mailText.blocks, [...foot, text.frame.service, publicOrigin].join('\n')],
      words.frame.colon,
    ),
    headers: unsubscribe
      ? { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } // RFC 8058
      : {},
  }
}

/** 「○○ 様へ」. A code goes to whoever reads the mailbox, so it names nobody. */
function greetingOf({ template, data, language, account }: Mail): string {
  const { toCompany, toPerson, toCustomer } = mailWords[language].frame
  const leaving = template === 'account-closed' ? (data as MailData['account-closed']).name : undefined
  if (leaving !== undefined) return toCompany(nameOf(leaving))
  if (template === 'mail-code' || !account?.company) return toCustomer
  const person = nameOf(account.contactName ?? '')
  return person === '' ? toCompany(nameOf(account.company)) : toPerson(nameOf(account.company), person)
}

function contactOf(lang: Lang, { vendors }: Site): string[] {
  const { contact: words } = texts[lang]
  const { frame: mail } = mailWords[lang]
  const { phone, email, hours } = vendors[lang].contact
  return [
    `${mail.whom}${mail.colon} ${whomToAsk(lang, vendors[lang])}`,
    ...(phone ? [`  ${words.phone}${mail.colon} ${phone}`] : []),
    ...(email ? [`  ${words.email}${mail.colon} ${email}`] : []),
    ...(hours ? [`  ${words.hours}${mail.colon} ${hours}`] : []),
  ]
}
