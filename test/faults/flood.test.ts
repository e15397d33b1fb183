// Ten minutes of the flood that `npm run faults -- flood` makes a day of (C23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../support/testApp.ts'
import { flooded } from './flood/flood.ts'

test('while strangers guess ten times a second, everybody who is quiet signs in, and soon', async () => {
  const app = await testApp()
  const outcome = await flooded(app, { attempts: 6000, clients: 3000, innocents: 60, seconds: 600 })
  assert.equal(outcome.in, 60)
  const dearest = outcome.dearest * Math.max(...outcome.proofMs)
  assert.ok(Math.max(...outcome.waits) < 5000 + dearest, `${Math.max(...outcome.waits)} ms`)
  assert.ok(outcome.dearest >= 2, 'strangers who bring proofs make them dear')
  assert.ok(outcome.atVictim <= 11, `${outcome.atVictim} guesses at one account`)
  // Without a proof a hundred and one every two seconds; with one a second, for half the time.
  assert.ok(outcome.reached <= 100 + 300 + 1 + 300, `${outcome.reached} guesses were looked at`)
  assert.ok(Math.max(...outcome.knownWaits) <= 2 * outcome.hashMs, 'a browser that is known waits for nobody in line')
  assert.deepEqual(outcome.codes, { asked: 1, sent: 1, mostInAnHour: 8 })
  assert.deepEqual(app.faults, [])
})
