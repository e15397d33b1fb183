// What an account says of itself (M§4): texts in any script, tidied; codes in half-width.
import { withoutLabel } from './around.ts'
import { tidyLine } from './line.ts'
import { withoutInvisible } from './visible.ts'

export type Profile = {
  company: string
  /** ISO 3166-1, two letters. */
  country: string
  postalCode: string | null
  /** One to five lines. Only a line between others may be empty. */
  address: string[]
  phone: string | null
  contactName: string | null
  /** Product news by mail; only whoever asked for it gets it. */
  news: boolean
}

/** What a profile says of the company; the rest is the person's (R15). */
export const companyDataOf = ({ company, country, postalCode, address, phone }: Profile) => ({
  company,
  country,
  postalCode,
  address,
  phone,
})

export const LONGEST_NAME = 200
export const LONGEST_LINE = 200
export const ADDRESS_LINES = 5 // M§4-4

export type TextIssue = 'empty' | 'length' | 'characters'
export type ParsedText = { ok: true; value: string } | { ok: false; issue: TextIssue }

/** What other machines cannot show: what was lost on the way (\ufffd), what nothing is assigned to, letters of one's own font. */
const UNREADABLE = /[\ufffd\p{Cn}\p{Co}\p{Cs}]/u

/** One line of text in any script: tidied, empty when nothing is seen of it, counted as a reader counts. */
export function parseLine(typed: string, longest = LONGEST_LINE): ParsedText {
  const text = tidyLine(typed)
  if (text === '') return { ok: false, issue: 'empty' }
  if (UNREADABLE.test(text)) return { ok: false, issue: 'characters' }
  return [...text].length > longest ? { ok: false, issue: 'length' } : { ok: true, value: text }
}

/** 郵便番号 (半角英数字のみ可): in Japan seven digits, shown 105-0023; elsewhere letters, digits, spaces and hyphens. */
export function parsePostalCode(typed: string, country: string): ParsedText {
  const text = withoutLabel(halfWidth(typed)).replace(/^〒\s*/, '')
  if (text === '') return { ok: false, issue: 'empty' }
  if (!/^[0-9A-Za-z][0-9A-Za-z -]*$/.test(text)) return { ok: false, issue: 'characters' }
  if (country === 'JP') {
    const digits = text.replace(/[ -]/g, '')
    if (!/^\d*$/.test(digits)) return { ok: false, issue: 'characters' }
    return digits.length === 7
      ? { ok: true, value: `${digits.slice(0, 3)}-${digits.slice(3)}` }
      : { ok: false, issue: 'length' }
  }
  return text.length <= 16 ? { ok: true, value: text.toUpperCase() } : { ok: false, issue: 'length' }
}

/** 電話番号 (半角英数字のみ可): digits, and the signs and letters that numbers are written with (ext. 12). */
export function parsePhone(typed: string): ParsedText {
  const text = halfWidth(typed).replace(/^[^\d:]*:\s*/, '') // a label
  if (text === '') return { ok: false, issue: 'empty' }
  if (!/^[0-9A-Za-z+()#*./ -]*$/.test(text) || !/\d/.test(text)) return { ok: false, issue: 'characters' }
  return text.length <= 30 ? { ok: true, value: text } : { ok: false, issue: 'length' }
}

function halfWidth(typed: string): string {
  return withoutInvisible(typed.normalize('NFKC'))
    .replace(/[\u2010-\u2015\u2212\u30fc\uff70\ufe63\uff0d]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
