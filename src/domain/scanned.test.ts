import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ActivationKeyNo, MprId, RegistrationId } from './codes.ts'
import { type ScannedCodes, scanAddress, scannedCodes } from './scanned.ts'

const MPR = '4F1A09C277D03B5E' as MprId
const CARD = { activationKeyNo: '3F06A1B822C49D70' as ActivationKeyNo, registrationId: 'BC4107E2' as RegistrationId }

test('what a QR code says is read again; nothing of it stands before the #', () => {
  const table: ScannedCodes[] = [{ mprId: MPR }, CARD, { mprId: MPR, ...CARD }]
  for (const codes of table) {
    const [before, fragment] = scanAddress('https://keys.example.jp', codes).split('#')
    assert.equal(before, 'https://keys.example.jp/scan')
    assert.deepEqual(scannedCodes(`#${fragment}`), codes)
  }
})

test('a fragment made by hand gives codes that are codes, and nothing else', () => {
  const table: [string, ScannedCodes][] = [
    ['', {}],
    ['#', {}],
    ['#m=<script>alert(1)</script>', {}],
    [`#m=${MPR}&x=1&__proto__=1&constructor=2`, { mprId: MPR }],
    [`#a=${CARD.activationKeyNo}`, {}],
    [`#r=${CARD.registrationId}&m=${MPR}`, { mprId: MPR }],
    [`#m=KX-VC2000J&a=${CARD.activationKeyNo}&r=${CARD.registrationId}`, CARD],
    [`#m=${MPR}${'&'.repeat(100)}`, {}],
    [`#m=${'4'.repeat(1_000_000)}`, {}],
  ]
  for (const [fragment, expected] of table) assert.deepEqual(scannedCodes(fragment), expected, fragment.slice(0, 60))
})

test('no fragment breaks it', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), text => {
      for (const code of Object.values(scannedCodes(text))) assert.match(code, /^(?:[0-9A-F]{16}|[0-9A-F]{8})$/)
    }),
  )
})
