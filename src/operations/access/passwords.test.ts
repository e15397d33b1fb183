import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hash } from '@node-rs/argon2'
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

test('whoever is known is looked at before strangers who wait already, and after those whose turn it is (C23)', async () => {
  const passwords = createPasswords()
  const kept = await passwords.hash(ONE)
  const done: string[] = []
  const look = (name: string, lane?: 'known' | 'stranger') =>
    passwords.verify('wrong', kept, lane).then(() => void done.push(name))
  const strangers = Array.from({ length: 20 }, (_, i) => look(`stranger ${i}`, 'stranger'))
  const known = [look('known'), passwords.hash(ONE).then(() => void done.push('a new one'))]
  await Promise.all([...strangers, ...known])
  for (const name of ['known', 'a new one']) assert.ok(done.indexOf(name) <= 4, `${name} came ${done.indexOf(name)}`)
  assert.equal(done.length, 22)
})

test('an older hash, of a password as it was typed then, still opens', async () => {
  const passwords = createPasswords()
  const older = await hash(TWO)
  assert.equal(await passwords.verify(TWO, older), true)
  assert.equal(await passwords.verify('another one of nine words', older), false)
  assert.equal(await passwords.verify(TWO, undefined), false)
})
