// The first start of a demo: its dealer comes with it or not at all, and is named in demo.json.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { seedDealer } from '#operations/upkeep/seedDealer'
import { type Demo, seedDemo } from '#operations/upkeep/seedDemo'
import { prepareDemo } from '../../src/demo.ts'
import { aDatabase } from '../support/database.ts'
import { invariants } from '../support/invariants.ts'
import { testApp } from '../support/testApp.ts'

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-demo-'))
  folders.push(folder)
  return folder
}

/** Before its first start: an app's deps on an empty database. */
async function unseeded() {
  const db = await aDatabase()
  const count = async () => {
    const [row] =
      await db`select (select count(*) from accounts) as accounts, (select count(*) from devices) as devices,
      (select count(*) from services) as services, (select count(*) from audit) as audit`
    return { ...row }
  }
  return { db, deps: { ...(await testApp()).deps, db }, count }
}

const NOTHING = { accounts: 0, devices: 0, services: 0, audit: 0 }

test('demo.json names the dealer beside what it always named; the second start changes nothing', async () => {
  const { deps, db, count } = await unseeded()
  const folder = await aFolder()
  const demo = (await prepareDemo(deps, folder, 'http://localhost:3000'))!
  assert.deepEqual(Object.keys(demo), ['account', 'mpcsAccount', 'dealerAccount', 'devices', 'origin'])
  assert.deepEqual(Object.keys(demo.dealerAccount!), ['loginId', 'password'])
  assert.deepEqual([demo.devices.length, demo.devices.filter(device => device.family === 'mpcs').length], [30, 6])
  const before = await count()
  assert.deepEqual([before.accounts, before.devices], [3, 330])
  assert.deepEqual(await invariants(db), [])
  const text = await readFile(join(folder, 'demo.json'), 'utf8')
  assert.deepEqual(await prepareDemo(deps, folder, 'http://localhost:3000'), demo)
  assert.equal(await readFile(join(folder, 'demo.json'), 'utf8'), text)
  assert.deepEqual(await count(), before)
})

test('a start that ends between leaves nothing, and the next one begins anew', async () => {
  const { deps, count } = await unseeded()
  const dealer = (tx: Parameters<typeof seedDealer>[1]) => seedDealer(deps, tx)
  const cutOff = async () => assert.fail('the power went')
  await assert.rejects(seedDemo(deps, cutOff, dealer), /the power went/)
  assert.deepEqual(await count(), NOTHING)
  await assert.rejects(
    seedDemo(
      deps,
      async () => {},
      async tx => dealer(tx).then(cutOff),
    ),
    /the power went/,
  )
  assert.deepEqual(await count(), NOTHING)
  const kept: Demo[] = []
  assert.equal(await seedDemo(deps, async demo => void kept.push(demo), dealer), true)
  assert.ok(kept[0]!.dealerAccount)
})

test('a demo that is older than the dealer stays as it is', async () => {
  const { deps, count } = await unseeded()
  const folder = await aFolder()
  await seedDemo(deps, demo => writeFile(join(folder, 'demo.json'), JSON.stringify({ ...demo, origin: 'http://old' })))
  const before = await count()
  const demo = await prepareDemo(deps, folder, 'http://localhost:3000')
  assert.equal(demo?.dealerAccount, undefined)
  assert.deepEqual(await count(), before)
  assert.equal(JSON.parse(await readFile(join(folder, 'demo.json'), 'utf8')).origin, 'http://localhost:3000')
})
