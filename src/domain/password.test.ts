import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closedUp, decidePasswordLength, guessedWords, passwordForm, withoutHabits, withoutWords } from './password.ts'

const OWNER = {
  loginId: 'K7M2QX94TD',
  company: 'みなと映像システム株式会社',
  contactName: '高橋 直子',
  email: 'n.takahashi@minato-eizo.example',
}

test('15 to 128 characters, counted as people count (C1)', () => {
  const table: [string, string | undefined][] = [
    ['', 'password-too-short'],
    ['a'.repeat(14), 'password-too-short'],
    ['a'.repeat(15), undefined],
    ['🙂'.repeat(14), 'password-too-short'],
    ['🙂'.repeat(15), undefined],
    [' '.repeat(15), undefined],
    ['会'.repeat(128), undefined],
    ['🙂'.repeat(128), undefined],
    ['a'.repeat(129), 'password-too-long'],
    ['🙂'.repeat(129), 'password-too-long'],
  ]
  for (const [password, refusal] of table) {
    const expected = refusal ? { ok: false, refusal } : { ok: true, value: password }
    assert.deepEqual(decidePasswordLength(password), expected, password)
  }
})

test('a password has one form, however a keyboard sends it, and is exact otherwise (RFC 8265)', () => {
  const table: [string, string, string][] = [
    ['kana in two pieces', 'カ\u3099ラスの屋根', 'ガラスの屋根'],
    ['an accent in two pieces', 'cafe\u0301', 'café'],
    ['every space', 'a\u3000b\u00a0c\u2009d e', 'a b c d e'],
    ['spaces at the ends', ' a ', ' a '],
    ['width', 'ＡＢＣ ﾊﾋﾌ ①²', 'ＡＢＣ ﾊﾋﾌ ①²'],
    ['case', 'AbC', 'AbC'],
    ['joiners', '👩‍💻', '👩‍💻'],
  ]
  for (const [name, typed, form] of table) assert.equal(passwordForm(typed), form, name)
})

test('words with something between them are as easily guessed as without', () => {
  for (const typed of ['correct horse battery staple', 'Correct-Horse_battery.staple', 'correct　horsebattery staple'])
    assert.equal(withoutWords(closedUp(typed), guessedWords(OWNER)), '', typed)
})

test('what a guesser knows of the service and the account counts for nothing', () => {
  const words = guessedWords(OWNER)
  const table: [string, string][] = [
    ['tsunagarunet2026', '2026'],
    ['ＴｓｕｎａｇａｒｕＮｅｔ2026', '2026'],
    ['つながるねっと!つながるねっと!', '!!'],
    ['Panasonic-HDVC-2026', '--2026'],
    ['k7m2qx94td/K7M2QX94TD', '/'],
    ['N.Takahashi@minato-eizo.example!', '!'],
    ['takahashi is at minato', ' is at '],
    ['みなと映像システム株式会社の高橋', 'の'],
    ['what I typed on a rainy day', 'what i typed on a rainy day'],
  ]
  for (const [password, rest] of table) assert.equal(withoutWords(password, words), rest, password)
})

test('what people add to a password that must be longer counts for nothing', () => {
  const table: [string, string][] = [
    ['Administrator2026!', 'administrator'],
    ['1qaz@WSX3edc$RFV', ''],
    ['zaqxswcdevfrbgtnhymju', ''],
    ['qwerty2026qwerty', 'qwertyqwerty'],
    ['!!!P@ssword1234', 'p2ssword'],
    ['雨の音を聞く2026年。', '雨の音を聞く年'],
    ['rain at 1999 roofs', 'rain at  roofs'],
    ['9ol.0 rain .lo roofs', ' rain  roofs'],
    ['old schools of loire', 'old schools of loire'], // two keys of that column, and no walk
    ['x7#Lq-92vR!tmZ_e', 'x73lq-92vr1tmz_e'],
  ]
  for (const [password, rest] of table) assert.equal(withoutHabits(password), rest, password)
})

test('an account without a contact has its own words as well', () => {
  assert.ok(guessedWords({ ...OWNER, contactName: null }).includes('minato-eizo.example'))
})

test('a Latin word of an account counts from four letters, one of kana or kanji from two', () => {
  const owner = { loginId: 'abc', company: '株式会社ABC 商事', contactName: '林 Lee', email: 'ono@k-t-mita.example' }
  const words = guessedWords(owner)
  const table: [word: string, counts: boolean][] = [
    ['abc', false],
    ['lee', false],
    ['ono', false],
    ['mita', true],
    ['林', false],
    ['商事', true],
  ]
  for (const [word, counts] of table) assert.equal(words.includes(word), counts, word)
})

test('each word of the product is one that a guesser tries first, however it is typed', () => {
  const words = guessedWords({ loginId: '', company: '', contactName: null, email: '' })
  const expected =
    'tsunagarunet tsunagaru つながるねっと ツナガルネット つながる キー管理システム サービス hdcom hdコム hdvc mpcs visual communication モバイル live kx-vcs701w kx-vcs703w kx-vcs kxvcs701w kxvcs703w kxvcs panasonic パナソニック connect コネクト www3 販売店 法人のお客様 新規登録 操作説明書 操作説明 接続番号 利用期限 期間の延長 システム 登録 registration activation レジストレーション アクティベーション password パスワード 登録id'
  const phrases =
    'correcthorsebatterystaple trustno1 thequickbrownfoxjumpsoverthelazydog thequickbrownfox tobeornottobethatisthequestion tobeornottobe loremipsumdolorsitamet loremipsum maytheforcebewithyou iwillalwaysloveyou nevergonnagiveyouup twinkletwinklelittlestar maryhadalittlelamb supercalifragilisticexpialidocious antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis happybirthdaytoyou happynewyear onceuponatime godisgood allthetime jesuslovesme ilovemymotherandfather ilovemymother ilovemyfather ilovemyfamily onetwothreefourfivesix onetwothreefourfive onetwothreefour mondaytuesdaywednesday januaryfebruarymarch arigatougozaimasu arigatogozaimasu yoroshikuonegaishimasu yoroshikuonegai otsukaresamadesu ohayougozaimasu konnichiwa aiueokakikukekosashisuseso aiueokakikukeko aiueo kakikukeko sashisuseso irohanihoheto thisismypassword thisisapassword mypasswordis letmein いろはにほへと ちりぬるを あいうえお かきくけこ さしすせそ たちつてと なにぬねの じゅげむ すもももももももものうち'
  assert.deepEqual(words.toSorted(), [...expected.split(' '), ...phrases.split(' ')].toSorted())
  for (const typed of ['ＫＸ－ＶＣＳ７０１Ｗ', 'PanaSonic', 'ﾊﾟﾅｿﾆｯｸ'])
    assert.equal(withoutWords(typed, words), '', typed)
})
