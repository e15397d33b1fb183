// The four codes that people type (product.md §2). One place knows how each is written, read and shown.
import { LONGEST_PASTE, unwrapped, withoutLabel } from './around.ts'
import { withoutInvisible } from './visible.ts'

declare const brand: unique symbol
type Code<Name extends string> = string & { readonly [brand]: Name }

/** A device's number, 16 hex digits without separators (M§3.1). */
export type MprId = Code<'mprId'>
/** A card's number, 16 hex digits without separators (M§3.1). */
export type ActivationKeyNo = Code<'activationKeyNo'>
/** A card's second code, {@link REGISTRATION_ID_DIGITS} hex digits (masked in the manual, so the length is ours). */
export type RegistrationId = Code<'registrationId'>
/** What is typed into the device, 16 hex digits without separators (M§5.2-8). */
export type RegistrationKey = Code<'registrationKey'>

export const CODE_DIGITS = 16 // M§3.1 "16 桁"
export const REGISTRATION_ID_DIGITS = 8

/** Why a typed text is no code. `got` counts what is left after separators are taken out. */
export type CodeIssue =
  | { kind: 'empty' }
  | { kind: 'length'; want: number; got: number }
  | { kind: 'characters'; found: string }
  | { kind: 'product-number' }

export type Parsed<T> = { ok: true; value: T } | { ok: false; issue: CodeIssue }

export const parseMprId = (typed: string): Parsed<MprId> => parseDigits<MprId>(typed, CODE_DIGITS)
export const parseActivationKeyNo = (typed: string): Parsed<ActivationKeyNo> =>
  parseDigits<ActivationKeyNo>(typed, CODE_DIGITS)
export const parseRegistrationId = (typed: string): Parsed<RegistrationId> =>
  parseDigits<RegistrationId>(typed, REGISTRATION_ID_DIGITS)

const GROUP = 4

/** Shows a code in groups of four: 4F1A-09C2-77D0-3B5E. */
export function formatCode(code: MprId | ActivationKeyNo | RegistrationId | RegistrationKey): string {
  let groups = code.slice(0, GROUP)
  for (let at = GROUP; at < code.length; at += GROUP) groups += `-${code.slice(at, at + GROUP)}`
  return groups
}

