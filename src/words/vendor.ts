// Who runs the service and whom to ask, as configured (product.md §5, contact): on pages, and in documents by name.
import { type Lang, texts } from './text.ts'

export type Contact = {
  name?: string | undefined
  phone?: string | undefined
  email?: string | undefined
  hours?: string | undefined
}
export type Vendor = { name: string; contact: Contact; kmsUrl: string }

/** As src/config.ts reads them. */
export type VendorSettings = {
  VENDOR_NAME?: string | undefined
  CONTACT_NAME?: string | undefined
  CONTACT_PHONE?: string | undefined
  CONTACT_EMAIL?: string | undefined
  CONTACT_HOURS?: string | undefined
  KMS_URL: string
}

export function vendorsOf(settings: VendorSettings): Record<Lang, Vendor> {
  const { CONTACT_PHONE: phone, CONTACT_EMAIL: email, KMS_URL: kmsUrl } = settings
  const vendor = (lang: Lang): Vendor => ({
    name: inLanguage(settings.VENDOR_NAME, lang) ?? texts[lang].contact.vendor,
    contact: {
      name: inLanguage(settings.CONTACT_NAME, lang),
      phone,
      email,
      hours: inLanguage(settings.CONTACT_HOURS, lang),
    },
    kmsUrl,
  })
  return { ja: vendor('ja'), en: vendor('en') }
}

/**
 * What stands for the placeholders of documents; #operations/documents/readDocument puts it in.
 * @param cookiePrefix what the names of cookies begin with
 */
export function placeholdersOf(vendors: Record<Lang, Vendor>, cookiePrefix: string) {
  const words = (lang: Lang) => {
    const { name, kmsUrl } = vendors[lang]
    return { vendor: name, contact: inOneLine(lang, vendors[lang]), kmsUrl, cookiePrefix }
  }
  return { ja: words('ja'), en: words('en') }
}

/** The one whom users ask, by name; without any setting the manual's words. */
export function whomToAsk(lang: Lang, { name: vendor, contact }: Vendor): string {
  const { name, phone, email, hours } = contact
  return name ?? (phone || email || hours ? vendor : texts[lang].contact.whom)
}

/** The same within a sentence, with the ways to reach them. */
function inOneLine(lang: Lang, vendor: Vendor): string {
  const words = texts[lang].contact
  const { phone, email, hours } = vendor.contact
  const ways = [
    ...(phone ? [words.way(words.phone, unbroken(phone))] : []),
    ...(email ? [words.way(words.email, email)] : []),
    ...(hours ? [words.way(words.hours, hours)] : []),
  ]
  const whom = whomToAsk(lang, vendor)
  return ways.length === 0 ? whom : words.ways(whom, ways)
}

/** A telephone number whose signs hold together: broken across lines it is misread. */
export function unbroken(phone: string): string {
  return phone.replaceAll('-', '\u2011').replaceAll(' ', '\u00a0')
}

/** 「日本語 / English」, or one text for both. */
function inLanguage(setting: string | undefined, lang: Lang): string | undefined {
  const [ja, en] = setting?.split(' / ').map(part => part.trim()) ?? []
  return lang === 'ja' ? ja : (en ?? ja)
}
