import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { gather } from './gather.ts'

test('requests of one moment go together; those that come meanwhile go into the next list, in order', async () => {
  const lists: number[][] = []
  const one = gather(async (requests: number[]) => {
    lists.push(requests)
    await turn()
    return requests.map(n => n * 2)
  })
  const first = [one(1), one(2), one(3)]
  await turn()
  const second = [one(4), one(5)]
  assert.deepEqual(await Promise.all([...first, ...second]), [2, 4, 6, 8, 10])
  assert.deepEqual(lists, [
    [1, 2, 3],
    [4, 5],
  ])
})

test('a list that fails as a whole is tried again one by one: only the culprit pays', async () => {
  const one = gather(async (requests: number[]) => {
    if (requests.includes(2)) throw new Error('two')
    return requests
  })
  const results = await Promise.allSettled([one(1), one(2), one(3)])
  assert.deepEqual(
    results.map(result => (result.status === 'fulfilled' ? result.value : String(result.reason))),
    [1, 'Error: two', 3],
  )
})

test('no list is longer than it may be', async () => {
  const sizes: number[] = []
  const one = gather(
    async (requests: number[]) => {
      sizes.push(requests.length)
      return requests
    },
    { most: 4 },
  )
  await Promise.all(Array.from({ length: 10 }, (_, n) => one(n)))
  assert.deepEqual(sizes, [4, 4, 2])
})

test('what a single request would meet too is not tried again one by one', async () => {
  let runs = 0
  const one = gather<number, number>(
    async () => {
      runs++
      throw new Error('away')
    },
    { isHopeless: error => error instanceof Error && error.message === 'away' },
  )
  const results = await Promise.allSettled([one(1), one(2), one(3)])
  assert.ok(results.every(result => result.status === 'rejected'))
  assert.equal(runs, 1)
})
