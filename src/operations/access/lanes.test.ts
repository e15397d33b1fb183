import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as soon } from 'node:timers/promises'
import { type Lane, lanes } from './lanes.ts'

test('whoever is known begins before strangers who wait already, and after those whose turn it is (C23)', async () => {
  const inTurn = lanes(2)
  const begun: string[] = []
  const ends: (() => void)[] = []
  const come = (lane: Lane, name: string) =>
    inTurn(lane, () => {
      begun.push(name)
      return new Promise<void>(resolve => ends.push(resolve))
    })
  const all = [0, 1, 2, 3].map(i => come('stranger', `stranger ${i}`))
  all.push(come('known', 'known'), come('known', 'known too'), come('stranger', 'stranger 4'))
  assert.deepEqual(begun, ['stranger 0', 'stranger 1'])
  while (ends.length > 0) {
    ends.shift()!()
    await soon()
  }
  await Promise.all(all)
  const rest = ['known', 'known too', 'stranger 2', 'stranger 3', 'stranger 4']
  assert.deepEqual(begun, ['stranger 0', 'stranger 1', ...rest])
})

test('what fails gives its turn on, and later ones begin at once where there is room', async () => {
  const inTurn = lanes(1)
  const failing = inTurn('stranger', () => Promise.reject(new Error('no memory')))
  const next = inTurn('stranger', async () => 'done')
  await assert.rejects(failing, /no memory/)
  assert.equal(await next, 'done')
  assert.equal(await inTurn('known', async () => 'at once'), 'at once')
})
