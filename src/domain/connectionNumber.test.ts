// 接続番号: drawn evenly, read as stored, shown in groups (R8).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  type ConnectionNumber,
  drawConnectionNumber,
  formatConnectionNumber,
  parseConnectionNumber,
  prefixOf,
} from './connectionNumber.ts'

/** Chance that says these numbers, one after the other. */
function saying(...values: number[]) {
  return (bytes: number) => {
    assert.equal(bytes, 4)
    const buffer = Buffer.alloc(4)
    buffer.writeUInt32BE(values.shift()!)
    return buffer
  }
}

test('a number is a prefix and eight digits; what would favour low numbers is drawn again', () => {
  const table: [string, number[], string][] = [
    ['the lowest', [0], '11100000000'],
    ['with zeros in front', [42], '11100000042'],
    ['the highest', [99_999_999], '11199999999'],
    ['the remainder counts', [100_000_042], '11100000042'],
    ['the last of 42 even rounds', [4_199_999_999], '11199999999'],
    ['the first beyond them', [4_200_000_000, 7], '11100000007'],
    ['the largest, twice', [4_294_967_295, 4_294_967_295, 7], '11100000007'],
  ]
  for (const [name, values, expected] of table)
    assert.equal(drawConnectionNumber('111', saying(...values)), expected, name)
})

test('only 111, 117 or 118 and eight digits are a number', () => {
  for (const text of ['11148207315', '11700000001', '11899999999']) assert.equal(parseConnectionNumber(text), text)
  const others = ['', '11248207315', '1114820731', '111482073150', '0111482073155', 'a11148207315', '111-4820-7315']
  for (const text of others) assert.equal(parseConnectionNumber(text), undefined, text)
})

test('a number is shown as 111-2345-6789, and its prefix is known', () => {
  assert.equal(formatConnectionNumber('11123456789' as ConnectionNumber), '111-2345-6789')
  assert.equal(prefixOf('11823456789' as ConnectionNumber), '118')
})
