import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sameAnswer } from './answer.ts'

test('what people type is read kindly', () => {
  const rows: [string, string, boolean][] = [
    ['CEH379', 'CEH379', true],
    ['CEH379', 'ceh379', true],
    ['CEH379', ' CEH 379 ', true],
    ['CEH379', 'ＣＥＨ３７９', true],
    ['CEH379', 'ｃｅｈ　３７９', true],
    ['CEH379', 'CEH37', false],
    ['CEH379', 'CEH3799', false],
    ['CEH379', '973HEC', false],
    ['CEH379', '', false],
    ['CEH379', '　', false],
    ['052741', '052741', true],
    ['052741', '０５２７４１', true],
    ['052741', '0 5 2 7 4 1', true],
    ['052741', '０、５、２、７、４、１。', true],
    ['052741', '052-741', true],
    ['052741', '０５２ー７４１', true],
    ['052741', '052−741', true],
    ['052741', '52741', false],
    ['052741', '147250', false],
  ]
  for (const [expected, typed, same] of rows) assert.equal(sameAnswer(expected, typed), same, JSON.stringify(typed))
})
