import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { companyDataOf, LONGEST_NAME, type ParsedText, parseLine, parsePhone, parsePostalCode } from './profile.ts'

const seen = (parsed: ParsedText) => (parsed.ok ? parsed.value : parsed.issue)

test('a line of text takes any script, and nothing invisible', () => {
  const table: [string, string, string][] = [
    ['Japanese', ' みなと映像システム株式会社　', 'みなと映像システム株式会社'],
    ['full-width letters stay as a company writes itself', 'ＡＢＣ商事', 'ＡＢＣ商事'],
    ['right to left', 'شركة المثال', 'شركة المثال'],
    ['a direction override', 'abc\u202egnp.exe', 'abcgnp.exe'],
    ['a mark of direction', '\u200fשלום', 'שלום'],
    ['emoji of several characters', '👩‍💻 デザイン', '👩‍💻 デザイン'],
    ['Persian with its joiner', 'می\u200cخواهم', 'می\u200cخواهم'],
    ['spaces in a row at both ends', '\u3000\u3000本社\u3000\u3000', '本社'],
    [
      'flags, keycaps, skin and gender of emoji',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1\ufe0f\u20e3 👩🏽‍🚒 🏃‍♀️',
      '🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 1\ufe0f\u20e3 👩🏽‍🚒 🏃‍♀️',
    ],
    ['the form of a kanji that a name is written with', '葛\u{e0100}城市', '葛\u{e0100}城市'],
    ['Sinhala and Hindi with joiners', 'ශ්\u200dරී क्\u200dष', 'ශ්\u200dරී क्\u200dष'],
    ['joiners where nothing is joined', '\u200dみ\u200dな\u200cとAc\u200dme\u200c', 'みなとAcme'],
    ['selectors where nothing is selected', 'み\ufe0fなと\u{e0100} 1\ufe0f', 'みなと 1'],
    ['marks of a document', 'み\u00adな\ufeffと\u2060\u034f\ufff9\ufffa\ufffb\ufffc\u{e0041}', 'みなと'],
    ['fillers and the empty cell of Braille', '\u3164\u2800みなと\u115f\u1160\uffa0', 'みなと'],
    ['the empty cell of Braille between words, a space to its reader', '⠍⠊\u2800⠝⠁', '⠍⠊ ⠝⠁'],
    ['decomposed', 'カ\u3099', 'ガ'],
    ['decomposed around a mark', 'カ\u00ad\u3099', 'ガ'],
    ['line breaks', '本社\r\n2 階', '本社 2 階'],
    ['a null and a bell', 'a\u0000b\u0007', 'ab'],
    ['half a surrogate pair', 'a\ud83d', 'characters'],
    ['what was lost on the way', 'みな\ufffd映像', 'characters'],
    ['nothing is assigned to it', 'みなと\u0378', 'characters'],
    ['no character at all', 'みなと\uffff', 'characters'],
    ['a letter of one’s own font', '渡\ue000商店', 'characters'],
    ['both too long and unreadable', '\ufffd'.repeat(201), 'characters'],
    ['nothing', '', 'empty'],
    ['only spaces and controls', ' \u3000\u200b\u0000 ', 'empty'],
    ['200', '株'.repeat(200), '株'.repeat(200)],
    ['201', '株'.repeat(201), 'length'],
    ['200 emoji count 200', '😀'.repeat(200), '😀'.repeat(200)],
    ['500', 'a'.repeat(500), 'length'],
  ]
  for (const [name, typed, expected] of table) assert.equal(seen(parseLine(typed, LONGEST_NAME)), expected, name)
})

test('empty is what nobody sees anything of', () => {
  const codes = [
    0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x2060, 0x2064,
  ]
  const others = [
    0x2800, 0x3000, 0x3164, 0xfe0f, 0xfeff, 0xffa0, 0xfff9, 0xfffc, 0x1d159, 0x1d173, 0xe0001, 0xe0100, 0x85, 0xa0,
  ]
  for (const code of [...codes, ...others])
    for (const typed of [1, 2, 3].map(times => String.fromCodePoint(code).repeat(times)))
      assert.equal(seen(parseLine(typed)), 'empty', `U+${code.toString(16)}`)
})

