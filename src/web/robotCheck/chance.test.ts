import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chanceFrom, keyedChance } from './chance.ts'

test('the bytes handed in become numbers from 0 to 1 (excluded)', () => {
  const bytes = [
    [0, 0, 0, 0],
    [128, 0, 0, 0],
    [255, 255, 255, 255],
  ].map(row => Uint8Array.from(row))
  const chance = chanceFrom(() => bytes.shift()!)
  assert.deepEqual([chance(), chance()], [0, 0.5])
  assert.ok(chance() < 1)
})

test('a key always gives the same row, another key another one, and the row is even', () => {
  const rowOf = (byte: number) => Array.from({ length: 5000 }, keyedChance(new Uint8Array(32).fill(byte)))
  assert.deepEqual(rowOf(1), rowOf(1))
  assert.notDeepEqual(rowOf(1).slice(0, 5), rowOf(2).slice(0, 5))
  const counts = Array.from({ length: 10 }, (_, tenth) => rowOf(1).filter(x => Math.floor(x * 10) === tenth).length)
  for (const count of counts) assert.ok(Math.abs(count - 500) < 100, String(counts))
})
