import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isConsentDue } from './consent.ts'

const START = '2027-02-01T00:00:00+09:00'
const inForce = { version: 2, effectiveFrom: Temporal.Instant.from(START) }

/** P3, C19: what was agreed to, when the login was, and whether consent is asked for. */
const TABLE: [string, number | undefined, string, boolean][] = [
  ['agreed to the former one, signed in long before', 1, '2027-01-01T00:00:00Z', false],
  ['agreed to the former one, signed in a moment before', 1, '2027-01-31T14:59:59.999Z', false],
  ['agreed to the former one, signed in at that moment', 1, START, true],
  ['agreed to the former one, signed in later', 1, '2028-01-01T00:00:00Z', true],
  ['agreed to this one, signed in later', 2, '2028-01-01T00:00:00Z', false],
  ['agreed to a later one, as another server knows it', 3, '2028-01-01T00:00:00Z', false],
  ['nothing was kept, signed in before', undefined, '2027-01-01T00:00:00Z', false],
  ['nothing was kept, signed in later', undefined, '2028-01-01T00:00:00Z', true],
]

for (const [name, given, signedInAt, due] of TABLE)
  test(`${name}: ${due ? 'asked' : 'not asked'}`, () => {
    assert.equal(isConsentDue({ given, signedInAt: Temporal.Instant.from(signedInAt) }, inForce), due)
  })

test('the first version asks nobody again, nor does one that is not known yet', () => {
  const first = { ...inForce, version: 1 }
  for (const given of [undefined, 1])
    assert.equal(isConsentDue({ given, signedInAt: Temporal.Instant.from('2028-01-01T00:00:00Z') }, first), false)
  assert.equal(isConsentDue({ given: 1, signedInAt: Temporal.Instant.from(START) }, undefined), false)
})
