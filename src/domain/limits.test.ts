// What each limit allows in an hour (C6, C23), and how a wait is told.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CLOCKS_APART, LIMITS, MAIL_CODE, minutesOf, proofPrice, WRONG_CODES, WRONG_DEVICE_KEYS } from './limits.ts'

const inAnHour = ({ capacity, refillSeconds }: { capacity: number; refillSeconds: number }) => [
  capacity,
  3600 / refillSeconds,
]

test('what a client costs us in an hour, before anybody is known, stays within C23', () => {
  assert.deepEqual(inAnHour(LIMITS['mail-code-client']), [3, 3])
  assert.deepEqual(inAnHour(LIMITS['temporary-password-client']), [3, 3])
  assert.deepEqual(inAnHour(LIMITS['draft-client']), [60, 60])
  assert.deepEqual(inAnHour(LIMITS['picture-client']), [120, 120])
})

test('a proof of work is cheap at quiet times and grows dearer with use, to four times and no more (C23)', () => {
  const table: [number, number][] = [
    [300, 1],
    [226, 1],
    [225, 2],
    [150, 3],
    [75, 4],
    [0, 4],
  ]
  for (const [left, price] of table) assert.equal(proofPrice(left), price, `${left} left`)
})

test('a mailbox gets no more than a few mails an hour, however many ask (C14, C23)', () => {
  for (const name of ['mail-code-most', 'temporary-password-most'] as const)
    assert.deepEqual(inAnHour(LIMITS[name]), [12, 12])
})

test('a wait is told in whole minutes, never too few', () => {
  const table: [number, number][] = [
    [1, 1],
    [60, 1],
    [61, 2],
    [1200, 20],
  ]
  for (const [seconds, minutes] of table) assert.equal(minutesOf(seconds), minutes, `${seconds} s`)
})

test('what is no bucket is bounded too: wrong codes (C8), codes of mails, wrong keys of devices (C16), clocks (C23)', () => {
  const { tries, windowMinutes, mostDoublings } = WRONG_CODES
  assert.deepEqual([tries, windowMinutes], [5, 10])
  assert.ok(windowMinutes * 2 ** mostDoublings < 2 * 24 * 60, 'nobody is kept out for two days')
  assert.deepEqual(MAIL_CODE, { minutes: 10, tries: 5 })
  assert.deepEqual(WRONG_DEVICE_KEYS, { tries: 10, hours: 1 })
  assert.ok(CLOCKS_APART.minutes > 10, 'two servers may be ten minutes apart')
})