type Card = { activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

/**
 * Both codes of a card, pasted into one field with or without their labels; undefined when the text is not exactly one card.
 * Words with letters beyond F are labels ("Activation Key No."); what remains must be 16 + 8 digits, or 8 + 16 when the
 * Registration ID stands first as one word.
 */
export function parseCard(typed: string): Card | undefined {
  if (typed.length > LONGEST_PASTE) return undefined
  const text = normaliseLetters(typed)
  const words = wordsOfDigits(text)
  const digits = words.join('')
  if (digits.length !== CODE_DIGITS + REGISTRATION_ID_DIGITS) return undefined
  const lengths = words.map(word => word.length)
  const idFirst = lengths.join() === `${REGISTRATION_ID_DIGITS},${CODE_DIGITS}` || ID_LABEL_FIRST.test(text)
  const numberFrom = idFirst ? REGISTRATION_ID_DIGITS : 0
  const idFrom = idFirst ? 0 : CODE_DIGITS
  return {
    activationKeyNo: digits.slice(numberFrom, numberFrom + CODE_DIGITS) as ActivationKeyNo,
    registrationId: digits.slice(idFrom, idFrom + REGISTRATION_ID_DIGITS) as RegistrationId,
  }
}

/**
 * All three codes, as a row of a spreadsheet has them; undefined when the text is not exactly these. They stand in the order
 * of the form, unless all three labels stand there in another one.
 */
export function parseCodes(typed: string): ({ mprId: MprId } & Card) | undefined {
  if (typed.length > LONGEST_PASTE) return undefined
  const text = normaliseLetters(typed)
  const words = wordsOfDigits(text)
  const digits = words.join('')
  const order = orderIn(text)
  const ends = endsOf(words.map(word => word.length))
  const [first, second, all] = endsOf(order.map(name => LENGTHS[name])) as [number, number, number]
  const isWhole = words.length === 1 || (ends.includes(first) && ends.includes(second))
  if (digits.length !== all || !isWhole) return undefined
  const parts = [digits.slice(0, first), digits.slice(first, second), digits.slice(second)]
  const code = (name: keyof typeof LENGTHS) => parts[order.indexOf(name)]!
  return {
    mprId: code('mprId') as MprId,
    activationKeyNo: code('activationKeyNo') as ActivationKeyNo,
    registrationId: code('registrationId') as RegistrationId,
  }
}

const LENGTHS = { mprId: CODE_DIGITS, activationKeyNo: CODE_DIGITS, registrationId: REGISTRATION_ID_DIGITS }
/** As normaliseLetters leaves them. */
const LABELS = {
  mprId: /MPR[\s_-]*ID/,
  activationKeyNo: /ACTIVATI0N\s*KEY|アクティベーション\s*キー/,
  registrationId: /REGISTRATI0N\s*ID|レジストレーション\s*ID/,
}

function orderIn(text: string): (keyof typeof LENGTHS)[] {
  const names = ['mprId', 'activationKeyNo', 'registrationId'] as const
  const place = (name: (typeof names)[number]) => text.search(LABELS[name])
  return names.every(name => place(name) >= 0) ? names.toSorted((a, b) => place(a) - place(b)) : [...names]
}

/** Where each of them ends when they stand one after the other. */
function endsOf(lengths: number[]): number[] {
  let end = 0
  return lengths.map(length => {
    end += length
    return end
  })
}

// Everything that looks like a hyphen, ー among them (a Japanese keyboard types it for "-"), and every kind of space.
const SEPARATORS = /[\s\p{Pd}−⁃˗ー─━➖~〜_・･.]/gu
const WORD = /[0-9A-Z][0-9A-Z\p{Pd}−⁃˗ー─━➖]*/gu
// KX-… of cards and devices; and our own codes of products that the manual names without one (product.md §3).
const PRODUCT_NUMBER = /^(KX[0-9A-Z]{4,10}|VCS7[0-9]{2}W?|HDC0MTRIAL|MPCS(12|36|TRIAL))$/
const ID_LABEL_FIRST = /REGISTRATI0N\s*ID.*ACTIVATI0N\s*KEY|レジストレーション\s*ID.*アクティベーション\s*キー/s // as normaliseLetters leaves them
/** What codes are called where they are copied from, without a colon behind it. */
const LABEL_BEFORE = new RegExp(
  `^(?:(?:${[
    'MPR[\\s_-]*ID',
    '(?:ACTIVATI0N|アクティベーション)\\s*(?:KEY|キー)',
    '(?:REGISTRATI0N|レジストレーション|登録)\\s*(?:KEY|キー|ID)',
    'MAC\\s*(?:ADDRESS|アドレス)?',
    'C0NNECTI0N|接続番号|確認コード|CARD|カード|SERIAL|シリアル|製造番号|S/N|ID',
  ].join('|')})\\s*)?(?:N0\\b|NUMBER|ナンバー|番号)?`,
)

const BARE = /^[0-9A-F]+$/

/** Any code of so many hex digits, typed however: what the parsers above and those of other files are made of. */
export function parseDigits<T extends string>(typed: string, digits: number): Parsed<T> {
  if (typed.length === digits && BARE.test(typed)) return { ok: true, value: typed as T } // as every stored answer is
  const letters = bareCode(typed)
  if (letters === '') return { ok: false, issue: { kind: 'empty' } }
  if (PRODUCT_NUMBER.test(letters)) return { ok: false, issue: { kind: 'product-number' } }
  const wrong = letters.match(/[^0-9A-F]/u)
  if (wrong) return { ok: false, issue: { kind: 'characters', found: wrong[0] } }
  if (letters.length !== digits) return { ok: false, issue: { kind: 'length', want: digits, got: letters.length } }
  return { ok: true, value: letters as T }
}

/** What is left of a typed code without its label, what stands around it, and separators. */
export function bareCode(typed: string): string {
  const text = withoutLabel(normaliseLetters(typed))
  return unwrapped(text.replace(LABEL_BEFORE, '')).replace(SEPARATORS, '')
}

const wordsOfDigits = (text: string): string[] =>
  [...text.matchAll(WORD)]
    .map(([word]) => word.replace(SEPARATORS, ''))
    .filter(word => /^[0-9A-F]+$/.test(word) && word.length % 4 === 0)

function normaliseLetters(typed: string): string {
  return withoutInvisible(typed.normalize('NFKC')).toUpperCase().replace(/[O〇]/g, '0')
}
