// Many at once on the real database: exactly one wins, the others get their sentence, nothing is doubled.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { drawNumbers } from '#operations/services/drawNumbers'
import { type IssueRequest, issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { returnTokens, takeTokens } from '#store/access/buckets'
import { randomUuid } from '#web/uuid'
import { invariants } from '../support/invariants.ts'
import { showNumbers } from '../support/numbers.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { aUser } from '../support/who.ts'

type Codes = ReturnType<ReturnType<TestApp['aDevice']>['card']>

function request(codes: Codes, number: ConnectionNumber): IssueRequest {
  return {
    ...codes,
    entry: 'hdcom',
    by: aUser(),
    number,
    acceptedTerms: 1,
    previewed: true,
    resultId: randomUuid(systemRandom),
  }
}

const counted = (answers: string[]) =>
  Object.fromEntries(
    Map.groupBy(answers, a => a)
      .entries()
      .map(([a, all]) => [a, all.length]),
  )

for (const how of ['gathered', 'each in a transaction of its own'] as const)
  test(`200 callers fight for 20 cards, 20 devices and 20 numbers (${how})`, async () => {
    const { deps, db, aDevice } = await testApp()
    const devices = Array.from({ length: 20 }, () => aDevice())
    const numbers = Array.from({ length: 20 }, (_, i) => `111${String(i).padStart(8, '0')}` as ConnectionNumber)
    for (const [i, device] of devices.entries()) await showNumbers(db, device.card('KX-VCS701W'), [numbers[i]!])
    // Every card with ten devices, every third time with a number that was shown for another card.
    const requests = Array.from({ length: 200 }, (_, i) =>
      request(
        { ...devices[i % 20]!.card('KX-VCS701W'), mprId: devices[(i + Math.floor(i / 20)) % 20]!.mprId },
        numbers[i % 3 === 0 ? (i * 7) % 20 : i % 20]!,
      ),
    )
    const issue =
      how === 'gathered' ? deps.issueService : async (r: IssueRequest) => (await issueServices(deps, [r]))[0]!
    const answers = await Promise.all(requests.map(issue))
    const tally = counted(answers.map(a => (a.ok ? a.value.kind : a.refusal)))
    const [row] = await db`select (select count(*) from services) as services,
      (select count(distinct activation_key_no) from service_events) as cards, (select count(*) from connection_numbers) as numbers`
    assert.equal(row!.services, tally.open, JSON.stringify(tally))
    assert.equal(row!.cards, tally.open)
    assert.equal(row!.numbers, tally.open)
    assert.ok(tally.open! >= 10, JSON.stringify(tally))
    assert.equal(answers.length, 200)
    assert.deepEqual(await invariants(db), [])
  })

test('200 parallel drawers: no number is shown to two cards (C9)', async () => {
  const { deps, aDevice } = await testApp()
  const cards = Array.from({ length: 20 }, () => aDevice().card('KX-VCS701W'))
  // A narrow choice of numbers, so that drawers do meet.
  const random = (bytes: number) => (bytes === 4 ? Uint8Array.of(0, 0, 0, systemRandom(1)[0]!) : systemRandom(bytes))
  const shown = await Promise.all(
    Array.from({ length: 200 }, (_, i) =>
      drawNumbers({ ...deps, random }, { activationKeyNo: cards[i % 20]!.activationKeyNo, redraw: i >= 180 }),
    ),
  )
  const holders = new Map<string, Set<number>>()
  shown.forEach((drawn, i) => {
    assert.ok(drawn.ok)
    for (const number of drawn.value.numbers) holders.set(number, (holders.get(number) ?? new Set()).add(i % 20))
  })
  assert.ok(holders.size >= 60)
  const late = shown.slice(180).flatMap(drawn => (drawn.ok ? drawn.value.numbers : []))
  assert.equal(new Set(late).size, late.length, 'numbers held now are all different')
})

test('the sixth 別候補表示 of a card is refused, however many ask at once (R8)', async () => {
  const { deps, aDevice } = await testApp()
  const { activationKeyNo } = aDevice().card('KX-VCS701W')
  const drawn = await Promise.all(
    Array.from({ length: 12 }, () => drawNumbers(deps, { activationKeyNo, redraw: true })),
  )
  assert.deepEqual(counted(drawn.map(d => (d.ok ? 'drawn' : d.refusal))), { drawn: 5, 'no-redraws-left': 7 })
})

test('a list decides row after row: the second card for one device comes out as it would alone', async () => {
  const { deps, aDevice, db } = await testApp()
  const device = aDevice()
  const other = aDevice()
  const card = device.card('KX-VCS701W')
  await showNumbers(db, card, ['11100000001', '11100000003'] as ConnectionNumber[])
  await showNumbers(db, device.card('KX-VCS703W'), ['11100000002' as ConnectionNumber])
  await showNumbers(db, other.card('KX-VCS703W'), ['11100000004' as ConnectionNumber])
  const answers = await issueServices(deps, [
    request(card, '11100000001' as ConnectionNumber),
    request(card, '11100000001' as ConnectionNumber),
    request(device.card('KX-VCS703W'), '11100000002' as ConnectionNumber),
    request({ ...card, mprId: other.mprId }, '11100000003' as ConnectionNumber),
    request(other.card('KX-VCS701W'), '11100000001' as ConnectionNumber),
    request(other.card('KX-VCS703W'), '11100000004' as ConnectionNumber),
  ])
  assert.deepEqual(
    answers.map(a => (a.ok ? a.value.kind : a.refusal)),
    [
      'open',
      'again',
      'other-application-finished-first',
      'activation-key-used-by-other-device',
      'connection-number-gone',
      'open',
    ],
  )
  assert.deepEqual(await invariants(db), [])
})

test('only a number shown for this card, or the device’s former one, is given (R8, R12)', async () => {
  const { deps, aDevice, db } = await testApp()
  const card = aDevice().card('KX-VCS701W')
  const shown = await drawNumbers(deps, { ...card, redraw: false })
  await drawNumbers(deps, { ...card, redraw: true })
  assert.ok(shown.ok)
  for (const number of ['11177777777' as ConnectionNumber, shown.value.numbers[0]!]) {
    const [answer] = await issueServices(deps, [request(card, number)])
    assert.equal(answer!.ok ? 'open' : answer!.refusal, 'connection-number-gone', number)
  }
  assert.deepEqual(await invariants(db), [])
})

test('two lists in opposite order neither deadlock nor lose a row', async () => {
  const { deps, aDevice, db } = await testApp()
  const rows = await Promise.all(
    Array.from({ length: 12 }, async () => {
      const card = aDevice().card('KX-VCS701W')
      const drawn = await drawNumbers(deps, { ...card, redraw: false })
      return request(card, drawn.ok ? drawn.value.numbers[0]! : ('' as ConnectionNumber))
    }),
  )
  const there = rows.slice(0, 8)
  const back = rows.slice(4).toReversed()
  const lists = await Promise.all([issueServices(deps, there), issueServices(deps, back)])
  assert.deepEqual(counted(lists.flat().map(a => (a.ok ? a.value.kind : a.refusal))), { open: 12, again: 4 })
  assert.deepEqual(await invariants(db), [])
})

test('limits that overlap are taken and given back by many at once without a deadlock', async () => {
  const { db, clock } = await testApp()
  const limit = (i: number) => ({ key: `login:${i % 7}`, capacity: 1000, refillSeconds: 60 })
  await takeTokens(
    db,
    Array.from({ length: 7 }, (_, i) => limit(i)),
    clock.now(),
  )
  await db`analyze buckets`
  const worker = async (from: number) => {
    for (let i = 0; i < 15; i++) {
      const limits = [limit(from + 3 * i), limit(from + i + 1), limit(from + 5 * i + 2)]
      const distinct = [...new Map(limits.map(l => [l.key, l])).values()]
      assert.ok((await takeTokens(db, distinct, clock.now())).ok)
      await returnTokens(db, distinct.toReversed())
    }
  }
  await Promise.all(Array.from({ length: 10 }, (_, i) => worker(i)))
})
