// One line that people write of themselves, in any script: it stays as they write it, and what cannot be seen goes.
import { INVISIBLE } from './visible.ts'

/** Scripts whose letters stand alone; in all others a joiner says how two letters meet. */
const LETTERS_APART = 'Latn Grek Cyrl Hebr Hira Kana Hani Hang Bopo Thai Laoo Armn Geor'
  .split(' ')
  .map(script => String.raw`\p{Script_Extensions=${script}}`)
  .join('')

/** Where a mark that has no look of its own gives one to its neighbours. Anywhere else a paste has brought it along. */
const SHAPING = [
  String.raw`(?<=(?![${LETTERS_APART}])[\p{L}\p{M}])[\u200c\u200d](?=[\p{L}\p{M}])`, // Persian, Indic scripts
  String.raw`(?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=(?![0-9#*])\p{Emoji})[\ufe0e\ufe0f]`,
  String.raw`(?<=[0-9#*])\ufe0f(?=\u20e3)`, // keycaps
  String.raw`(?<=\u{1f3f4}[\u{e0020}-\u{e007e}]{0,30})[\u{e0020}-\u{e007f}]`, // flags of parts of a country
  String.raw`(?<=\p{Ideographic})[\ufe00-\ufe02\u{e0100}-\u{e01ef}]`, // the form of 葛 or 辻 that a name is written with
  String.raw`(?<=(?=\p{L})\p{Script=Mongolian})[\u180b-\u180f]`,
].join('|')
const STRAY = new RegExp(String.raw`(?=${INVISIBLE})(?!${SHAPING})[\s\S]`, 'gu')

export function tidyLine(typed: string): string {
  const text = composed(typed, 'NFC')
    .replace(/[\t\r\n\u2028\u2029]+/g, ' ')
    .replace(STRAY, '')
    .replace(/\u2800/g, ' ')
  return composed(text, 'NFC').trim()
}

/**
 * Compatibility ideographs: to Unicode's normal forms U+FA19, U+FA1B and U+F9DC are other spellings of 神, 福 and 隆,
 * but to whoever is named so they are not.
 */
const OWN_LETTERS = /([\uf900-\ufaff\u{2f800}-\u{2fa1f}]+)/u

/** Kana and accents in one piece, and in NFKC half-width too, without turning a kanji into another one. */
export function composed(text: string, form: 'NFC' | 'NFKC'): string {
  return text
    .split(OWN_LETTERS)
    .map((part, place) => (place % 2 === 1 ? part : part.normalize(form))) // every other part is of own letters
    .join('')
}