test('a name stays as its owner writes it: no compatibility ideograph ever becomes another letter', () => {
  const own = ['\ufa19谷商会', '\ufa1b\uf9dc', '\u{2f800}か\u3099', '大\ufa11', '\ufa19\ufe00社']
  const kept = ['\ufa19谷商会', '\ufa1b\uf9dc', '\u{2f800}が', '大\ufa11', '\ufa19\ufe00社']
  assert.deepEqual(
    own.map(name => seen(parseLine(name))),
    kept,
  )
  const ideograph = fc
    .oneof(fc.integer({ min: 0xf900, max: 0xfaff }), fc.integer({ min: 0x2f800, max: 0x2fa1f }))
    .map(code => String.fromCodePoint(code))
    .filter(letter => /\p{Ideographic}/u.test(letter))
  const compatible = (text: string) => text.match(/[\uf900-\ufaff\u{2f800}-\u{2fa1f}]/gu)
  const name = fc.string({
    unit: fc.oneof(ideograph, fc.constantFrom('か', '\u3099', 'e', '\u0301', 'ﾊ', '\u200d', ' ')),
  })
  fc.assert(
    fc.property(ideograph, name, (letter, rest) => {
      const typed = `${letter}${rest}`
      assert.deepEqual(compatible(seen(parseLine(typed, 1000))), compatible(typed))
    }),
  )
})

test('郵便番号: seven digits in Japan, letters too elsewhere', () => {
  const table: [string, string, string, string][] = [
    ['plain', '1050023', 'JP', '105-0023'],
    ['hyphen', '105-0023', 'JP', '105-0023'],
    ['full-width with its mark', '〒１０５－００２３', 'JP', '105-0023'],
    ['a long vowel for the hyphen', '105ー0023', 'JP', '105-0023'],
    ['space', ' 105 0023 ', 'JP', '105-0023'],
    ['marks that nobody sees', '\u200e105\u00ad-00\u200b23\ufeff', 'JP', '105-0023'],
    ['its label', '郵便番号：105-0023', 'JP', '105-0023'],
    ['brackets', '（〒105-0023）', 'JP', '105-0023'],
    ['six digits', '105-002', 'JP', 'length'],
    ['eight digits', '105-00234', 'JP', 'length'],
    ['a letter in Japan', '105-002A', 'JP', 'characters'],
    ['kanji', '港区', 'JP', 'characters'],
    ['nothing', ' ', 'JP', 'empty'],
    ['British', 'sw1a 1aa', 'GB', 'SW1A 1AA'],
    ['full-width letters', 'ＳＷ１Ａ １ＡＡ', 'GB', 'SW1A 1AA'],
    ['sixteen', '1234567890123456', 'US', '1234567890123456'],
    ['seventeen', '12345678901234567', 'US', 'length'],
    ['a sign', '12_34', 'US', 'characters'],
    ['hyphens only', '--', 'US', 'characters'],
    ['a long vowel for the hyphen abroad', '12ー34', 'GB', '12-34'],
    ['spaces in a row', '12   34', 'GB', '12 34'],
    ['the mark in the middle', '105〒0023', 'JP', 'characters'],
  ]
  for (const [name, typed, country, expected] of table)
    assert.equal(seen(parsePostalCode(typed, country)), expected, name)
})

test('電話番号: digits and how numbers are written', () => {
  const table: [string, string, string][] = [
    ['plain', '03-1234-5678', '03-1234-5678'],
    ['full-width', '０３（１２３４）５６７８', '03(1234)5678'],
    ['abroad', '+81 3 1234 5678', '+81 3 1234 5678'],
    ['its label', '電話番号：03-1234-5678', '03-1234-5678'],
    ['its label in English', 'Tel: +81 (3) 1234 5678', '+81 (3) 1234 5678'],
    ['an extension', '03-1234-5678 ext. 12', '03-1234-5678 ext. 12'],
    ['marks that nobody sees', '\u202a03-1234-5678\u202c', '03-1234-5678'],
    ['nothing', '', 'empty'],
    ['nothing that is seen', '\u3164\u2800', 'empty'],
    ['no digit', 'ext.', 'characters'],
    ['a label behind the number', '03-1234 内線:12', 'characters'],
    ['kanji', '内線12', 'characters'],
    ['thirty', '1'.repeat(30), '1'.repeat(30)],
    ['thirty-one', '1'.repeat(31), 'length'],
  ]
  for (const [name, typed, expected] of table) assert.equal(seen(parsePhone(typed)), expected, name)
})

test('a company has what its people have in common; who reads mail and wants news is the person’s (R15)', () => {
  const company = {
    company: 'みなと映像システム株式会社',
    country: 'JP',
    postalCode: '105-0023',
    address: ['東京都港区芝浦 1-2-3'],
    phone: '03-1234-5678',
  }
  assert.deepEqual(companyDataOf({ ...company, contactName: '高橋 直子', news: true }), company)
})

test('what comes out is accepted again as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('JP', 'GB'), (typed, country) => {
      for (const parse of [parseLine, parsePhone, (text: string) => parsePostalCode(text, country)]) {
        const parsed = parse(typed)
        if (parsed.ok) assert.deepEqual(parse(parsed.value), parsed)
      }
    }),
  )
})
