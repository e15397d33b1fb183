// The figures of what was done are those of the audit trail, act by act.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ACT_NAMES } from '#domain/may'
import { endOtherSessions } from '#operations/access/endOtherSessions'
import { closeAccount } from '#operations/accounts/closeAccount'
import { dataFingerprint } from '#operations/accounts/dataFingerprint'
import { readAccount } from '#operations/accounts/readAccount'
import { updateProfile } from '#operations/accounts/updateProfile'
import { mintKeys } from '#operations/cards/mintKeys'
import { setCardStanding } from '#operations/cards/setCardStanding'
import { allowMpcs } from '#operations/companies/allowMpcs'
import { importDevices } from '#operations/devices/importDevices'
import { registerDevices } from '#operations/devices/registerDevices'
import { retireSigningKey } from '#operations/devices/retireSigningKey'
import { endMaintenance } from '#operations/notices/endMaintenance'
import { scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import { moveService } from '#operations/services/moveService'
import { showCodes } from '#operations/services/showCodes'
import { stopService } from '#operations/services/stopService'
import { undoApplication } from '#operations/services/undoApplication'
import { extend, issue } from '../support/corrections.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { openKeyOf } from '../support/testCodes.ts'
import { anOperatorOf, userOf } from '../support/who.ts'

async function counted({ metrics }: TestApp): Promise<Record<string, number>> {
  const lines = (await metrics.registry.metrics()).matchAll(/^portal_acts_total\{act="([^"]+)"\} (\d+)$/gm)
  return Object.fromEntries([...lines].map(([, act = '', count]) => [act, Number(count)]))
}

async function trail({ db }: TestApp): Promise<Record<string, number>> {
  const rows = await db<{ act: string; count: number }[]>`select act, count(*) from audit group by act`
  const none = ACT_NAMES.map(name => [name, 0] as const)
  return { ...Object.fromEntries(none), ...Object.fromEntries(rows.map(({ act, count }) => [act, count])) }
}

test('every act is counted as often as it is in the audit trail; a dry run and what is refused are not', async () => {
  const app = await testApp()
  const { deps } = app
  assert.deepEqual(await counted(app), await trail(app), 'each act has its figure from the start')
  const [by, dryRun] = [anOperatorOf(), false]
  const [a, b, c] = [app.aDevice(), app.aDevice(), app.aDevice()]
  const [card, later] = [a.card('KX-VCS701W'), a.card('KX-VCS703W')]
  const service = await issue(app, card)
  assert.ok(typeof service === 'object')
  await issue(app, card) // once more shows its result again
  await extend(app, later)
  await undoApplication(deps, { by, activationKeyNo: later.activationKeyNo, dryRun: true })
  await undoApplication(deps, { by, activationKeyNo: later.activationKeyNo, dryRun })
  await registerDevices(deps, [{ mprId: a.mprId, registrationKey: (await openKeyOf(app.db, a.mprId))! }])
  await moveService(deps, { by, from: a.mprId, to: b.mprId, dryRun })
  await stopService(deps, { by, mprId: b.mprId, dryRun })
  await stopService(deps, { by, mprId: b.mprId, dryRun }) // refused
  const cards = ['KX-VCS701W', 'KX-VCS703W'].map(product => c.card(product).activationKeyNo)
  await setCardStanding(deps, { by, cards, act: 'freeze', dryRun })
  await setCardStanding(deps, { by, cards, act: 'freeze', dryRun }) // as before
  await setCardStanding(deps, { by, cards: cards.slice(1), act: 'void', dryRun })
  await mintKeys(
    deps,
    { by, product: 'KX-VCS701W', count: 3, mintedFor: undefined, company: undefined, dryRun },
    async () => {},
  )
  async function* slices() {
    yield [
      { line: 2, cells: { mprId: 'AAAA0000BBBB1111', family: 'hdcom', macAddress: '' } },
      { line: 3, cells: { mprId: c.mprId, family: 'hdcom', macAddress: '02:1A:2B:3C:4D:5E' } },
    ]
  }
  const report = { leftOut: () => assert.fail('every row is a device'), progress: () => {} }
  await importDevices(deps, { by, file: 'devices.csv', slices: slices(), update: true, dryRun }, report)
  await allowMpcs(deps, { by, loginId: app.demo.account.loginId, allowed: true, dryRun })
  await showCodes(deps, { by, codes: [{ kind: 'code16', value: c.mprId }] })
  const times = { startsAt: undefined, endsAt: undefined, announceFrom: undefined }
  await scheduleMaintenance(deps, { by, ...times, text: { ja: '点検', en: 'check' }, mail: true, dryRun })
  await endMaintenance(deps, { by, id: 'emergency', mail: false, dryRun })
  await deps.signer.kid()
  await retireSigningKey(deps, { by, dryRun })
  const user = await userOf(app.db, app.demo.account.loginId)
  await endOtherSessions(deps, { by: user, sessionHash: Buffer.from('this'), which: 'all' }) // none to end
  const own = (await readAccount(deps, user))!
  const profile = { ...own.profile, phone: '03-9999-0002' }
  await updateProfile(deps, { by: user, profile, language: 'en', seen: dataFingerprint(own) })
  await closeAccount(deps, { by: user })
  await stopService(deps, { by: anOperatorOf('auditor'), mprId: b.mprId, dryRun }).catch(assert.ok)

  const inTrail = await trail(app)
  assert.deepEqual(Object.keys(inTrail).filter(name => inTrail[name]! > 0).length, 19, JSON.stringify(inTrail))
  assert.deepEqual(await counted(app), inTrail)
})
