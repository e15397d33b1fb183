// The device's own check of a key (R9), written a second time and compared with the portal's.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { makeRegistrationKey } from '#domain/registrationKey'
import { keyFitsDevice } from '#simulator/device/keyCheck'
import { inGroups, readMprId } from '#simulator/device/mprId'
import { aKeyFor, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'

test('every key of the portal fits its device and no neighbour', () => {
  for (let i = 0; i < 500; i++) {
    const mprId = randomBytes(8).toString('hex').toUpperCase()
    const key = makeRegistrationKey(randomBytes(6), mprId as Parameters<typeof makeRegistrationKey>[1])
    assert.ok(keyFitsDevice(mprId, key), `${mprId} ${key}`)
    const neighbour = (BigInt(`0x${mprId}`) ^ 1n).toString(16).toUpperCase().padStart(16, '0')
    assert.ok(!keyFitsDevice(neighbour, key), `${neighbour} ${key}`)
  }
})

test('every single wrong digit and every swap of two neighbours is found', () => {
  const key = aKeyFor(MPR_ID)
  for (let place = 0; place < 16; place++) {
    for (const digit of '0123456789ABCDEF') {
      const wrong = key.slice(0, place) + digit + key.slice(place + 1)
      assert.equal(keyFitsDevice(MPR_ID, wrong), wrong === key, wrong)
    }
    const swapped = key.slice(0, place) + [...key.slice(place, place + 2)].reverse().join('') + key.slice(place + 2)
    assert.equal(keyFitsDevice(MPR_ID, swapped), swapped === key, swapped)
  }
  assert.ok(!keyFitsDevice(SECOND_ID, key))
  assert.ok(!keyFitsDevice(MPR_ID, key.slice(0, 15)))
})

test('an MPR ID is read as people type it, and shown in groups', () => {
  for (const typed of [
    '4f1a09c277d03b5e',
    '４Ｆ１Ａ－０９Ｃ２－７７Ｄ０－３Ｂ５Ｅ',
    ' 4F1A 09C2 77DO 3B5E ',
    '4F1Aー09C2−77D0‐3B5E',
  ])
    assert.equal(readMprId(typed), MPR_ID, typed)
  for (const typed of ['', '4F1A09C277D03B5', '4F1A09C277D03B5EE', '4F1A09C277D03B5G', '../../etc/passwd'])
    assert.equal(readMprId(typed), undefined, typed)
  assert.equal(inGroups(MPR_ID), '4F1A-09C2-77D0-3B5E')
})
