import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loadImage } from '@napi-rs/canvas'
import { seeded } from '#test/support/seeded'
import { drawImageText, drawText, imageTextLetters } from './imageText.ts'

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

test('a picture is a WebP of 336 × 114, and small', async () => {
  const webp = Buffer.from(await drawImageText('CEH379', seeded(1)))
  assert.match(webp.toString('latin1', 0, 12), /^RIFF.{4}WEBP$/s)
  const { width, height } = await loadImage(webp)
  assert.deepEqual([width, height], [336, 114])
  assert.ok(webp.length < 6 * 1024, `${webp.length} bytes`)
})

test('the same chance draws the same picture, another chance another one', async () => {
  const [first, again, other] = await Promise.all([1, 1, 2].map(seed => drawImageText('CEH379', seeded(seed))))
  assert.deepEqual(first, again)
  assert.notDeepEqual(first, other)
})
