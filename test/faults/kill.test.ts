// kill -9 of server and database in mid-load, then start again: every acknowledged issue is there.
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { realCalendar } from '#calendar'
import { systemClock } from '#clock'
import type { ActivationKeyNo, MprId, RegistrationId } from '#domain/codes'
import { type MintedCard, mintKeys } from '#operations/cards/mintKeys'
import { importDevices } from '#operations/devices/importDevices'
import { systemRandom } from '#random'
import { connect, type Db } from '#store/db'
import type { SealedCode } from '#store/keptCodes'
import { invariants } from '../support/invariants.ts'
import { aScript, readDemo, type Server, startServer, urlOfDatabase } from '../support/process.ts'
import { keyIn as keyOf, testCodes } from '../support/testCodes.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'
import { anOperatorOf } from '../support/who.ts'

type Codes = { mprId: MprId; activationKeyNo: ActivationKeyNo; registrationId: RegistrationId }

const dataDir = await mkdtemp(join(tmpdir(), 'portal-kill-'))
const running: Server[] = []
after(async () => {
  for (const { child, exited } of running) {
    child.kill('SIGTERM')
    await exited
  }
  await rm(dataDir, { recursive: true, force: true })
})

const started = async () => {
  const server = await startServer({ DATA_DIR: dataDir })
  running.push(server)
  return server
}

/** Beside the server, as an operator's command is. */
async function beside<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const db = connect(await urlOfDatabase(dataDir), 1)
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}

/** Devices are imported and cards minted as operators do it. */
async function stock(count: number): Promise<Codes[]> {
  const mprIds = Array.from({ length: count }, () => randomBytes(8).toString('hex').toUpperCase() as MprId)
  const slices = Readable.from([
    mprIds.map((mprId, i) => ({ line: i + 2, cells: { mprId, family: 'hdcom', macAddress: '' } })),
  ])
  const act = { by: anOperatorOf(), dryRun: false }
  const report = { leftOut: () => assert.fail('every row is a device'), progress: () => {} }
  let cards: MintedCard[] = []
  await beside(async db => {
    const deps = { db, clock: systemClock, calendar: realCalendar, random: systemRandom, codes: testCodes }
    await importDevices(deps, { ...act, file: 'stock.csv', slices, update: false }, report)
    const order = { ...act, product: 'KX-VCS701W', count, mintedFor: undefined, company: undefined }
    await mintKeys(deps, order, async minted => {
      cards = minted
    })
  })
  return cards.map((card, i) => ({ ...card, mprId: mprIds[i]! }))
}

/** Walks whole journeys, one after the other, until the server is gone. */
async function work(origin: string, cards: Codes[], acknowledged: Map<string, string>): Promise<void> {
  const script = await aScript(origin, (await readDemo(dataDir)).account)
  for (let codes = cards.pop(); codes; codes = cards.pop()) {
    const terms = await script.submit('/issue', codes)
    const number = await script.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
    const confirm = await script.submit(number.path, { number: fieldValue(number.body, 'number')! })
    const done = await script.post(confirm.path, {})
    if (!done.location.startsWith('/issued/')) throw new Error(`登録 gave ${done.status}`)
    acknowledged.set(codes.activationKeyNo, '') // from here on it is promised, whether or not its page is seen
    acknowledged.set(codes.activationKeyNo, keyIn((await script.get(done.location)).body))
  }
}

const keyIn = (body: string) =>
  wordsOf(body)
    .match(/Registration Key ([0-9A-F-]{19})/)?.[1]
    ?.replaceAll('-', '') ?? ''

for (const victim of ['server', 'database', 'both'] as const)
  test(`kill -9 of ${victim} under load loses nothing that was acknowledged`, async () => {
    const server = await started()
    const cards = await stock(1500)
    const acknowledged = new Map<string, string>()
    const workers = Array.from({ length: 6 }, () => work(server.origin, cards, acknowledged).catch(() => 'cut off'))
    while (acknowledged.size < 100) await sleep(20)

    const postmaster = Number((await readFile(join(dataDir, 'pg', 'postmaster.pid'), 'utf8')).split('\n')[0])
    if (victim !== 'database') server.child.kill('SIGKILL')
    if (victim !== 'server') process.kill(postmaster, 'SIGKILL')
    assert.ok((await Promise.all(workers)).includes('cut off'), 'the load was still on')
    await server.exited

    const again = await started()
    const kept = await beside(async db => {
      assert.deepEqual(await invariants(db), [])
      return db<
        ({ no: string; mprId: string } & SealedCode)[]
      >`select k.activation_key_no as no, s.mpr_id as "mprId", s.key_sealed as sealed, s.registration_key as clear
        from activation_keys k join services s using (mpr_id, period_no)`
    })
    const keys = new Map(kept.map(row => [row.no, keyOf(row, row.mprId)]))
    const lost = [...acknowledged].filter(([no, key]) => !keys.has(no) || (key !== '' && keys.get(no) !== key))
    assert.ok(acknowledged.size >= 100)
    assert.deepEqual(lost, [], `${acknowledged.size} acknowledged`)
    again.child.kill('SIGTERM')
    assert.equal(await again.exited, 0, again.output())
  })
