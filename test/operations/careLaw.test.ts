// The law of 機器一覧 (R18): whatever three companies and an operator did to a few devices, in any order, each entry shows on
// every day what キー検索 with its card answers, with the words for what changed; and filled from history it says the same.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { careState } from '#domain/careEntry'
import { NO_FILTER } from '#domain/careFilter'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import { decideSearch } from '#domain/search'
import { serviceStatus } from '#domain/service'
import { lastDayOf } from '#domain/term'
import { setByFile } from '#operations/care/careFile'
import { fillCare } from '#operations/care/fillCare'
import { keepDevice } from '#operations/care/keepDevice'
import { tryCareFile } from '#operations/care/tryCareFile'
import { registerDevices } from '#operations/devices/registerDevices'
import { withMarks } from '#operations/services/application'
import { findService } from '#operations/services/findService'
import { moveService } from '#operations/services/moveService'
import { stopService } from '#operations/services/stopService'
import { undoApplication } from '#operations/services/undoApplication'
import { systemRandom } from '#random'
import { listEntries } from '#store/care/entries'
import { bringAlong } from '#store/companies/bringAlong'
import { readCodes } from '#store/services/facts'
import { randomUuid } from '#web/uuid'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import { invariants } from '../support/invariants.ts'
import { idIn, openKeyOf, testCodes } from '../support/testCodes.ts'
import { anOperatorOf, aUser } from '../support/who.ts'

const COMPANIES = 3
const DEVICES = 3
const PRODUCTS = ['KX-VCS701W', 'KX-VCS703W', 'HDCOM-TRIAL']

type Codes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }
type Act =
  | { act: 'issue' | 'extend' | 'keep' | 'file'; company: number; device: number; card: number }
  | { act: 'start' | 'stop'; device: number }
  | { act: 'undo'; card: number }
  | { act: 'move'; device: number; to: number }
  | { act: 'wait'; days: number }

const company = fc.nat(COMPANIES - 1)
const device = fc.nat(DEVICES - 1)
const card = fc.nat(DEVICES * PRODUCTS.length - 1)
const application = (act: 'issue' | 'extend' | 'keep' | 'file') =>
  fc.record({ act: fc.constant(act), company, device, card })
const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: application('issue') },
  { weight: 8, arbitrary: application('extend') },
  { weight: 3, arbitrary: application('keep') },
  { weight: 2, arbitrary: application('file') },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('start' as const), device }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), card }) },
  { weight: 6, arbitrary: fc.record({ act: fc.constant('move' as const), device, to: device }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('stop' as const), device }) },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.constantFrom(1, 100, 370, 370) }) },
)
const histories = fc.array(acts, { minLength: 8, maxLength: 30 })
/** Which company comes along into which in the end (R16); nobody into their own. */
const joins = fc.record({ from: company, to: company })

