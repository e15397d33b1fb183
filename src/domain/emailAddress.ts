// Reads a typed e-mail address: tidies it, checks its form, and writes its domain in ASCII (IDN). Whether somebody reads its
// mail only a code that is sent there can show (P5).
import { withJoinersAlone, withoutInvisible } from './visible.ts'

declare const brand: unique symbol
/** Ready to be sent to: local part as typed, domain in lower-case ASCII. */
export type EmailAddress = string & { readonly [brand]: 'emailAddress' }

export type EmailIssue = 'empty' | 'several' | 'length' | 'local-part' | 'form'
export type ParsedEmail = { ok: true; value: EmailAddress } | { ok: false; issue: EmailIssue }

const LONGEST = 254 // RFC 5321 §4.5.3.1.3, less the angle brackets
const LONGEST_LOCAL = 64 // RFC 5321 §4.5.3.1.1
const LONGEST_TYPED = 1000

/** What RFC 5322 allows without quotes: letters, digits, + and the like. */
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
/** Dots in a row or at the end are accepted: Japanese mobile carriers gave out such addresses, and they work. */
const LOCAL = new RegExp(`^${ATOM}(\\.+${ATOM})*\\.*$`)
const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

/** A label or `mailto:`, quotes, brackets, the end of a sentence: nothing that an address without quotes could begin or end with. */
const BEFORE = /^(?:[^@:]*:)?\s*[<(「『“"]?/u
const BEHIND = /[>)」』”"。、.,;\s\u200c\u200d]+$/u

export function parseEmailAddress(typed: string): ParsedEmail {
  if (typed.length > LONGEST_TYPED) return wrong('length')
  const tidied = typed.normalize('NFKC')
  const bare = (one: string) => one.trim().replace(BEFORE, '').replace(BEHIND, '')
  const text = bare(withoutInvisible(tidied))
  if (text === '') return wrong('empty')
  if (/[\s,;]/.test(text)) return wrong('several')
  const at = text.lastIndexOf('@')
  const [local, host] = [text.slice(0, at), text.slice(at + 1)]
  // A joiner may belong to the domain: without it the mail would go to another one.
  const joined = bare(withJoinersAlone(tidied))
  const ownHost = joined.slice(joined.lastIndexOf('@') + 1)
  if (at < 1 || host === '' || local.includes('@')) return wrong('form')
  if (/[^\x20-\x7e]/.test(local)) return wrong('local-part')
  if (!LOCAL.test(local)) return wrong('form')
  const domain = asciiDomain(ownHost) ?? asciiDomain(host)
  if (domain === undefined) return wrong('form')
  if (local.length > LONGEST_LOCAL || local.length + 1 + domain.length > LONGEST) return wrong('length')
  return { ok: true, value: `${local}@${domain}` as EmailAddress }
}

/** Whether two addresses reach the same mailbox, as far as accounts are concerned: case does not count. */
export function sameMailbox(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** The mailbox that a limit counts: what follows a + makes no other one for most who read mail. */
export const countedMailbox = (address: EmailAddress): string =>
  address.toLowerCase().replace(/(?<=^[^+@]+)\+[^@]*(?=@)/, '')

/**
 * 日本語.jp becomes xn--…, by the rules of URLs, which know where Persian has a joiner; an address of a machine, or a name
 * without a dot, is no mail domain here.
 */
function asciiDomain(host: string): string | undefined {
  if (/[^\p{L}\p{M}\p{N}.\-・ー。\u200c\u200d]/u.test(host)) return undefined
  const url = `http://${host}/`
  const ascii = URL.canParse(url) ? new URL(url).hostname : ''
  const labels = ascii.split('.')
  const top = labels.at(-1) ?? ''
  return labels.length >= 2 && labels.every(label => LABEL.test(label)) && /[a-z]/.test(top) ? ascii : undefined
}

const wrong = (issue: EmailIssue): ParsedEmail => ({ ok: false, issue })
