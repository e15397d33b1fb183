// Corrections at once with each other and with applications (R12, R13): one is first, the others know, never a fault.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MprId } from '#domain/codes'
import { registerDevices } from '#operations/devices/registerDevices'
import { aCorrectableApp, extend, issue } from '../support/corrections.ts'
import type { Said } from '../support/operator.ts'
import { seeded } from '../support/seeded.ts'
import { keysOf } from '../support/testCodes.ts'

const done = (answers: Said[]) => answers.filter(answer => answer.code === 0).length

/** An app with a device that has a service. */
async function withService() {
  const app = await aCorrectableApp()
  const device = app.aDevice()
  const card = device.card('KX-VCS701W')
  assert.notEqual(typeof (await issue(app, card)), 'string')
  return { ...app, device, card }
}

test('four operators undo one card at once: it is undone once', async () => {
  const { run, card, allIsWell } = await withService()
  const answers = await Promise.all(Array.from({ length: 4 }, () => run('undo', card.activationKeyNo)))
  assert.equal(done(answers), 1)
  for (const { code, err } of answers) if (code === 1) assert.match(err, /The card is not used/)
  await allIsWell()
})

test('two operators move one service to two devices: it is on one of them', async () => {
  const { run, device, aDevice, allIsWell } = await withService()
  const answers = await Promise.all([aDevice(), aDevice()].map(to => run('move', device.mprId, to.mprId)))
  assert.equal(done(answers), 1)
  assert.match(answers.map(answer => answer.err).join(''), /The service was moved to another device/)
  await allIsWell()
})

test('two services are moved to one device, and it applies itself: it has one service', async () => {
  const app = await withService()
  const [other, to] = [app.aDevice(), app.aDevice()]
  await issue(app, other.card('KX-VCS701W'))
  const [applied, ...moves] = await Promise.all([
    issue(app, to.card('KX-VCS701W')),
    app.run('move', app.device.mprId, to.mprId),
    app.run('move', other.mprId, to.mprId),
  ])
  assert.equal(done(moves) + (typeof applied === 'string' ? 0 : 1), 1)
  await app.allIsWell()
})

for (const correction of ['undo', 'move', 'stop'])
  test(`a 期間の延長 and a ${correction} at once: one is first, and the other knows`, async () => {
    const app = await withService()
    const [to, longer] = [app.aDevice(), app.device.card('KX-VCS703W')]
    const correct = {
      undo: () => app.run('undo', app.card.activationKeyNo),
      move: () => app.run('move', app.device.mprId, to.mprId),
      stop: () => app.run('stop', app.device.mprId),
    }[correction]!
    const [extended, corrected] = await Promise.all([extend(app, longer), correct()])
    if (corrected.code === 1) assert.match(corrected.err, /The service was extended/)
    if (extended !== 'open') assert.ok(['no-service-to-extend', 'service-moved-away'].includes(extended), extended)
    assert.ok(extended === 'open' || corrected.code === 0)
    const again = await extend(app, { ...longer, mprId: correction === 'move' ? to.mprId : longer.mprId })
    if (extended === 'open') assert.equal(again, 'again', 'the card went along')
    await app.allIsWell()
  })

for (const seed of [1, 2, 3])
  test(`three hundred acts of dealers, devices and operators on four devices, ten at a time (${seed})`, async () => {
    const app = await aCorrectableApp()
    const { db, run, deps } = app
    const chance = seeded(seed)
    const pick = <T>(from: T[]): T => from[Math.floor(chance() * from.length)]!
    const devices = Array.from({ length: 4 }, () => app.aDevice())
    const cards = [...devices, ...Array.from({ length: 12 }, () => app.aDevice())].flatMap(device => device.keys)
    const codes = () => {
      const { activationKeyNo, registrationId } = pick(cards)
      return { activationKeyNo, registrationId, mprId: pick(devices).mprId }
    }
    const key = async () => {
      const open = (await keysOf(db)).filter(({ closing }) => closing === null)
      return open.slice(0, 1).map(({ mprId, key }) => ({ mprId: mprId as MprId, registrationKey: key }))
    }
    const usedCard = async () => {
      const used = await db`select activation_key_no from activation_keys where flow is not null order by used_at desc`
      return pick(used.slice(0, 6))?.activation_key_no ?? cards[0]!.activationKeyNo
    }
    const acts = [
      () => issue(app, codes(), pick([1, 2])),
      () => issue(app, codes()),
      () => extend(app, codes(), pick([1, 2])),
      () => extend(app, codes()),
      async () => run('undo', await usedCard()),
      async () => run('undo', await usedCard(), '--dry-run'),
      () => run('move', pick(devices).mprId, pick(devices).mprId),
      async () => chance() < 0.3 && run('stop', pick(devices).mprId),
      async () => chance() < 0.2 && registerDevices(deps, await key()),
    ]
    for (let i = 0; i < 30; i++) {
      await Promise.all(Array.from({ length: 10 }, () => pick(acts)()))
      if (i % 10 === 9) await app.allIsWell()
      if (i % 10 === 9) app.clock.advance({ hours: 24 * 300 }) // what had started expires or lapses
    }
    const [row] =
      await db`select count(*) filter (where kind = 'undo') as undo, count(*) filter (where kind = 'move') as move,
      count(*) filter (where kind = 'extend') as extend from service_events`
    for (const [kind, count] of Object.entries({ ...row })) assert.ok(Number(count) > 1, `${kind}: ${count}`)
  })
