import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ActivationKeyNo, formatCode, type RegistrationKey } from '#domain/codes'
import { type ConnectionNumber, formatConnectionNumber } from '#domain/connectionNumber'
import { issueServices } from '#operations/services/issueServices'
import { systemRandom } from '#random'
import { randomUuid } from '#web/uuid'
import { showNumbers } from '../support/numbers.ts'
import { anOperator, csvRows, trail } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { openKeyOf } from '../support/testCodes.ts'
import { aUser } from '../support/who.ts'

async function prepared() {
  const app = await testApp()
  return { ...app, ...(await anOperator(app.db, { clock: app.clock })) }
}

/** An imported device with a service, and a minted card that opened it: all by command. */
async function aLife() {
  const app = await prepared()
  await app.write('devices.csv', 'MPR ID,family,MAC\n4F1A09C277D03B5E,hdcom,02:1A:2B:3C:4D:5E\n')
  await app.run('import-devices', 'devices.csv')
  app.clock.advance({ hours: 1 })
  const minted = await app.run('mint', '--product', 'KX-VCS701W', '--count', '1', '--for', 'みなと映像')
  const [no = '', id = ''] = csvRows(minted.out)[1]!
  app.clock.advance({ hours: 1 })
  const codes = { mprId: '4F1A09C277D03B5E', activationKeyNo: plain(no), registrationId: plain(id) }
  const request = { entry: 'hdcom', by: aUser(), number: '11123456789' as ConnectionNumber, acceptedTerms: 1 }
  const ids = { resultId: randomUuid(systemRandom) }
  await showNumbers(app.db, { activationKeyNo: codes.activationKeyNo as ActivationKeyNo }, [request.number])
  const [decision] = await issueServices(app.deps, [{ ...codes, ...request, ...ids, previewed: false } as never])
  assert.ok(decision!.ok)
  app.clock.advance({ hours: 1 })
  await app.bare('freeze', no, '--as', 'suzuki', '--reason', 'reported stolen')
  return { ...app, no, id, key: (await openKeyOf(app.db, codes.mprId))! }
}

const plain = (code: string) => code.replaceAll('-', '')

test('tells all about a device by any of its codes, and keeps who asked', async () => {
  const { bare, db, no, id, key, demo } = await aLife()
  const told = `
Device 4F1A-09C2-77D0-3B5E
  種別             HDコム
  MAC address      02:1A:2B:3C:4D:5E
  imported         2026-12-01 12:00:00 JST

Service 1
  term             not started: 12 months from first use
  接続番号         111-2345-6789
  Registration Key ${formatCode(key)}

Card ${no}
  Registration ID  ${id}
  product          KX-VCS701W
  standing         frozen
  use              issue of service 1, 2026-12-01 14:00:00 JST
  minted           2026-12-01 13:00:00 JST, for みなと映像

History
  2026-12-01 12:00:00 JST  import-devices by sato: file devices.csv, added 1, changed 0 (order 1234)
  2026-12-01 13:00:00 JST  mint by sato: card ${no}, product KX-VCS701W, mintedFor みなと映像 (order 1234)
  2026-12-01 14:00:00 JST  issue by ${demo.account.loginId} (みなと映像システム株式会社): service 1, card ${no}, 12 months
  2026-12-01 15:00:00 JST  freeze by suzuki: card ${no} (reported stolen)
`
  const kinds: [string, string, object][] = [
    ['4f1a 09c2 77d0 3b5e', 'MPR ID', {}],
    [no, 'Activation Key No.', { activationKeyNo: plain(no) }],
    [formatCode(key), 'Registration Key', {}],
    [formatConnectionNumber('11123456789' as ConnectionNumber), '接続番号', {}],
  ]
  for (const [code, is, asked] of kinds) {
    const before = (await trail(db)).length
    const { code: exit, out, err } = await bare('show', code, '--as', 'tanaka')
    assert.deepEqual([exit, err], [0, ''])
    assert.equal(out.replaceAll(/^.*show by tanaka.*\n/gm, ''), `${code} (${is})\n${told}\n`)
    const [row, ...more] = (await trail(db)).slice(before)
    assert.deepEqual(more, [])
    const subject = { mprId: '4F1A09C277D03B5E', ...asked }
    assert.deepEqual(row, { operator: 'tanaka', act: 'show', subject, reason: null })
  }
  assert.match(
    (await bare('show', no, '--as', 'tanaka')).out,
    /show by tanaka/,
    'who saw the keys is part of the history',
  )
})

test('terms and ends in words: in use, over, and one after another', async () => {
  const { run, db, key } = await aLife()
  const term = async () => /term +(.*)\n/.exec((await run('show', key)).out)![1]
  const starts = (day: string, last: string) => db`update services set start_day = ${day}, last_day = ${last}`
  await starts('2026-04-01', '2027-04-01')
  assert.equal(
    await term(),
    'active: 12 months from 2026-04-01, last day 2027-04-01 (GMT), in Japan until 2027-04-02 08:59',
  )
  await starts('2025-10-01', '2026-10-01')
  assert.match((await term())!, /^expired, may still be extended: 12 months from 2025-10-01,/)
  await starts('2024-10-01', '2025-10-01')
  assert.match((await term())!, /^over: 12 months/)
  await db`update services set closing = 'stopped', closed_at = '2026-12-01T00:00:00Z'`
  const { out } = await run('show', key)
  assert.match(out, /term +closed \(stopped\): 12 months/)
  assert.match(out, /closed +2026-12-01 09:00:00 JST/)
})

test('an unused card, a device without a service, several at once, and as JSON', async () => {
  const { run, aDevice } = await prepared()
  const device = aDevice()
  const card = device.card('HDCOM-TRIAL')
  const [no, mprId] = [formatCode(card.activationKeyNo), formatCode(device.mprId)]
  const { out } = await run('show', no, mprId)
  assert.match(out, new RegExp(`^${no} \\(Activation Key No\\.\\)\n\nCard ${no}\n.*use +not used\n`, 's'))
  assert.match(out, new RegExp(`\n${mprId} \\(MPR ID\\)\n\nDevice ${mprId}\n.*service +none yet\n`, 's'))
  assert.match(out, /History\n {2}nothing is recorded\n/)
  const json = JSON.parse((await run('show', mprId, '--json')).out)
  assert.equal(json[0].code, mprId)
  assert.equal(json[0].found[0].is, 'mprId')
  assert.equal(json[0].found[0].device.mprId, device.mprId)
  assert.equal(json[0].found[0].history[0].act, 'show')
})

test('what is unknown is said, beside what is found, and leaves no trace', async () => {
  const { run, aDevice, db } = await prepared()
  const { mprId } = aDevice()
  const { code, out, err } = await run('show', '111-0000-0000', mprId, '0000000000000000')
  const sentence = 'No device, card, Registration Key or 接続番号 is this.'
  assert.deepEqual([code, err], [1, `111-0000-0000: ${sentence}\n0000000000000000: ${sentence}\n`])
  assert.match(out, /\(MPR ID\)/)
  assert.deepEqual(await trail(db), [{ operator: 'sato', act: 'show', subject: { mprId }, reason: 'order 1234' }])
})

test('sixteen digits that are codes of two kinds lead to both', async () => {
  const { run, aDevice, db } = await prepared()
  const { mprId } = aDevice()
  const other = aDevice().card('KX-VCS701W').activationKeyNo as string as RegistrationKey
  await db`insert into devices (mpr_id, family, imported_at) values (${other}, 'hdcom', now())`
  const { out } = await run('show', other, mprId)
  assert.match(out, /\(MPR ID\).*\(Activation Key No\.\)/s)
})
