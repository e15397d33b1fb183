import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  formatCode,
  type MprId,
  parseActivationKeyNo,
  parseCard,
  parseCodes,
  parseDigits,
  parseMprId,
  parseRegistrationId,
  type RegistrationId,
} from './codes.ts'

const MPR = '4F1A09C277D03B5E'

test('twelve spellings of a code are one code (product.md §2)', () => {
  const spellings = {
    'as printed': '4F1A-09C2-77D0-3B5E',
    'lower case': '4f1a-09c2-77d0-3b5e',
    'full-width': '４Ｆ１Ａ－０９Ｃ２－７７Ｄ０－３Ｂ５Ｅ',
    'no separators': MPR,
    spaces: '4F1A 09C2 77D0 3B5E',
    'full-width spaces': '4F1A　09C2　77D0　3B5E',
    'tab and newline at the ends': '\t4F1A-09C2-77D0-3B5E\n',
    'U+2010': '4F1A‐09C2‐77D0‐3B5E',
    'U+2212': '4F1A−09C2−77D0−3B5E',
    'long vowel mark': '4F1Aー09C2ー77D0ー3B5E',
    'full-width hyphen': '4F1A－09C2－77D0－3B5E',
    'O for 0': '4F1A-O9C2-77DO-3B5E',
  }
  for (const [name, typed] of Object.entries(spellings))
    assert.deepEqual(parseMprId(typed), { ok: true, value: MPR }, name)
})

test('what comes along with a paste and cannot be seen is no part of a code', () => {
  const marks = {
    'zero width space': '\u200b',
    joiners: '\u200c\u200d',
    'marks of direction': '\u200e\u200f\u061c',
    embeddings: '\u202a\u202c\u202e',
    isolates: '\u2066\u2069',
    'word joiner': '\u2060',
    'soft hyphen': '\u00ad',
    BOM: '\ufeff',
    'variation selectors': '\ufe0e\ufe0f\u{e0100}',
    'interlinear marks': '\ufff9\ufffa\ufffb',
    'object replacement': '\ufffc',
    'Hangul fillers': '\u115f\u1160\u3164\uffa0',
    Braille: '\u2800',
    'Mongolian selectors': '\u180b\u180e',
    tags: '\u{e0001}\u{e0041}\u{e007f}',
    'combining grapheme joiner': '\u034f',
    'controls of a scanner': '\u0000\u001d\u0002\u0085',
  }
  for (const [name, mark] of Object.entries(marks))
    for (const typed of [`${mark}${MPR}`, `${MPR}${mark}`, `4F1A${mark}-09C2-7${mark}7D0-3B5E`])
      assert.deepEqual(parseMprId(typed), { ok: true, value: MPR }, name)
})

test('a label before a code, and quotes or brackets around it, are read', () => {
  const spellings = [
    'MPR ID: 4F1A-09C2-77D0-3B5E',
    'MPR ID：4F1A-09C2-77D0-3B5E',
    'ＭＰＲ　ＩＤ　４Ｆ１Ａ－０９Ｃ２－７７Ｄ０－３Ｂ５Ｅ',
    'mpr-id 4f1a-09c2-77d0-3b5e',
    '「4F1A-09C2-77D0-3B5E」',
    '『4F1A-09C2-77D0-3B5E』。',
    '"4F1A-09C2-77D0-3B5E"',
    '“4F1A-09C2-77D0-3B5E”',
    "'4F1A-09C2-77D0-3B5E'",
    '（4F1A-09C2-77D0-3B5E）',
    '【MPR ID】4F1A-09C2-77D0-3B5E',
    '「MPR ID: 4F1A-09C2-77D0-3B5E」',
    'MPR ID：「4F1A-09C2-77D0-3B5E」',
    '・MPR ID = 4F1A-09C2-77D0-3B5E、',
    '<4F1A-09C2-77D0-3B5E>',
    '="4F1A09C277D03B5E"',
    '**4F1A-09C2-77D0-3B5E**',
    '機器の底面: 4F1A-09C2-77D0-3B5E',
    'S/N 4F1A-09C2-77D0-3B5E',
    'アクティベーションキーNo. 4F1A-09C2-77D0-3B5E',
    'Activation Key No. 4F1A-09C2-77D0-3B5E',
    'アクティベーションキーナンバー：4F1A-09C2-77D0-3B5E',
  ]
  for (const typed of spellings) assert.deepEqual(parseMprId(typed), { ok: true, value: MPR }, typed)
  for (const typed of [
    'Registration ID: BC41-07E2',
    '登録ID BC41-07E2',
    'レジストレーション ID BC41-07E2',
    'ID: BC41-07E2',
    '(BC41-07E2)',
  ])
    assert.deepEqual(parseRegistrationId(typed), { ok: true, value: 'BC4107E2' }, typed)
})

