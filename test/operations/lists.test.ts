// Lists as a program or a file sends them: numbers drawn in the transaction (R8), and the law of the dry run, which says of
// the same data exactly what the run does (customer.md R21).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { ExtendDecision } from '#domain/extend'
import { NOTHING_FOLDED } from '#domain/folded'
import type { IssueRowDecision } from '#domain/issueList'
import { termName } from '#domain/term'
import { drawNumbers } from '#operations/services/drawNumbers'
import { extendServices, tryExtensions } from '#operations/services/extendServices'
import { type IssueRequest, issueServices, tryIssues } from '#operations/services/issueServices'
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

test('a number that somebody takes at the same moment is drawn again', async () => {
  const app = await testApp()
  const [other, mine] = [app.aDevice(), app.aDevice()]
  const contested = '11100000007' as ConnectionNumber
  // Chance gives this number until somebody else has it.
  let isTaken = false
  const random = (bytes: number) => {
    if (isTaken || bytes > 4) return systemRandom(bytes)
    return bytes === 1 ? Buffer.from([0]) : Buffer.from([0, 0, 0, 7])
  }
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const taking = app.db.begin(async tx => {
    await tx`insert into connection_numbers (connection_number, mpr_id, given_at) values (${contested}, ${other.mprId}, now())`
    begin()
    // The list has looked, found the number free, and waits to see what becomes of this row.
    for (let waiting = 0; waiting === 0; ) {
      const [row] = await app.db<{ n: number }[]>`
        select count(*)::int as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`
      waiting = row!.n
    }
    isTaken = true
  })
  await begun
  const [decision] = await issueServices({ ...app.deps, random }, [request(mine.card('KX-VCS701W'))])
  await taking
  assert.ok(decision!.ok)
  assert.notEqual(decision!.value.service.connectionNumber, contested)
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

type Row = { flow: 'issue' | 'extend'; device: number; card: number }
const row: fc.Arbitrary<Row> = fc.record({
  flow: fc.constantFrom('issue', 'extend'),
  device: fc.nat(2),
  card: fc.nat(7),
})

test('the law of the dry run: slice by slice it says of a list what the run does', async () => {
  const app = await testApp()
  await app.moreDevices(60)
  let next = 0
  const met = new Set<string>()
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(row, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), async slices => {
      const devices = app.demo.devices.slice(-60).slice((next % 20) * 3, (next++ % 20) * 3 + 3)
      const cards = devices.flatMap(({ keys }) => keys)
      const asked = slices.map(rows =>
        rows.map(({ flow, device, card }) => {
          const { activationKeyNo, registrationId } = cards[card % cards.length]!
          return { flow, request: request({ mprId: devices[device]!.mprId, activationKeyNo, registrationId }) }
        }),
      )
      const before = await written(app)
      const tried = await tryOut(app, asked)
      assert.deepEqual(await written(app), before, 'a dry run writes nothing')
      assert.deepEqual(await run(app, asked, tried), tried.map(inWords))
      for (const answer of tried.map(inWords)) met.add(answer.split(' ')[0]!)
    }),
    { numRuns: 60 },
  )
  for (const answer of ['open', 'again', 'trial-only-for-new-device', 'service-already-exists', 'no-service-to-extend'])
    assert.ok(met.has(answer), `no list met ${answer}: ${[...met].join(', ')}`)
  assert.deepEqual(app.faults, [])
  assert.deepEqual(await invariants(app.db), [])
})

type Asked = { flow: 'issue' | 'extend'; request: IssueRequest }
type Answer = IssueRowDecision | ExtendDecision

const of = (flow: Asked['flow'], slice: Asked[]) => slice.filter(asked => asked.flow === flow).map(a => a.request)

/** Each slice's 新規申請, then its 期間の延長, as one list each. */
async function tryOut({ deps }: TestApp, slices: Asked[][]): Promise<Answer[]> {
  const answers: Answer[] = []
  let folded = NOTHING_FOLDED
  for (const slice of slices) {
    const issues = await tryIssues(deps, of('issue', slice), folded)
    const extensions = await tryExtensions(deps, of('extend', slice), issues.folded)
    folded = extensions.folded
    answers.push(...issues.decisions, ...extensions.decisions)
  }
  return answers
}

/** The same, agreed to as it was tried. */
async function run({ deps }: TestApp, slices: Asked[][], tried: Answer[]): Promise<string[]> {
  const answers: Answer[] = []
  for (const slice of slices) {
    answers.push(...(await issueServices(deps, of('issue', slice))))
    const promised = tried.slice(answers.length)
    const extensions = of('extend', slice).map((request, i) => ({ ...request, ...promiseOf(promised[i]!) }))
    answers.push(...(await extendServices(deps, extensions)))
  }
  return answers.map(inWords)
}

function promiseOf(decision: Answer) {
  const after = decision.ok && 'after' in decision.value ? decision.value : undefined
  return { seen: after && termName(after.before), promised: after && termName(after.after) }
}

function inWords(decision: Answer): string {
  if (!decision.ok) return decision.refusal
  const { kind, service } = decision.value
  const term = 'after' in decision.value ? decision.value.after : service.term
  return `${kind} ${service.mprId} ${service.periodNo} ${termName(term)}`
}

async function written({ db }: TestApp) {
  const [row] = await db`select (select count(*) from services) as services, (select count(*) from audit) as audit,
    (select count(*) from results) as results, (select count(*) from outbox) as outbox,
    (select count(*) from connection_numbers) as numbers, (select count(*) from connection_number_holds) as holds`
  return { ...row }
}
