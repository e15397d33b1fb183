import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { MprId, RegistrationKey } from './codes.ts'
import { makeRegistrationKey, registrationKeyFits } from './registrationKey.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase()
const mprIds = fc.uint8Array({ minLength: 8, maxLength: 8 }).map(bytes => hex(bytes) as MprId)
const chance = fc.uint8Array({ minLength: 6, maxLength: 6 })

test('a key has 16 hex digits and fits its device (R9)', () => {
  fc.assert(
    fc.property(chance, mprIds, (random, mprId) => {
      const key = makeRegistrationKey(random, mprId)
      assert.match(key, /^[0-9A-F]{16}$/)
      assert.ok(registrationKeyFits(key, mprId))
    }),
  )
})

test('the check is CRC-16/CCITT-FALSE over MPR ID and key (R9)', () => {
  const key = makeRegistrationKey(Uint8Array.of(7, 0x58, 0x2c, 0x91, 0xe4, 0xa0), '4F1A09C277D03B5E' as MprId)
  assert.equal(key, '07582C91E4A042B4')
  const more = Uint8Array.of(7, 0x58, 0x2c, 0x91, 0xe4, 0xa0, 1, 2)
  assert.equal(makeRegistrationKey(more, '4F1A09C277D03B5E' as MprId), key, 'six bytes are taken')
})

test('every single wrong digit and every swap of neighbours is seen without the network', () => {
  const key = makeRegistrationKey(Uint8Array.of(7, 88, 0x2c, 0x91, 0xe4, 0xa0), '4F1A09C277D03B5E' as MprId)
  const fits = (text: string) => registrationKeyFits(text as RegistrationKey, '4F1A09C277D03B5E' as MprId)
  for (let i = 0; i < 16; i++) {
    for (const digit of '0123456789ABCDEF')
      if (digit !== key[i]) assert.ok(!fits(key.slice(0, i) + digit + key.slice(i + 1)), `digit ${i} → ${digit}`)
    const swapped = key.slice(0, i) + (key[i + 1] ?? '') + key[i] + key.slice(i + 2)
    if (swapped !== key) assert.ok(!fits(swapped), `swap at ${i}`)
  }
})

test("another device's key does not fit, but for one chance in 65,536", () => {
  let fitted = 0
  fc.assert(
    fc.property(chance, mprIds, mprIds, (random, mine, theirs) => {
      if (mine !== theirs && registrationKeyFits(makeRegistrationKey(random, mine), theirs)) fitted++
    }),
    { numRuns: 2000, seed: 1 },
  )
  assert.ok(fitted <= 3, `${fitted} of 2000 fitted`)
})