test('a MAC address is read behind its label too', () => {
  for (const label of ['MAC address ', 'MACアドレス　', 'mac ', 'MAC', ''])
    assert.deepEqual(parseDigits(`${label}02-1A-2B-3C-4D-5E`, 12), { ok: true, value: '021A2B3C4D5E' }, label)
})

test('what is wrong with a text is said', () => {
  const table: [string, object][] = [
    ['', { kind: 'empty' }],
    [' 　-ー\t', { kind: 'empty' }],
    ['4F1A-09C2-77D0-3B5', { kind: 'length', want: 16, got: 15 }],
    ['F'.repeat(5000), { kind: 'length', want: 16, got: 5000 }],
    ['4F1A-09C2-77D0-3B5G', { kind: 'characters', found: 'G' }],
    ['MPR ID: 4F1A-09C2-77D0-3B5', { kind: 'length', want: 16, got: 15 }],
    ['MPR ID：', { kind: 'empty' }],
    ['MPR ID', { kind: 'empty' }],
    ['\u200b\u3164\u2800\u00ad', { kind: 'empty' }],
    ['4F1A\ufffd09C277D03B5E', { kind: 'characters', found: '\ufffd' }],
    ['あいう', { kind: 'characters', found: 'あ' }],
    ['KX-VCS701W', { kind: 'product-number' }],
    ['ｋｘ－ｖｃｓ７０３ｗ', { kind: 'product-number' }],
    ...['VCS701W', 'VCS701', 'HDCOM-TRIAL', 'MPCS-12', 'MPCS-36', 'MPCS-TRIAL'].map((product): [string, object] => [
      product,
      { kind: 'product-number' },
    ]),
    ['No. KX-VCS701W', { kind: 'product-number' }],
    ['品番：KX-VCS701W', { kind: 'product-number' }],
    ['KX-VCS701W 3F06-A1B8', { kind: 'characters', found: 'K' }],
    ['VCS70', { kind: 'characters', found: 'V' }],
    ['VCS7AB', { kind: 'characters', found: 'V' }],
    ['3F06-A1B8 KX-VCS701W', { kind: 'characters', found: 'K' }], // a product behind a code is no product alone
    ['G4F1A09C277D03B5', { kind: 'characters', found: 'G' }], // as long as a code
  ]
  for (const [typed, issue] of table) assert.deepEqual(parseMprId(typed), { ok: false, issue }, typed.slice(0, 20))
})

test('a whole card pasted into one field gives both codes', () => {
  const card = { activationKeyNo: '3F06A1B822C49D70', registrationId: 'BC4107E2' }
  const pastes = [
    '3F06-A1B8-22C4-9D70 BC41-07E2',
    'Activation Key No. 3F06-A1B8-22C4-9D70\nRegistration ID BC41-07E2',
    'Activation Key No.：3F06A1B822C49D70　Registration ID：BC4107E2',
    'アクティベーションキーナンバー 3f06 a1b8 22c4 9d70 レジストレーション ID bc41 07e2',
    'Registration ID BC4107E2 Activation Key No. 3F06A1B822C49D70',
    '3F06ーA1B8ー22C4ー9D70\tBC41ー07E2',
    'KX-VCS701W 3F06-A1B8-22C4-9D70 BC41-07E2',
    'Card 3F06-A1B8-22C4-9D70 BC41-07E2', // a label of four letters, hex digits among them
    'ABC 3F06-A1B8-22C4-9D70 BC41-07E2', // and one of hex digits alone that is no group of four
    'BC4107E2 3F06A1B822C49D70', // by the lengths of the words
    '3F06A1B8 22C49D70 BC4107E2',
    '3F06 A1B822C49D70BC41 07E2',
    '3F06A1B822C49D70BC4107E2',
    'Registration ID BC41 07E2 Activation Key No. 3F06 A1B8 22C4 9D70', // by the labels
    'Registration  ID: BC41 07E2\nActivation  Key: 3F06 A1B8 22C4 9D70',
    'RegistrationID BC41 07E2 ActivationKey 3F06 A1B8 22C4 9D70',
    'レジストレーション ID BC41 07E2 アクティベーション キー 3F06 A1B8 22C4 9D70',
    'レジストレーションID BC41 07E2 アクティベーションキー 3F06 A1B8 22C4 9D70',
    `${' '.repeat(400 - 24)}3F06A1B822C49D70BC4107E2`, // as long as a paste may be
  ]
  for (const paste of pastes) assert.deepEqual(parseCard(paste), card, paste)
  for (const other of [
    '',
    '3F06-A1B8-22C4-9D70',
    'x'.repeat(9000),
    'アクティベーションキー',
    `${' '.repeat(401 - 24)}3F06A1B822C49D70BC4107E2`,
    '3F06-A1B8-22C4-9D70 BC41-07E2 AAAA',
  ])
    assert.equal(parseCard(other), undefined, other.slice(0, 40))
})

