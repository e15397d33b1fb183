import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { solveProof } from '#test/support/solveProof'
import { createProof, type ProofTask, verifyProof } from './proof.ts'

// Long ago, so that a check against the machine's clock would show.
const now = Temporal.Instant.from('2001-02-03T04:05:06Z')
const expiresAt = now.add({ minutes: 5 })
const hmacSecret = 'a secret of this test'

let challenge: ProofTask
let payload: string
before(async () => {
  challenge = JSON.parse(JSON.stringify(await createProof({ hmacSecret, expiresAt, price: 1 })))
  payload = await solveProof(challenge)
})

type Payload = { challenge: ProofTask; solution: { counter: number; derivedKey: string } }

/** The good payload with something changed. */
function altered(change: (payload: Payload) => void): string {
  const copy: Payload = JSON.parse(Buffer.from(payload, 'base64').toString())
  change(copy)
  return base64(JSON.stringify(copy))
}

const base64 = (text: string): string => Buffer.from(text).toString('base64')

test('a solution is accepted, with the id of its challenge', async () => {
  const proof = await verifyProof({ hmacSecret, payload, now })
  assert.deepEqual(proof, { ok: true, id: challenge.parameters.nonce, expiresAt })
})

test('however a solution is written, its id stays, so that it counts once', async () => {
  const rewritten = [
    altered(copy => copy.solution.counter++),
    ` ${payload}\n`,
    payload.replaceAll('=', ''),
    altered(copy => {
      copy.challenge = { ...copy.challenge, parameters: JSON.parse(JSON.stringify(copy.challenge.parameters)) }
    }),
  ]
  for (const text of rewritten) {
    const proof = await verifyProof({ hmacSecret, payload: text, now })
    assert.deepEqual(proof, { ok: true, id: challenge.parameters.nonce, expiresAt })
  }
})

test('the time handed in decides, not the clock of the machine', async () => {
  const at = (instant: Temporal.Instant) => verifyProof({ hmacSecret, payload, now: instant })
  assert.equal((await at(expiresAt.subtract({ milliseconds: 1 }))).ok, true)
  assert.deepEqual(await at(expiresAt), { ok: false })
  assert.deepEqual(await at(expiresAt.add({ hours: 1 })), { ok: false })
})

test('another secret, or anything changed, is refused', async () => {
  assert.deepEqual(await verifyProof({ hmacSecret: 'another', payload, now }), { ok: false })
  const wrong = [
    altered(copy => (copy.challenge.parameters.cost = 1)),
    altered(copy => (copy.challenge.parameters.keyPrefix = '00')),
    altered(copy => (copy.challenge.parameters.nonce = '00'.repeat(16))),
    altered(copy => (copy.challenge.parameters.algorithm = 'SHA-256')),
    altered(copy => (copy.challenge.parameters.data = { expiresAt: 9e15 })),
    altered(copy => delete copy.challenge.parameters.keySignature),
    altered(copy => (copy.challenge.signature = '00'.repeat(32))),
    altered(copy => delete copy.challenge.signature),
    altered(copy => (copy.solution.derivedKey = copy.challenge.parameters.keyPrefix.padEnd(64, '0'))),
    altered(copy => (copy.solution.derivedKey = copy.solution.derivedKey.toUpperCase())),
  ]
  for (const text of wrong) assert.deepEqual(await verifyProof({ hmacSecret, payload: text, now }), { ok: false })
})

test('what is no payload is refused and throws nothing', async () => {
  const { solution } = JSON.parse(Buffer.from(payload, 'base64').toString()) as Payload
  const wrong = [
    '',
    ' ',
    'あ',
    '\0',
    'A'.repeat(5000),
    'A'.repeat(65_000),
    base64('null'),
    base64('[]'),
    base64('{}'),
    base64('"text"'),
    base64('{"challenge":null,"solution":null}'),
    base64('['.repeat(1500)),
    base64(JSON.stringify({ challenge: {}, solution })),
    base64(JSON.stringify({ challenge, solution: {} })),
    base64(JSON.stringify({ challenge, solution: { counter: -1, derivedKey: '' } })),
    base64(JSON.stringify({ challenge, solution: { counter: 1e99, derivedKey: 'zz' } })),
    base64(JSON.stringify({ challenge, solution, more: 1 })),
    payload.slice(0, -20),
  ]
  for (const text of wrong) assert.deepEqual(await verifyProof({ hmacSecret, payload: text, now }), { ok: false })
})
