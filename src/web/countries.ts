// Countries of ISO 3166-1 by their two-letter code, named in both languages; Japan first (M§4-4 国名).
import iso from 'i18n-iso-countries'
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import type { Lang } from './text/text.ts'

export type Country = { code: string; name: string }

const FIRST = 'JP'
for (const locale of [ja, en]) iso.registerLocale(locale)
const names = { ja: iso.getNames('ja'), en: iso.getNames('en') }
const lists: Record<Lang, Country[]> = { ja: sorted('ja'), en: sorted('en') }

export const countriesIn = (lang: Lang): Country[] => lists[lang]
export const isCountry = (code: string): boolean => Object.hasOwn(names.ja, code)
export const countryName = (lang: Lang, code: string): string => (isCountry(code) ? (names[lang][code] ?? code) : code)

function sorted(lang: Lang): Country[] {
  const { compare } = new Intl.Collator(lang)
  const all = Object.entries(names[lang]).map(([code, name]) => ({ code, name }))
  return all.toSorted((a, b) => Number(b.code === FIRST) - Number(a.code === FIRST) || compare(a.name, b.name))
}
