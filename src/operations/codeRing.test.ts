import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { systemRandom } from '#random'
import type { CodeKind } from '#store/keptCodes'
import { createCodeRing, KeyLacking, proofOf, type RingKey, type RingState } from './codeRing.ts'

const NOW = Temporal.Instant.from('2026-12-01T00:00Z')
const LATER = NOW.add({ minutes: 1 })
const key = (id: number, writesFrom = NOW): RingKey => ({ id, secret: Buffer.alloc(32, id), writesFrom, ended: false })

function aRing(keys: RingKey[], more: Partial<RingState> = {}, now = NOW) {
  const clock = { now: () => now }
  return createCodeRing({ random: systemRandom, clock }, { keys, lacking: [], inClear: false, ...more })
}

const KEY = '07582C91E4A0B63D'
const OWNER = '4F1A09C277D03B5E'
const kinds = fc.constantFrom<CodeKind>('registration-id', 'registration-key')
const codes = fc
  .uint8Array({ minLength: 4, maxLength: 8 })
  .map(bytes => Buffer.from(bytes).toString('hex').toUpperCase())

test('what is kept is read again, found by its mark, and tells nothing of the code', () => {
  const ring = aRing([key(1)])
  fc.assert(
    fc.property(kinds, codes, (kind, code) => {
      const { mark, sealed, clear } = ring.keep(kind, code, OWNER)
      assert.equal(ring.read(kind, { sealed, clear: null }, OWNER), code)
      assert.deepEqual(ring.marks(kind, code), { mark, otherMark: null, clear: null })
      assert.deepEqual([mark.length, sealed.length, clear], [16, 1 + 12 + code.length / 2 + 16, null])
      assert.notDeepEqual(ring.keep(kind, code, OWNER).sealed, sealed, 'twice the same code is not seen')
      for (const bytes of [mark, sealed]) assert.ok(!Buffer.from(bytes).includes(Buffer.from(code, 'hex')))
    }),
  )
})

test('another kind of code, another key and a changed byte are told apart', () => {
  const [ring, other] = [aRing([key(1)]), aRing([{ ...key(2), id: 1 }])]
  const { mark, sealed } = ring.keep('registration-key', KEY, OWNER)
  assert.notDeepEqual(ring.marks('registration-id', KEY).mark, mark)
  assert.notDeepEqual(other.marks('registration-key', KEY).mark, mark)
  assert.throws(() => ring.read('registration-id', { sealed, clear: null }, OWNER))
  assert.throws(() => ring.read('registration-key', { sealed, clear: null }, 'FFFF00001111ABCD'), 'in another row')
  assert.throws(() => other.read('registration-key', { sealed, clear: null }, OWNER))
  for (let i = 0; i < sealed.length; i++) {
    const changed = Buffer.from(sealed)
    changed[i]! ^= 1
    assert.throws(() => ring.read('registration-key', { sealed: changed, clear: null }, OWNER), `byte ${i}`)
  }
})

test('a key that is announced is looked for at once, and seals when its time has come', () => {
  const keys = [key(1), key(2, LATER)]
  const [before, after] = [aRing(keys), aRing(keys, {}, LATER)]
  assert.deepEqual([before.sealsWith, after.sealsWith], [1, 2])
  const [old, fresh] = [before.keep('registration-key', KEY, OWNER), after.keep('registration-key', KEY, OWNER)]
  assert.deepEqual(before.marks('registration-key', KEY), { mark: old.mark, otherMark: fresh.mark, clear: null })
  assert.deepEqual(after.marks('registration-key', KEY), { mark: fresh.mark, otherMark: old.mark, clear: null })
  for (const ring of [before, after])
    for (const { sealed } of [old, fresh])
      assert.equal(ring.read('registration-key', { sealed, clear: null }, OWNER), KEY)
})

test('a key that is lacking stops a server from the moment on that others seal with it, and not before', () => {
  const lacking = [{ id: 2, writesFrom: LATER }]
  const early = aRing([key(1)], { lacking })
  assert.equal(early.keep('registration-key', KEY, OWNER).mark.length, 16)
  assert.deepEqual(early.lacks(), [], 'there is time to copy it')
  assert.deepEqual(aRing([key(1)], { lacking }, NOW.add({ seconds: 45 })).lacks(), [2], 'and none any more')
  const late = aRing([key(1)], { lacking }, LATER)
  for (const work of [() => late.keep('registration-key', KEY, OWNER), () => late.marks('registration-key', KEY)])
    assert.throws(work, KeyLacking)
})

test('mark and copy are of one key, though its time comes while they are made', () => {
  let looks = 0
  const clock = { now: () => (looks++ === 0 ? NOW : LATER) }
  const state = { keys: [key(1), key(2, LATER)], lacking: [], inClear: false }
  const { mark, sealed } = createCodeRing({ random: systemRandom, clock }, state).keep('registration-key', KEY, OWNER)
  assert.equal(sealed[0], 1)
  assert.deepEqual(mark, aRing([key(1)]).marks('registration-key', KEY).mark)
})

test('a key that has ended is read, and not looked for', () => {
  const { sealed } = aRing([key(1)]).keep('registration-key', KEY, OWNER)
  const ring = aRing([{ ...key(1), ended: true }, key(2)])
  assert.equal(ring.read('registration-key', { sealed, clear: null }, OWNER), KEY)
  assert.equal(ring.marks('registration-key', KEY).otherMark, null)
})

test('while codes are in clear, they are written and looked for so, too; what is not sealed yet is read as it is', () => {
  const ring = aRing([key(1)], { inClear: true })
  assert.equal(ring.keep('registration-key', KEY, OWNER).clear, KEY)
  assert.equal(ring.marks('registration-key', KEY).clear, KEY)
  assert.equal(ring.read('registration-key', { sealed: null, clear: KEY }, OWNER), KEY)
  ring.set({ keys: [key(1)], lacking: [], inClear: false })
  assert.equal(ring.keep('registration-key', KEY, OWNER).clear, null)
})

test('text is sealed as codes are, and is gone with its key', () => {
  const ring = aRing([key(1)])
  const sealed = ring.seal('{"input":"機器"}')
  assert.equal(ring.open(sealed), '{"input":"機器"}')
  ring.set({ keys: [key(2)], lacking: [], inClear: false })
  assert.equal(ring.open(sealed), undefined)
})

test('a proof tells a key from others', () => {
  assert.deepEqual(proofOf(Buffer.alloc(32, 1)), proofOf(Buffer.alloc(32, 1)))
  assert.notDeepEqual(proofOf(Buffer.alloc(32, 1)), proofOf(Buffer.alloc(32, 2)))
})
