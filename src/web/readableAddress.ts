// An e-mail address as people read it: the domain in its own letters (IDN). What is sent to is the ASCII form.
import { domainToUnicode } from 'node:url'

export function readableAddress(email: string): string {
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  return at > 0 && domain.includes('xn--') ? `${email.slice(0, at + 1)}${domainToUnicode(domain) || domain}` : email
}
