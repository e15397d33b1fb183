import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asIssued } from './issuedLogin.ts'

test('a password that was issued is read however it was typed or pasted', () => {
  const issued = 'H7KQ2MXWC9RTF4PJ'
  const spellings = [
    issued,
    issued.toLowerCase(),
    ` ${issued}\t`,
    `　${issued}　`,
    'Ｈ７ＫＱ２ＭＸＷＣ９ＲＴＦ４ＰＪ',
    `パスワード： ${issued}`,
    `「${issued}」`,
    `\ufeffH7KQ2MXW\u00adC9RTF4PJ\u200b`,
  ]
  for (const typed of spellings) assert.equal(asIssued(typed), issued, typed)
})

test('any other text is none', () => {
  for (const typed of [
    '',
    'H7KQ2MXWC9RTF4P',
    'H7KQ2MXWC9RTF4PJJ',
    'H7KQ2MXWC9RTF4P0',
    'H7KQ 2MXW C9RT F4PJ',
    'a sentence of mine',
  ])
    assert.equal(asIssued(typed), undefined, typed)
})
