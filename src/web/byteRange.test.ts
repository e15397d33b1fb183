import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rangeResponse } from './byteRange.ts'

test('a part is given as it is asked for, everything else as a whole', async () => {
  const body = Buffer.from('0123456789')
  const rows: [string | undefined, number, string, string | null][] = [
    [undefined, 200, '0123456789', null],
    ['bytes=0-', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=0-1', 206, '01', 'bytes 0-1/10'],
    ['bytes=4-99', 206, '456789', 'bytes 4-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=-99', 206, '0123456789', 'bytes 0-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['bytes=-0', 416, '', 'bytes */10'],
    ['bytes=5-4', 200, '0123456789', null],
    ['bytes=0-1,4-5', 200, '0123456789', null],
    ['bytes=-', 200, '0123456789', null],
    ['letters=0-1', 200, '0123456789', null],
  ]
  for (const [range, status, text, where] of rows) {
    const answer = rangeResponse(range, body, 'text/plain')
    const got = [answer.status, await answer.text(), answer.headers.get('content-range')]
    assert.deepEqual(got, [status, text, where], String(range))
  }
})
