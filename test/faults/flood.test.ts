// Ten minutes of the flood that `npm run faults -- flood` makes a day of (C23).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../support/testApp.ts'
import { flooded } from './flood/flood.ts'

test('while strangers guess ten times a second, everybody who is quiet signs in, and soon', async () => {
  const app = await testApp()
  const outcome = await flooded(app, { attempts: 6000, clients: 3000, innocents: 60, seconds: 600 })
  assert.equal(outcome.in, 60)
  assert.ok(Math.max(...outcome.waits) < 5000 + Math.max(...outcome.proofMs), `${Math.max(...outcome.waits)} ms`)
  assert.ok(outcome.atVictim <= 11, `${outcome.atVictim} guesses at one account`)
  assert.ok(outcome.reached <= 100 + 300 + 1, `${outcome.reached} guesses were looked at`)
  assert.deepEqual(app.faults, [])
})
