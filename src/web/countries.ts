// Countries of ISO 3166-1 by their two-letter code, named in both languages; Japan first (M§4-4 国名).
import iso from 'i18n-iso-countries'
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' }
import ja from 'i18n-iso-countries/langs/ja.json' with { type: 'json' }
import type { Lang } from './text/text.ts'

export type Country = { code: string; name: string }

const FIRST = 'JP'
let known: Record<Lang, { names: Map<string, string>; sorted: Country[] }> | undefined

/** By name in the language's order. */
export const countriesIn = (lang: Lang): Country[] => countries()[lang].sorted
export const isCountry = (code: string): boolean => countries().ja.names.has(code)
/** The code itself where it is no country's. */
export const countryName = (lang: Lang, code: string): string => countries()[lang].names.get(code) ?? code

/** Made when first asked for. */
function countries() {
  known ??= { ja: read('ja', ja), en: read('en', en) }
  return known
}

function read(lang: Lang, locale: iso.LocaleData) {
  iso.registerLocale(locale)
  const names = new Map(Object.entries(iso.getNames(lang)))
  const { compare } = new Intl.Collator(lang)
  const sorted = [...names]
    .map(([code, name]) => ({ code, name }))
    .sort((a, b) => Number(b.code === FIRST) - Number(a.code === FIRST) || compare(a.name, b.name))
  return { names, sorted }
}
