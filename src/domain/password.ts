// Which passwords people may choose (C1): long ones, of any characters. Words that others would guess do not count.
import { accept, type Decision, refuse } from './refusal.ts'

export const SHORTEST_PASSWORD = 15
export const LONGEST_PASSWORD = 128

/**
 * The form in which passwords are hashed and compared (RFC 8265, OpaqueString): が and é in one piece, since keyboards send
 * them in one or in two, and every space the same, since a phone types U+3000 where a computer types U+0020. Not NFKC, which
 * would also make one of Ａ and A, ﾊ and ハ, ² and 2: what is chosen on purpose stays.
 */
export const passwordForm = (typed: string): string => typed.replace(/\p{Zs}/gu, ' ').normalize('NFC')

/** Counted as people count: a character is one, however many bytes it takes. */
export function decidePasswordLength(password: string): Decision<string, 'password-too-short' | 'password-too-long'> {
  const length = [...password].length
  if (length < SHORTEST_PASSWORD) return refuse('password-too-short')
  return length > LONGEST_PASSWORD ? refuse('password-too-long') : accept(password)
}

/** What everybody knows of this service. */
const PRODUCT_WORDS = [
  'tsunagarunet',
  'tsunagaru',
  'つながるねっと',
  'ツナガルネット',
  'つながる',
  'キー管理システム',
  'サービス',
  'hdcom',
  'hdコム',
  'hdvc',
  'mpcs',
  'visual',
  'communication',
  'モバイル',
  'live',
  'kx-vcs701w',
  'kx-vcs703w',
  'kx-vcs',
  'kxvcs701w',
  'kxvcs703w',
  'kxvcs',
  'panasonic',
  'パナソニック',
  'connect',
  'コネクト',
  'www3',
  '販売店',
  '法人のお客様',
  '新規登録',
  '操作説明書',
  '操作説明',
  '接続番号',
  '利用期限',
  '期間の延長',
  'システム',
  '登録',
  'registration',
  'activation',
  'レジストレーション',
  'アクティベーション',
  'password',
  'パスワード',
  '登録id',
]

/** Long texts that guessers have on their lists, since others chose them or saw them recommended. */
const KNOWN_PHRASES = [
  'correcthorsebatterystaple',
  'trustno1',
  'thequickbrownfoxjumpsoverthelazydog',
  'thequickbrownfox',
  'tobeornottobethatisthequestion',
  'tobeornottobe',
  'loremipsumdolorsitamet',
  'loremipsum',
  'maytheforcebewithyou',
  'iwillalwaysloveyou',
  'nevergonnagiveyouup',
  'twinkletwinklelittlestar',
  'maryhadalittlelamb',
  'supercalifragilisticexpialidocious',
  'antidisestablishmentarianism',
  'pneumonoultramicroscopicsilicovolcanoconiosis',
  'happybirthdaytoyou',
  'happynewyear',
  'onceuponatime',
  'godisgood',
  'allthetime',
  'jesuslovesme',
  'ilovemymotherandfather',
  'ilovemymother',
  'ilovemyfather',
  'ilovemyfamily',
  'onetwothreefourfivesix',
  'onetwothreefourfive',
  'onetwothreefour',
  'mondaytuesdaywednesday',
  'januaryfebruarymarch',
  'arigatougozaimasu',
  'arigatogozaimasu',
  'yoroshikuonegaishimasu',
  'yoroshikuonegai',
  'otsukaresamadesu',
  'ohayougozaimasu',
  'konnichiwa',
  'aiueokakikukekosashisuseso',
  'aiueokakikukeko',
  'aiueo',
  'kakikukeko',
  'sashisuseso',
  'irohanihoheto',
  'thisismypassword',
  'thisisapassword',
  'mypasswordis',
  'letmein',
  'いろはにほへと',
  'ちりぬるを',
  'あいうえお',
  'かきくけこ',
  'さしすせそ',
  'たちつてと',
  'なにぬねの',
  'じゅげむ',
  'すもももももももものうち',
]

export type PasswordOwner = { loginId: string; company: string; contactName: string | null; email: string }

/** Words that a guesser tries first with this account: the product's, those of everybody, and its own as a whole and in parts. */
export function guessedWords({ loginId, company, contactName, email }: PasswordOwner): string[] {
  const own = [loginId, company, contactName ?? '', email, ...email.split('@')]
  const ownWords = own.flatMap(word => [
    word,
    ...word.split(/[\s\u3000@._+-]+/),
    ...word.split(/株式会社|有限会社|合同会社/),
  ])
  const words = [...PRODUCT_WORDS, ...KNOWN_PHRASES, ...ownWords].map(folded).filter(isLongEnough)
  return [...new Set(words)].sort((a, b) => b.length - a.length)
}

/** `correct horse battery staple` is as easily guessed as without the spaces. */
export const closedUp = (password: string): string => password.replace(/[\s._-]+/g, '')

/** Keys in a row from top to bottom and back, which fingers know better than words; 1qaz is `1` and one of these. */
const KEY_COLUMNS = ['qaz', 'wsx', 'edc', 'rfv', 'tgb', 'yhn', 'ujm', 'ik,', 'ol.', 'p;/']
const COLUMN = new RegExp(
  KEY_COLUMNS.flatMap(keys => [keys, [...keys].reverse().join('')])
    .map(keys => `\\d?${keys.replace('.', '\\.')}\\d?`)
    .join('|'),
  'g',
)
/** The same key with and without Shift. */
const SHIFTED = new Map([...'!@#$%^&*()'].map((sign, i) => [sign, String((i + 1) % 10)]))

/**
 * Less what people add where a password must be longer, or have digits and signs in it: a year, digits and signs at either end,
 * a walk over the keyboard, with Shift or without.
 */
export function withoutHabits(password: string): string {
  const keys = [...folded(password)].map(sign => SHIFTED.get(sign) ?? sign).join('')
  return keys
    .replace(COLUMN, '')
    .replace(/(?:19|20)\d\d/g, '')
    .replace(/^[\d\p{P}\p{S}]+|[\d\p{P}\p{S}]+$/gu, '')
}

/** What is left of a password without those words. Only this part is secret. */
export function withoutWords(password: string, words: string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), folded(password))
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase()

/** Two kanji can be a name, but short Latin words are in many passwords by chance. */
const isLongEnough = (word: string) => word.length >= (/^[\x20-\x7e]*$/.test(word) ? 4 : 2)