test('an entry shows what a search with its card answers, on every day, whatever happened', async t => {
  const app = await aCorrectableApp()
  const { db, deps, clock } = app
  const states = new Map<string, number>()
  await app.moreDevices(600)
  const [third] = await db<{ id: number }[]>`
    insert into companies (name, country, address, created_at) values ('third', 'JP', array['x'], now()) returning id`
  await db`insert into accounts (company_id, role, login_id, password_hash, email, created_at)
    values (${third!.id}, 'admin', 'Another300', 'x', 'third@example.com', now())`
  const people = (
    await db<{ accountId: number; companyId: number }[]>`
      select id as "accountId", company_id as "companyId" from accounts order by id limit ${COMPANIES}`
  ).map(aUser)
  assert.equal(people.length, COMPANIES)

  await fc.assert(
    fc.asyncProperty(histories, joins, async (history, { from, to }) => {
      const devices = Array.from({ length: DEVICES }, () => app.aDevice())
      const cards = devices.flatMap(one => PRODUCTS.map(product => one.card(product)))
      for (const step of history) {
        await play(step)
        await holds()
      }
      const { accountId, companyId } = people[from]!
      if (from !== to) {
        const by = aUser({ accountId, companyId: people[to]!.companyId })
        people[from] = by
        const shared = await devicesOfBoth(companyId, by.companyId)
        await db.begin(tx =>
          bringAlong(tx, { accountId, from: companyId, to: by.companyId, role: 'admin' }, clock.now()),
        )
        await holds()
        await goesOnForEither(by, shared)
      }
      assert.deepEqual(await invariants(db), [])
      await fillsTheSame()
      if (from !== to) people[from] = await onItsOwn(accountId)

      async function play(step: Act): Promise<void> {
        switch (step.act) {
          case 'wait':
            return clock.advance({ hours: 24 * step.days })
          case 'issue':
          case 'extend': {
            const { accountId, companyId } = people[step.company]!
            const codes = { ...cards[step.card]!, mprId: devices[step.device]!.mprId }
            if (step.act === 'extend') await extend(app, codes, accountId, companyId)
            else await issue(app, codes, accountId, companyId).catch(ignoreRefusal)
            return
          }
          case 'keep': {
            const by = people[step.company]!
            const codes = { ...cards[step.card]!, mprId: devices[step.device]!.mprId }
            const resultId = randomUuid(systemRandom)
            const found = await findService(
              { ...deps, codesInTurn: deps.codesInTurn },
              { ...codes, entry: 'hdcom', by, resultId },
            )
            if (found.ok) await keepDevice(deps, { by, resultId })
            await db`delete from wrong_codes`
            return
          }
          case 'file': {
            const by = people[step.company]!
            const { activationKeyNo, registrationId } = cards[step.card]!
            const row = `${devices[step.device]!.mprId},${activationKeyNo},${registrationId},\n`
            const id = randomUuid(systemRandom)
            assert.equal(await tryCareFile(deps, { by, id, bytes: aFile(FILE_HEAD + row) }), undefined)
            await setByFile(deps, { by, id })
            await db`delete from wrong_codes`
            await db`delete from buckets where key like 'list-guess%'`
            return
          }
          case 'start': {
            const { mprId } = devices[step.device]!
            const registrationKey = await openKeyOf(db, mprId)
            if (registrationKey) await registerDevices(deps, [{ mprId, registrationKey }])
            return
          }
          case 'undo':
            await undoApplication(deps, {
              by: anOperatorOf(),
              activationKeyNo: cards[step.card]!.activationKeyNo,
              dryRun: false,
            })
            return
          case 'move':
            await moveService(deps, {
              by: anOperatorOf(),
              from: devices[step.device]!.mprId,
              to: devices[step.to]!.mprId,
              dryRun: false,
            })
            return
          case 'stop':
            await stopService(deps, { by: anOperatorOf(), mprId: devices[step.device]!.mprId, dryRun: false })
        }
      }

      async function holds(): Promise<void> {
        const today = deps.calendar.dayOf(clock.now())
        for (const by of people) {
          const listed = await entriesOf(by.companyId, today)
          for (const entry of listed) {
            const { registrationId } = cards.find(one => one.activationKeyNo === entry.activationKeyNo)!
            const [known] = await readCodes(db, [withMarks(testCodes, { ...entry, registrationId, by })])
            const decision = decideSearch({ ...known!, entry: 'hdcom' })
            const state = careState(entry, today)
            states.set(state, (states.get(state) ?? 0) + 1)
            if (state === 'moved') {
              assert.equal(decision.ok ? 'found' : decision.refusal, 'service-moved-away')
              continue
            }
            // What was taken back stays so, whoever uses the card or the device afterwards (R18).
            if (state === 'undone') continue
            assert.ok(decision.ok, `${state}: ${decision.ok || decision.refusal}`)
            const { value: service } = decision
            const shown = [entry.periodNo, entry.connectionNumber, entry.months, entry.lastDay?.toString()]
            assert.deepEqual(shown, [
              service.periodNo,
              service.connectionNumber,
              service.term.months,
              lastDayOf(service.term)?.toString(),
            ])
            for (const days of [0, 1, 30, 364, 365, 366, 540, 550, 560, 1200]) {
              const day = today.add({ days })
              assert.equal(careState(entry, day), serviceStatus(service, day), `in ${days} days`)
            }
          }
        }
      }

      async function devicesOfBoth(one: number, other: number): Promise<string[]> {
        const rows = await db<{ mprId: string }[]>`select a.mpr_id as "mprId" from care_entries a
          join care_entries b on b.mpr_id = a.mpr_id and b.company_id = ${other} where a.company_id = ${one}`
        return rows.map(row => row.mprId)
      }

      /** What one of two companies saw end goes on where the other's card is still used. */
      async function goesOnForEither(by: ReturnType<typeof aUser>, shared: string[]): Promise<void> {
        const ended = await db<(Omit<Codes, 'registrationId'> & { sealed: Uint8Array })[]>`
          select e.mpr_id as "mprId", k.activation_key_no as "activationKeyNo", k.id_sealed as sealed
          from care_entries e cross join unnest(e.cards) c join activation_keys k on k.activation_key_no = c
          where e.company_id = ${by.companyId} and e.mpr_id = any(${shared}) and e.standing in ('undone', 'moved')`
        for (const { sealed, ...codes } of ended) {
          const registrationId = idIn(sealed, codes.activationKeyNo)
          const [known] = await readCodes(db, [withMarks(testCodes, { ...codes, registrationId, by })])
          const { ok } = decideSearch({ ...known!, entry: 'hdcom' })
          assert.ok(!ok, `${codes.mprId} has ended, and ${codes.activationKeyNo} is used there`)
        }
      }

      async function onItsOwn(accountId: number) {
        const [fresh] = await db<{ id: number }[]>`
          insert into companies (name, country, address, created_at) values ('anew', 'JP', array['x'], ${clock.now()}) returning id`
        await db`update accounts set company_id = ${fresh!.id} where id = ${accountId}`
        return aUser({ accountId, companyId: fresh!.id })
      }

      async function entriesOf(companyId: number, today: Temporal.PlainDate) {
        const list = { companyId, filter: NO_FILTER, today }
        const { entries } = await listEntries(db, list, { most: 2000, place: undefined })
        const mine = new Set(devices.map(({ mprId }) => mprId))
        return entries.map(({ entry }) => entry).filter(({ mprId }) => mine.has(mprId))
      }

      /** What history alone says of applications is what was written with them, but for what a search kept. */
      async function fillsTheSame(): Promise<void> {
        const today = deps.calendar.dayOf(clock.now())
        const seen = async () =>
          (await Promise.all(people.map(({ companyId }) => entriesOf(companyId, today)))).flatMap((entries, i) =>
            entries.map(
              entry =>
                [`${i} ${entry.mprId}`, `${careState(entry, today)} ${entry.periodNo} ${entry.lastDay}`] as const,
            ),
          )
        const written = new Map(await seen())
        const names = devices.map(({ mprId }) => mprId)
        await db`delete from care_entries where mpr_id = any(${names}::text[])`
        await db`delete from fillings where name = 'care'`
        await fillCare(deps)
        for (const [name, filled] of await seen()) {
          const before = written.get(name)
          assert.ok(before !== undefined, `filled ${name}: ${filled}`)
          if (!before.startsWith('undone') && !before.startsWith('moved')) assert.equal(filled, before, name)
        }
      }
    }),
    { numRuns: 90, seed: 17 },
  )
  for (const state of ['active', 'expired', 'unstarted', 'lapsed', 'moved', 'undone'])
    assert.ok((states.get(state) ?? 0) > 10, `${state} was seen ${states.get(state) ?? 0} times`)
  t.diagnostic(JSON.stringify(Object.fromEntries(states)))
})

const FILE_HEAD = 'MPR ID,Activation Key No.,Registration ID,備考\n'

async function* aFile(text: string) {
  yield Buffer.from(text)
}

/** No number can be drawn where nothing can be issued. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof assert.AssertionError)) throw error
}
