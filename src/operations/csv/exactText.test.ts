import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exactText } from './exactText.ts'
import { readRows } from './read.ts'
import { inShiftJis, unwritable } from './shiftJis.ts'
import { csvText } from './text.ts'

const COLUMNS = {
  a: { title: 'A', names: ['a'], required: true },
  b: { title: 'B', names: ['b'], required: true },
}
const sign = fc.constantFrom('=', '+', '-', '@', "'", '"', '="', '\t', '\r', '\r\n', '\n', ',', ';', '＝', '＠', ' ')
const cell = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(sign, fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 6 }).map(parts => parts.join('')),
  fc.constantFrom('="0012"', `'="0012"`, `''`, '=1+1', '＝1', '12-3', '0012', '種別', '①', '～', '𠮟', 'é'),
)
/** A lone half of a pair is no letter of any file. */
const whole = cell.filter(text => text.isWellFormed() && !text.includes('\0'))

async function readBack(bytes: Buffer): Promise<string[][]> {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7)
  }
  const rows = (await Array.fromAsync(readRows(pieces(), COLUMNS))).flat()
  return rows.map(({ cells }) => [cells.a, cells.b])
}

test('what is written is read back as it was, in UTF-8 and, where it can be written, in Shift_JIS', async () => {
  const rows = fc.array(
    fc.tuple(
      whole.map(text => `x${text}`),
      whole,
    ),
    { maxLength: 5 },
  )
  await fc.assert(
    fc.asyncProperty(rows, async list => {
      const text = exactText([['A', 'B'], ...list])
      assert.deepEqual(await readBack(Buffer.from(`\uFEFF${text}`)), list)
      if (unwritable(text).length === 0) assert.deepEqual(await readBack(inShiftJis(text)), list)
    }),
    { numRuns: 2000 },
  )
})

test('no cell begins with a sign that is calculated; all others are as csv-stringify writes them (C15)', () => {
  fc.assert(
    fc.property(whole, text => {
      const written = exactText([[text, 'x']])
      assert.doesNotMatch(written, /^"?[=+\-@\t\r＝＋－＠]/)
      if (!/^['=]/.test(text)) assert.equal(written, csvText([[text, 'x']], false))
    }),
  )
})

test('Shift_JIS: every letter that it has is written as it is read, and the others are named', () => {
  const decoder = new TextDecoder('windows-31j', { fatal: true })
  let letters = 0
  for (let code = 1; code < 0x10000; code++) {
    const letter = String.fromCharCode(code)
    if (unwritable(letter).length > 0) continue
    letters++
    assert.equal(decoder.decode(inShiftJis(letter)), letter)
  }
  assert.ok(letters > 7000, `${letters} letters`)
  assert.deepEqual(inShiftJis('①～∵纊ｱA').toString('hex'), '8740816081e6fa5cb141')
  assert.deepEqual(unwritable('納入先é𠮟é〜'), ['é', '𠮟', '〜'])
  assert.throws(() => inShiftJis('é'))
})
