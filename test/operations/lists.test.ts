// Lists as a program or a file sends them: numbers drawn in the transaction (R8), and the law of the dry run, which says of
// the same data exactly what the run does (customer.md R21).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { type Folded, nothingFolded } from '#domain/folded'
import { type Term, termName } from '#domain/term'
import { drawNumbers } from '#operations/services/drawNumbers'
import { type ExtendRequest, extendServices } from '#operations/services/extendServices'
import { type IssueRequest, issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { randomUuid } from '#web/uuid'
import { invariants } from '../support/invariants.ts'
import type { Codes } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { aUser } from '../support/who.ts'

const request = (codes: Codes, number: IssueRequest['number'] = 'draw'): IssueRequest => ({
  ...codes,
  entry: 'hdcom',
  by: aUser(),
  number,
  acceptedTerms: 1,
  previewed: false,
  resultId: randomUuid(systemRandom),
})

async function numberOf(app: TestApp, codes: Codes): Promise<ConnectionNumber> {
  const [decision] = await issueServices(app.deps, [request(codes)])
  return decision!.ok ? decision!.value.service.connectionNumber : assert.fail(decision!.refusal)
}

test('a number that nobody chose: one of the card’s own, else a new one, and again the former (R8)', async () => {
  const app = await testApp()
  const [shown, bare] = [app.aDevice(), app.aDevice()]
  const drawn = await drawNumbers(app.deps, { ...shown.card('KX-VCS701W'), redraw: false })
  assert.equal(await numberOf(app, shown.card('KX-VCS701W')), drawn.ok && drawn.value.numbers[0])
  const number = await numberOf(app, bare.card('KX-VCS701W'))
  assert.match(number, /^11[178]\d{8}$/)
  app.clock.advance({ days: 400 * 3 })
  await app.db`update services set start_day = '2026-01-01', last_day = '2026-12-31' where mpr_id = ${bare.mprId}`
  assert.equal(await numberOf(app, bare.card('KX-VCS703W')), number, 'once the service has lapsed')
  assert.deepEqual(app.faults, [])
})

test('a number that somebody took at the same moment is drawn again', async () => {
  const app = await testApp()
  const [first, second] = [app.aDevice(), app.aDevice()]
  const number = await numberOf(app, first.card('KX-VCS701W'))
  // Chance gives the taken number at first, as if it had been taken after it was looked at.
  let tries = 0
  const random = (bytes: number) => {
    if (bytes === 4 && tries++ === 0) {
      const taken = Buffer.alloc(4)
      taken.writeUInt32BE(Number(number.slice(3)))
      return taken
    }
    return bytes === 1 ? Buffer.from([['111', '117', '118'].indexOf(number.slice(0, 3))]) : systemRandom(bytes)
  }
  const [decision] = await issueServices({ ...app.deps, random }, [request(second.card('KX-VCS701W'))])
  assert.ok(decision!.ok)
  assert.notEqual(decision!.value.service.connectionNumber, number)
  assert.ok(tries > 1)
})

test('a list of hundreds draws a number for each, and two lists at once never the same', async () => {
  const app = await testApp()
  await app.moreDevices(200)
  const codes = app.demo.devices.slice(-200).map(({ mprId }) => app.cardOf(mprId, 'KX-VCS701W'))
  const lists = await Promise.all(
    [codes.slice(0, 100), codes.slice(100)].map(list =>
      issueServices(
        app.deps,
        list.map(codes => request(codes)),
      ),
    ),
  )
  const numbers = lists.flat().map(d => (d.ok ? d.value.service.connectionNumber : assert.fail(d.refusal)))
  assert.equal(new Set(numbers).size, 200)
  assert.deepEqual(await invariants(app.db), [])
})

type Row = { flow: 'issue' | 'extend'; device: number; card: number; guess: number; wrong: boolean }
const row = fc.record({
  flow: fc.constantFrom('issue', 'extend'),
  device: fc.nat(2),
  card: fc.nat(7),
  guess: fc.constantFrom(0, 12, 24, 36, 48),
  wrong: fc.nat(7).map(n => n === 0),
}) as fc.Arbitrary<Row>

test('the law of the dry run: slice by slice it says of a list what the run does', async () => {
  const app = await testApp()
  await app.moreDevices(24)
  let next = 0
  const met = new Set<string>()
  const unstarted = (months: number): Term => ({ kind: 'unstarted', months, trialMonths: 0 })
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), async slices => {
      const devices = app.demo.devices.slice(-24).slice((next % 8) * 3, (next++ % 8) * 3 + 3)
      const cards = devices.flatMap(({ keys }) => keys)
      const asked = slices.map(rows => rows.map(row => requestOf(row, devices, cards)))
      const folded = nothingFolded()
      const before = await written(app)
      const tried = await inTurn(app, asked, folded)
      assert.deepEqual(await written(app), before, 'a dry run writes nothing')
      assert.deepEqual(await inTurn(app, asked), tried)
      for (const answer of tried) met.add(answer.split(' ')[0]!)
    }),
    { numRuns: 60 },
  )
  for (const answer of ['open', 'again', 'terms-changed', 'term-changed', 'service-already-exists'])
    assert.ok(met.has(answer), `no list met ${answer}: ${[...met].join(', ')}`)
  assert.deepEqual(app.faults, [])
  assert.deepEqual(await invariants(app.db), [])

  function requestOf(
    { flow, device, card, guess, wrong }: Row,
    devices: TestApp['demo']['devices'],
    cards: TestApp['demo']['devices'][number]['keys'],
  ): { issue: IssueRequest } | { extend: ExtendRequest } {
    const { activationKeyNo, registrationId } = cards[card % cards.length]!
    const codes = { mprId: devices[device]!.mprId, activationKeyNo, registrationId }
    const asked = { ...request(codes), acceptedTerms: wrong ? 9 : 1 }
    const seen = { seen: termName(unstarted(guess)), promised: termName(unstarted(guess + 12)) }
    return flow === 'issue' ? { issue: asked } : { extend: { ...asked, ...seen } }
  }
})

/** Each slice's requests of one flow after the other, as one list each. */
async function inTurn(
  { deps }: TestApp,
  slices: ({ issue: IssueRequest } | { extend: ExtendRequest })[][],
  dryRun?: Folded,
): Promise<string[]> {
  const answers: string[] = []
  for (const slice of slices) {
    const issues = slice.flatMap(asked => ('issue' in asked ? [asked.issue] : []))
    const extensions = slice.flatMap(asked => ('extend' in asked ? [asked.extend] : []))
    for (const d of await issueServices(deps, issues, dryRun))
      answers.push(d.ok ? `${d.value.kind} ${d.value.service.mprId} ${termName(d.value.service.term)}` : d.refusal)
    for (const d of await extendServices(deps, extensions, dryRun))
      answers.push(
        d.ok
          ? `${d.value.kind} ${termName(d.value.kind === 'open' ? d.value.after : d.value.service.term)}`
          : d.refusal,
      )
  }
  return answers
}

async function written({ db }: TestApp) {
  const [row] = await db`select (select count(*) from services) as services, (select count(*) from audit) as audit,
    (select count(*) from results) as results, (select count(*) from outbox) as outbox,
    (select count(*) from connection_numbers) as numbers, (select count(*) from connection_number_holds) as holds`
  return { ...row }
}
