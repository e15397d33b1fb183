import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
import type { Lane } from './lanes.ts'
import { createPasswords } from './passwords.ts'

const ONE = 'ガラスの屋根に雨が降る café'
const TWO = ONE.normalize('NFD')

test('a password is one, whether a keyboard sends its letters in one piece or in two', async () => {
  const passwords = createPasswords()
  for (const chosen of [ONE, TWO]) {
    const kept = await passwords.hash(chosen)
    for (const typed of [ONE, TWO]) assert.equal(await passwords.verify(typed, kept), true)
    assert.equal(await passwords.verify(ONE.normalize('NFKC').toUpperCase(), kept), false)
    assert.equal(await passwords.verify(` ${ONE}`, kept), false, 'it is exact otherwise')
  }
})

test('a stranger’s guess waits in a lane of its own; all else goes with whoever is known (C23)', async () => {
  const taken: Lane[] = []
  const passwords = createPasswords((lane, work) => {
    taken.push(lane)
    return work()
  })
  const lanesOf = async (work: Promise<unknown>) => {
    await work
    return taken.splice(0)
  }
  const kept = await passwords.hash(ONE)
  // The first look makes the dummy as well.
  assert.deepEqual(await lanesOf(passwords.verify(ONE, kept)), ['known', 'known', 'known'])
  assert.deepEqual(await lanesOf(passwords.verify('wrong', kept, 'stranger')), ['stranger'])
  assert.deepEqual(await lanesOf(passwords.verify('wrong', undefined, 'stranger')), ['stranger'])
  assert.deepEqual(await lanesOf(passwords.hash(ONE)), ['known'])
})

test('an older hash, of a password as it was typed then, still opens', async () => {
  const passwords = createPasswords()
  const older = await hash(TWO)
  assert.equal(await passwords.verify(TWO, older), true)
  assert.equal(await passwords.verify('another one of nine words', older), false)
  assert.equal(await passwords.verify(TWO, undefined), false)
})
