// What people copy along with a code, and what they do not: digits between colons are a code's own.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LONGEST_PASTE, unwrapped, withoutLabel } from './around.ts'

test('a label ends at its last colon or equals sign, and has a letter that no code has', () => {
  const table: [typed: string, rest: string][] = [
    ['4F1A-09C2', '4F1A-09C2'],
    ['MPR ID: 4F1A-09C2', '4F1A-09C2'],
    ['キー = 「4F1A-09C2」', '4F1A-09C2'],
    ['製品: MPR ID: 4F1A-09C2', '4F1A-09C2'],
    ['ID:', 'ID'],
    ['02:1A:2B:3C:4D:5E', '02:1A:2B:3C:4D:5E'], // hex digits are no label
    ['02:1A:2B:3C:4D:5G', '02:1A:2B:3C:4D:5G'], // nor does a wrong letter behind them make them one
    ['号:4F1A-09C2', '4F1A-09C2'], // a label of one letter
    ['be:ef', 'be:ef'],
    ['12:30', '12:30'],
    ['（４：５）', '４：５'],
    ['', ''],
  ]
  for (const [typed, rest] of table) assert.equal(withoutLabel(typed), rest, typed)
})

test('quotes, brackets and bullets go from both ends, and stay within', () => {
  const table: [typed: string, rest: string][] = [
    ['「4F1A・09C2」。', '4F1A・09C2'],
    ['■ 4F1A (09C2)', '4F1A (09C2'],
    ['😀', '😀'],
    ['「」', ''],
    ['', ''],
  ]
  for (const [typed, rest] of table) assert.equal(unwrapped(typed), rest, typed)
})

test('a text that is too long for a code stays as it is', () => {
  const padded = (length: number) => `${' '.repeat(length - 4)}4F1A`
  assert.equal(withoutLabel(padded(LONGEST_PASTE)), '4F1A')
  assert.equal(withoutLabel(padded(LONGEST_PASTE + 1)), padded(LONGEST_PASTE + 1))
})