test('all three codes pasted into one field, as a row of a spreadsheet has them', () => {
  const codes = { mprId: MPR, activationKeyNo: '3F06A1B822C49D70', registrationId: 'BC4107E2' }
  const pastes = [
    `${MPR}\t3F06A1B822C49D70\tBC4107E2`,
    '4F1A-09C2-77D0-3B5E\t3F06-A1B8-22C4-9D70\tBC41-07E2\r\n',
    '4F1A 09C2 77D0 3B5E\t3F06 A1B8 22C4 9D70\tBC41 07E2',
    'みなと映像\t4F1A-09C2-77D0-3B5E\t3F06-A1B8-22C4-9D70\tBC41-07E2',
    '\u200e4F1A-09C2-77D0-3B5E\t\u200e3F06-A1B8-22C4-9D70\t\u200eBC41-07E2',
    'MPR ID\tActivation Key No.\tRegistration ID\n4F1A-09C2-77D0-3B5E\t3F06-A1B8-22C4-9D70\tBC41-07E2',
    'Activation Key No.\tRegistration ID\tMPR ID\n3F06-A1B8-22C4-9D70\tBC41-07E2\t4F1A-09C2-77D0-3B5E',
    'Registration ID: BC41-07E2 / Activation Key No.: 3F06-A1B8-22C4-9D70 / MPR ID: 4F1A-09C2-77D0-3B5E',
    'MPR ID：4F1A-09C2-77D0-3B5E\nアクティベーションキー：3F06-A1B8-22C4-9D70\nレジストレーション ID：BC41-07E2',
    `MPRID ${MPR} RegistrationID BC4107E2 ActivationKey 3F06A1B822C49D70`, // labels written as one word
    `レジストレーションID BC4107E2 アクティベーションキー 3F06A1B822C49D70 MPR ID ${MPR}`,
    `レジストレーション ID BC4107E2 アクティベーション キー 3F06A1B822C49D70 MPR ID ${MPR}`,
    `Activation Key No. / MPR ID: ${MPR} 3F06A1B822C49D70 BC4107E2`, // two labels are no order
    `${' '.repeat(400 - 40)}${MPR}3F06A1B822C49D70BC4107E2`, // as long as a paste may be
    `${MPR}3F06A1B822C49D70BC4107E2`, // a column, whose line ends a browser takes out of a field
    '4F1A-09C2-77D0-3B5E3F06-A1B8-22C4-9D70BC41-07E2',
  ]
  for (const paste of pastes) assert.deepEqual(parseCodes(paste), codes, paste)
  for (const other of [
    '',
    MPR,
    '3F06-A1B8-22C4-9D70 BC41-07E2',
    `BC4107E2\t${MPR}\t3F06A1B822C49D70`, // which of the two is the card's?
    `${MPR}\t3F06A1B822C49D70\tBC4107E2\tAAAA`,
    `${MPR}3F06A1B8\t22C49D70\tBC4107E2`, // a word that holds the end of one code and the start of the next
    `${MPR}\t3F06A1B822C49D70BC41\t07E2`,
    `${' '.repeat(401 - 40)}${MPR}3F06A1B822C49D70BC4107E2`,
    `${' '.repeat(400)}${MPR}\t3F06A1B822C49D70\tBC4107E2`,
  ])
    assert.equal(parseCodes(other), undefined, other.trim())
})

test('a code is shown in groups of four', () => {
  assert.equal(formatCode(MPR as MprId), '4F1A-09C2-77D0-3B5E')
  assert.equal(formatCode('BC4107E2' as RegistrationId), 'BC41-07E2')
})

test('every code shown can be typed back', () => {
  const digits = fc.array(fc.constantFrom(...'0123456789ABCDEF'), { minLength: 16, maxLength: 16 })
  fc.assert(
    fc.property(digits, letters => {
      const code = letters.join('') as MprId
      assert.deepEqual(parseActivationKeyNo(formatCode(code)), { ok: true, value: code })
      assert.deepEqual(parseRegistrationId(formatCode(code.slice(8) as MprId)), { ok: true, value: code.slice(8) })
    }),
  )
})

/** Half of them what keyboards have, half anything at all, lone surrogates too. */
const character = fc.oneof(
  fc.integer({ min: 0, max: 0x7f }).map(code => String.fromCodePoint(code)),
  fc.integer({ min: 0, max: 0x10ffff }).map(code => String.fromCodePoint(code)),
)

test('no text makes a parser throw, and what passes is 16 hex digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: character }), typed => {
      const parsed = parseMprId(typed)
      if (parsed.ok) assert.match(parsed.value, /^[0-9A-F]{16}$/)
      parseCard(typed)
      parseCodes(typed)
    }),
  )
})
