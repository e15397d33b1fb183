import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drawImageText, drawText, imageTextLetters, sameImageText } from './imageText.ts'

/** The same row of chances each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), state | 1)
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61)
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

test('no two letters of the alphabet look alike, bent or with a line across', () => {
  const alike = ['0OQDCG', '1IL7', '2Z', '5S', '8B3', '6G', '69', 'UVY', '4A', 'EF', 'FPR', 'KR', 'MNW', 'HN']
  for (const group of alike) {
    const both = [...imageTextLetters].filter(letter => group.includes(letter))
    assert.ok(both.length <= 1, `${both.join(' and ')} look alike`)
  }
  assert.match(imageTextLetters, /^[A-Z0-9]+$/)
  assert.equal(new Set(imageTextLetters).size, imageTextLetters.length)
})

test('a text has six letters of the alphabet, and each letter has its turn', () => {
  const random = seeded(1)
  const texts = Array.from({ length: 100 }, () => drawText(random))
  for (const text of texts) assert.match(text, new RegExp(`^[${imageTextLetters}]{6}$`))
  assert.deepEqual([...new Set(texts.join(''))].sort(), [...imageTextLetters].sort())
  assert.equal(
    drawText(() => 0.9999999),
    imageTextLetters.at(-1)!.repeat(6),
  )
})

test('what people type is read kindly', () => {
  const rows: [string, boolean][] = [
    ['CEH379', true],
    ['ceh379', true],
    [' CEH 379 ', true],
    ['ＣＥＨ３７９', true],
    ['ｃｅｈ　３７９', true],
    ['CEH37', false],
    ['CEH3799', false],
    ['973HEC', false],
    ['', false],
    ['　', false],
  ]
  for (const [typed, same] of rows) assert.equal(sameImageText('CEH379', typed), same, JSON.stringify(typed))
})

test('a picture is a PNG of 400 × 136', async () => {
  const png = Buffer.from(await drawImageText('CEH379', seeded(1)))
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n')
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [400, 136])
})

test('the same chance draws the same picture, another chance another one', async () => {
  const [first, again, other] = await Promise.all([1, 1, 2].map(seed => drawImageText('CEH379', seeded(seed))))
  assert.deepEqual(first, again)
  assert.notDeepEqual(first, other)
})
