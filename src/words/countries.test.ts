import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countriesIn, countryName, isCountry, READINGS } from './countries.ts'

test('the 249 countries of ISO 3166-1 in both languages, Japan first, in an order that people find', () => {
  for (const [lang, first, some] of [
    [
      'ja',
      '日本',
      ['アイスランド', 'イギリス', 'エスワティニ', '韓国', 'シンガポール', '台湾', '中国', '香港', '南アフリカ'],
    ],
    [
      'en',
      'Japan',
      ['Åland Islands', 'China', 'Eswatini', 'Hong Kong', 'South Korea', 'Taiwan', 'United Kingdom', 'United States'],
    ],
  ] as const) {
    const names = countriesIn(lang).map(({ name }) => name)
    assert.equal(names.length, 249)
    assert.equal(new Set(names).size, 249)
    assert.equal(names[0], first)
    const places = some.map(name => names.indexOf(name))
    assert.ok(!places.includes(-1), `${some[places.indexOf(-1)]}`)
    assert.deepEqual(
      places,
      places.toSorted((a, b) => a - b),
      lang,
    )
  }
})

test('every Japanese name that begins with kanji has its reading', () => {
  const kanji = countriesIn('ja').filter(({ name, code }) => /^\p{Script=Han}/u.test(name) && code !== 'JP')
  assert.deepEqual(
    kanji.filter(({ code }) => !READINGS[code]),
    [],
  )
  for (const reading of Object.values(READINGS)) assert.match(reading, /^[ァ-ヴー]+$/)
})

test('what is no code is none, whatever objects call their own', () => {
  for (const text of ['', 'XX', 'XK', 'jp', 'JPN', 'constructor', 'toString'])
    assert.equal(isCountry(text), false, text)
  assert.equal(countryName('ja', 'constructor'), 'constructor')
})
