import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseAnyCode, parseSecretCode } from './anyCode.ts'
import { readDeviceRow } from './deviceRow.ts'

const DEVICE = { mprId: '4F1A09C277D03B5E', family: 'hdcom', macAddress: '02:1A:2B:3C:4D:5E' }

test('every spelling of a device is that device', () => {
  const spellings = [
    ['4F1A09C277D03B5E', 'hdcom', '02:1A:2B:3C:4D:5E'],
    ['4f1a-09c2-77d0-3b5e', 'HDコム', '02-1a-2b-3c-4d-5e'],
    ['４Ｆ１Ａ０９Ｃ２７７Ｄ０３Ｂ５Ｅ', 'ＨＤ　ｺﾑ', '021a.2b3c.4d5e'],
    [' 4F1A O9C2 77DO 3B5E ', ' HD コム ', '０２：１Ａ：２Ｂ：３Ｃ：４Ｄ：５Ｅ'],
  ]
  for (const [mprId = '', family = '', macAddress = ''] of spellings)
    assert.deepEqual(readDeviceRow({ mprId, family, macAddress }), { ok: true, value: DEVICE }, mprId)
  for (const family of ['mpcs', 'HDVC-MPCS', 'ＨＤＶＣ－ＭＰＣＳ', 'HDVC MPCS'])
    assert.deepEqual(readDeviceRow({ ...DEVICE, family, macAddress: '' }), {
      ok: true,
      value: { ...DEVICE, family: 'mpcs', macAddress: undefined },
    })
})

test('the first cell that is wrong is named, with what is wrong', () => {
  const table: [object, object][] = [
    [{ mprId: '' }, { cell: 'mprId', issue: { kind: 'empty' } }],
    [{ mprId: '4F1A' }, { cell: 'mprId', issue: { kind: 'length', want: 16, got: 4 } }],
    [{ mprId: 'KX-VCS701W' }, { cell: 'mprId', issue: { kind: 'product-number' } }],
    [{ family: '' }, { cell: 'family' }],
    [{ family: 'constructor' }, { cell: 'family' }],
    [{ macAddress: '02:1A:2B' }, { cell: 'macAddress', issue: { kind: 'length', want: 12, got: 6 } }],
    [{ macAddress: '=cmd()' }, { cell: 'macAddress', issue: { kind: 'characters', found: 'M' } }],
  ]
  for (const [change, issue] of table)
    assert.deepEqual(readDeviceRow({ ...DEVICE, ...change }), { ok: false, issue }, JSON.stringify(change))
})

test('a code that somebody asks about is read without saying which', () => {
  const code16 = { ok: true, value: { kind: 'code16', value: '4F1A09C277D03B5E' } }
  const number = { ok: true, value: { kind: 'connectionNumber', value: '11123456789' } }
  assert.deepEqual(parseAnyCode('4f1a-09c2-77d0-3b5e'), code16)
  assert.deepEqual(parseAnyCode('111-2345-6789'), number)
  assert.deepEqual(parseAnyCode('１１１ー２３４５ー６７８９'), number)
  assert.equal(parseAnyCode('112-2345-6789').ok, false)
  assert.equal(parseAnyCode('').ok, false)
})

test('a code that is looked for whole is a Registration Key or a Registration ID by its length (R26)', () => {
  const key = { kind: 'registrationKey', value: '4F1A09C277D03B5E' }
  assert.deepEqual(parseSecretCode('4f1a-09c2-77d0-3b5e'), key)
  assert.deepEqual(parseSecretCode(' ＢＣ４１－０７Ｅ２ '), { kind: 'registrationId', value: 'BC4107E2' })
  for (const typed of ['', '3B5E', 'BC4107E', '4F1A09C277D03B5', '4F1A09C277D03B5E0'])
    assert.equal(parseSecretCode(typed), undefined)
})
