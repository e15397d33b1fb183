import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countedMailbox, type EmailAddress, parseEmailAddress, sameMailbox } from './emailAddress.ts'

const long = (length: number) => 'a'.repeat(length)

test('an address as typed: tidied, its domain in ASCII, or why it is none', () => {
  const table: [string, string, string][] = [
    ['plain', 'takahashi@minato.example', 'takahashi@minato.example'],
    ['spaces around it', ' takahashi@minato.example\n', 'takahashi@minato.example'],
    ['full-width', 'ｔａｒｏ＠ｔｅｓｔ．ｅｘａｍｐｌｅ', 'taro@test.example'],
    ['plus signs and case of the local part stay', 'Taro+Keys+2@Test.Example', 'Taro+Keys+2@test.example'],
    ['IDN', 'info@例え.テスト', 'info@xn--r8jz45g.xn--zckzah'],
    ['IDN, composed and decomposed alike', 'info@bu\u0308cher.example', 'info@xn--bcher-kva.example'],
    ['an ideographic full stop', 'info@例え。jp', 'info@xn--r8jz45g.jp'],
    ['its label', 'メールアドレス：taro@test.example', 'taro@test.example'],
    ['as a link has it', 'mailto:taro@test.example', 'taro@test.example'],
    ['in brackets', '<taro@test.example>', 'taro@test.example'],
    ['in Japanese brackets with its label', 'E-mail: 「taro@test.example」', 'taro@test.example'],
    ['from a sentence', 'taro@test.example。', 'taro@test.example'],
    ['from a sentence, in brackets', '「taro@test.example」、', 'taro@test.example'],
    ['from an English sentence', 'taro@test.example.', 'taro@test.example'],
    ['from a list', 'taro@test.example;', 'taro@test.example'],
    ['an ideographic full stop at the end of a name that has them', 'info@例え。jp。', 'info@xn--r8jz45g.jp'],
    ['nothing but the end of a sentence', '。', 'empty'],
    ['dots in a row, as mobile carriers gave out', 'a..b.@docomo.example', 'a..b.@docomo.example'],
    ['odd signs that are allowed', "o'brien_/=?@x-y.example", "o'brien_/=?@x-y.example"],
    ['64 before the @', `${long(64)}@x.example`, `${long(64)}@x.example`],
    ['65 before the @', `${long(65)}@x.example`, 'length'],
    [
      '254 in all',
      `a@${long(63)}.${long(63)}.${long(63)}.${long(52)}.example`,
      `a@${long(63)}.${long(63)}.${long(63)}.${long(52)}.example`,
    ],
    ['255 in all', `a@${long(63)}.${long(63)}.${long(63)}.${long(53)}.example`, 'length'],
    ['too long to look at', `${long(2000)}@x.example`, 'length'],
    ['as long as is looked at, most of it spaces', `${' '.repeat(1000 - 11)}a@x.example`, 'a@x.example'],
    ['one longer', `${' '.repeat(1001 - 11)}a@x.example`, 'length'],
    ['nothing', '', 'empty'],
    ['only spaces', ' 　', 'empty'],
    ['nothing that is seen', '\u200b\u3164\u2800', 'empty'],
    ['marks that nobody sees', '\u2068ta\u00adro\u200b@te\u200dst.example\u2069\ufeff', 'taro@test.example'],
    ['a joiner that belongs to the domain', 'info@نامه\u200cای.example', 'info@xn--mgba3gch31f060k.example'],
    ['that joiner, and a line end', 'info@نامه\u200cای.example\n', 'info@xn--mgba3gch31f060k.example'],
    ['that joiner, at the end of a sentence', 'info@نامه\u200cای.example。', 'info@xn--mgba3gch31f060k.example'],
    ['that joiner, in brackets', 'Info: <info@نامه\u200cای.example>, ', 'info@xn--mgba3gch31f060k.example'],
    ['that joiner, in quotes', '「info@نامه\u200cای.example」', 'info@xn--mgba3gch31f060k.example'],
    ['that joiner, and marks of a paste', 'info@نامه\u200cای.exa\u200bmple\u200d.', 'info@xn--mgba3gch31f060k.example'],
    ['a joiner that a paste brought along', 'info@exa\u200dmple.jp', 'info@example.jp'],
    ['two addresses', 'a@x.example, b@x.example', 'several'],
    ['a line break within', 'a@x.example\r\nBcc: b@x.example', 'several'],
    ['a semicolon', 'a@x.example;b@x.example', 'several'],
    ['a space within', 'a b@x.example', 'several'],
    ['the empty cell of Braille within, a space to its reader', 'a\u2800b@x.example', 'several'],
    ['letters before the @ that are not ASCII', 'たろう@x.example', 'local-part'],
    ['no @', 'taro.example', 'form'],
    ['two @', 'a@b@x.example', 'form'],
    ['nothing before the @', '@x.example', 'form'],
    ['nothing after the @', 'taro@', 'form'],
    ['nothing after the @, whatever is before it', 'たろう@', 'form'],
    ['a dot at the start', '.taro@x.example', 'form'],
    ['quoted', '"taro"@x.example', 'form'],
    ['with a name', 'Taro<taro@x.example>', 'form'],
    ['a domain without a dot', 'taro@localhost', 'form'],
    ['an address of a machine', 'taro@192.0.2.1', 'form'],
    ['an address literal', 'taro@[192.0.2.1]', 'form'],
    ['a label of digits in the domain', 'taro@mail.1.example', 'taro@mail.1.example'],
    ['two dots in the domain', 'taro@x..example', 'form'],
    ['a hyphen at the end of a label', 'taro@x-.example', 'form'],
    ['a path in the domain', 'taro@x.example/y', 'form'],
    ['a port in the domain', 'taro@x.example:25', 'form'],
    ['a label of 64', `taro@${long(64)}.example`, 'form'],
  ]
  for (const [name, typed, expected] of table) {
    const parsed = parseEmailAddress(typed)
    assert.equal(parsed.ok ? parsed.value : parsed.issue, expected, name)
  }
})

test('what comes out is accepted again as it is, and holds nothing that a header could be broken with', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string({ unit: 'binary' })), typed => {
      const parsed = parseEmailAddress(typed)
      if (!parsed.ok) return
      assert.deepEqual(parseEmailAddress(parsed.value), parsed)
      assert.match(parsed.value, /^[\x21-\x7e]{3,254}$/)
    }),
  )
})

test('case does not make another mailbox', () => {
  assert.ok(sameMailbox('Taro@x.example', 'taro@x.example'))
  assert.ok(!sameMailbox('taro+a@x.example', 'taro@x.example'))
})

test('a limit counts addresses that differ after a + as one mailbox', () => {
  const table: [string, string][] = [
    ['Hana+keys@Example.jp', 'hana@example.jp'],
    ['hana@example.jp', 'hana@example.jp'],
    ['hana+a+b@example.jp', 'hana@example.jp'],
    ['+hana@example.jp', '+hana@example.jp'],
    ['+hana+keys@example.jp', '+hana+keys@example.jp'], // no name stands before the first +
  ]
  for (const [address, mailbox] of table) assert.equal(countedMailbox(address as EmailAddress), mailbox, address)
})
