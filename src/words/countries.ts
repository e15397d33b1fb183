// Countries of ISO 3166-1 (i18n-iso-countries), named by the Unicode CLDR that comes with Node; Japan first (M§4-4 国名).
import iso from 'i18n-iso-countries/index.js' // without the names in eighty languages, which the package's main file reads
import { LANGS, type Lang } from './text.ts'

export type Country = { code: string; name: string }

const FIRST = 'JP'
/** 香港 and マカオ: nobody looks for them by their long names. */
const CALLED_SHORT = ['HK', 'MO']
let known: Record<Lang, { names: Map<string, string>; sorted: Country[] }> | undefined

/** Japanese names that begin with kanji, as they are read: sorted by their signs nobody would find them. */
export const READINGS: Record<string, string> = {
  AQ: 'ナンキョク',
  CF: 'チュウオウアフリカ',
  CN: 'チュウゴク',
  EH: 'ニシサハラ',
  GQ: 'セキドウギニア',
  HK: 'ホンコン',
  IO: 'エイリョウインドヨウ',
  KP: 'キタチョウセン',
  KR: 'カンコク',
  MK: 'キタマケドニア',
  MP: 'キタマリアナ',
  SS: 'ミナミスーダン',
  TL: 'ヒガシティモール',
  TW: 'タイワン',
  UM: 'ガッシュウコクリョウユウ',
  VG: 'エイリョウヴァージン',
  VI: 'ベイリョウヴァージン',
  AS: 'ベイリョウサモア',
  PF: 'フツリョウポリネシア',
  GF: 'フツリョウギアナ',
  TF: 'フツリョウキョクナンショトウ',
  ZA: 'ミナミアフリカ',
}

/** By name in the language's order. */
export const countriesIn = (lang: Lang): Country[] => countries()[lang].sorted
export const isCountry = (code: string): boolean => countries().ja.names.has(code)
/** The code itself where it is no country's. */
export const countryName = (lang: Lang, code: string): string => countries()[lang].names.get(code) ?? code

/** Made when first asked for. */
function countries() {
  known ??= Object.fromEntries(LANGS.map(lang => [lang, read(lang)])) as NonNullable<typeof known>
  return known
}

function read(lang: Lang) {
  const named = (style: 'long' | 'short') => new Intl.DisplayNames(lang, { type: 'region', style })
  const [long, short] = [named('long'), named('short')]
  const codes = Object.keys(iso.getAlpha2Codes()).filter(code => code !== 'XK') // of users, not of the standard
  const names = new Map(codes.map(code => [code, (CALLED_SHORT.includes(code) ? short : long).of(code) ?? code]))
  const { compare } = new Intl.Collator(lang)
  const order = ({ code, name }: Country) => (lang === 'ja' ? (READINGS[code] ?? name) : name)
  const sorted = [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => Number(b.code === FIRST) - Number(a.code === FIRST) || compare(order(a), order(b)))
  return { names, sorted }
}
