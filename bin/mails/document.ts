// docs/mails.md: every mail in both languages, as it would be sent.
import { type Rendered, render } from '#mail/render'
import type { Site } from '#mail/site'
import { mailLinks } from '#portal/surface'
import { unsubscribePath } from '#portal/unsubscribe/token'
import { LANGS, type Lang } from '#words/text'
import { vendorsOf } from '#words/vendor'
import { EXAMPLES, type Example } from './examples.ts'

const ORIGIN = 'https://keys.example.jp'
const SECRET = 'of an example, so that its links stay the same'
const SITE: Site = {
  publicOrigin: ORIGIN,
  secret: SECRET,
  links: mailLinks(ORIGIN),
  unsubscribeUrl: accountId => `${ORIGIN}${unsubscribePath(SECRET, accountId)}`,
  vendors: vendorsOf({
    VENDOR_NAME: 'みなと映像サービス株式会社 / Minato Eizo Services Co., Ltd.',
    KMS_URL: 'https://kms.example.jp/',
    CONTACT_NAME: 'つながるねっとサポート窓口 / Tsunagarunet support',
    CONTACT_PHONE: '+81 3-0000-0000',
    CONTACT_EMAIL: 'support@example.jp',
    CONTACT_HOURS: '平日 9:00～17:00 / Mon–Fri 9:00–17:00 (Japan time)',
  }),
}
const ACCOUNT = {
  ja: { id: 7, company: 'みなと映像株式会社', contactName: '高橋 花子', news: true },
  en: { id: 7, company: 'Minato Eizo Co., Ltd.', contactName: 'Hanako Takahashi', news: true },
}

export function renderedExample(example: Example, language: Lang, site = SITE): Rendered {
  const { template, data, secret, stranger, addressIsRegistered = false, invitedTo } = example
  return render(site, {
    template,
    data,
    language,
    addressIsRegistered,
    invitedTo,
    account: stranger ? undefined : ACCOUNT[language],
    secret: secret && { clear: secret.clear, until: Temporal.Instant.from(secret.until) },
  })!
}

export function mailsDocument(): string {
  return `# Mails

Made by \`npm run mails\` from the templates in \`src/words/mail/\`, with data of an example. All are plain text, in the language of the account; codes and
passwords stand here as they would there.

${EXAMPLES.map(section).join('\n')}`
}

function section(example: Example): string {
  const mails = LANGS.map(language => renderedExample(example, language))
  const blocks = mails.map(({ subject, text, headers }) => {
    const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)
    return `\`\`\`text\nSubject: ${subject}\n${more.join('')}\n${text}\`\`\`\n`
  })
  return `## \`${example.template}\`: ${example.when}\n\n${blocks.join('\n')}`
}
