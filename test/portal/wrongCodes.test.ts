// C8: what wrong codes reveal (R11), and how often an account may be wrong.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { texts } from '#words/text'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

type Codes = Record<'mprId' | 'activationKeyNo' | 'registrationId', string>

const UNKNOWN = /組み合わせが正しくありません/
const hex = (digit: number, length: number) => digit.toString(16).toUpperCase().repeat(length)

/** The answer with what was typed, and what differs from request to request anyway, masked. */
function masked({ status, body, headers }: Awaited<ReturnType<Visitor['post']>>, codes: Codes): string {
  let text = body
  for (const code of Object.values(codes))
    for (const shown of [code, code.match(/.{4}/g)!.join('-')]) text = text.replaceAll(shown, '~')
  return JSON.stringify([status, text, [...headers].filter(([name]) => name !== 'date')])
}

async function everyKindOfUnknown({ aDevice, db }: TestApp): Promise<[string, Codes][]> {
  const used = aDevice().card('KX-VCS701W')
  const frozen = aDevice().card('KX-VCS701W')
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${frozen.activationKeyNo}`
  return [
    ['no such card', { ...used, activationKeyNo: hex(1, 16) }],
    ['the other half of another card', { ...used, registrationId: frozen.registrationId }],
    ['right number, wrong ID, card frozen', { ...frozen, registrationId: hex(2, 8) }],
    ['no such card, no such device', { mprId: hex(3, 16), activationKeyNo: hex(3, 16), registrationId: hex(3, 8) }],
    ['another family', { ...aDevice('mpcs').card('MPCS-12'), registrationId: hex(4, 8) }],
  ]
}

for (const path of ['/issue', '/mpcs/issue', '/extend', '/mpcs/extend', '/search'])
  test(`${path}: an unproven pair gets one and the same answer, to the byte`, async () => {
    const app = await testApp()
    const visitor = await app.aReseller('mpcsAccount')
    const answers = new Map<string, string>()
    for (const [name, codes] of await everyKindOfUnknown(app)) {
      const answer = await visitor.post(path, { family: 'hdcom', ...codes })
      assert.match(wordsOf(answer.body), UNKNOWN, name)
      answers.set(masked(answer, codes), name)
    }
    assert.equal(answers.size, 1, [...answers.values()].join(' / '))
  })

test('after five unproven pairs even right codes wait ten minutes, then twice as long, and longer', async () => {
  const { aReseller, aDevice, clock } = await testApp()
  let visitor = await aReseller()
  const right = aDevice().card('KX-VCS701W')
  const wrong = { ...right, registrationId: hex(0, 8) }
  const usedUp = async () => {
    for (let i = 0; i < 5; i++)
      assert.equal((await visitor.post(i % 2 ? '/search' : '/issue', { family: 'hdcom', ...wrong })).status, 409)
  }
  for (const minutes of [10, 20, 40]) {
    await usedUp()
    const late = await visitor.post('/issue', right)
    assert.equal(late.status, 429)
    assert.ok(wordsOf(late.body).includes(texts.ja.refusals['too-many-wrong-codes'].text))
    assert.equal(fieldValue(late.body, 'mprId')?.replaceAll('-', ''), right.mprId, 'nothing typed is lost')
    clock.advance({ minutes: minutes - 1 })
    visitor = await aReseller()
    assert.equal((await visitor.post('/issue', right)).status, 429, `${minutes - 1} minutes later`)
    clock.advance({ minutes: 1 })
    assert.match((await visitor.submit('/issue', right)).path, /\/terms$/, `${minutes} minutes later`)
  }
  assert.match(
    (await (await aReseller('mpcsAccount')).submit('/issue', right)).path,
    /\/terms$/,
    'another account is free',
  )
})

test('right codes of one account all pass, however many are sent at once', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const cards = Array.from({ length: 12 }, () => aDevice().card('KX-VCS701W'))
  const answers = await Promise.all(cards.map(codes => visitor.post('/issue', codes)))
  assert.deepEqual(
    answers.map(answer => answer.status),
    cards.map(() => 303),
  )
})

test('a hundred at once are not more tries than one after the other', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const wrong = { ...aDevice().card('KX-VCS701W'), registrationId: hex(0, 8) }
  const answers = await Promise.all(Array.from({ length: 100 }, () => visitor.post('/issue', wrong)))
  assert.equal(answers.filter(a => a.status === 409).length, 5)
  assert.equal(answers.filter(a => a.status === 429).length, 95)
})

test('whoever has proven a card and looks for its device counts once a card', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const device = aDevice()
  for (let i = 0; i < 12; i++) {
    const page = await visitor.post('/issue', { ...device.card('KX-VCS701W'), mprId: hex(i, 16) })
    assert.equal(page.status, 409)
    assert.match(wordsOf(page.body), /この MPR ID の機器が見つかりません/)
  }
  for (const product of ['KX-VCS703W', 'HDCOM-TRIAL'])
    assert.equal((await visitor.post('/issue', { ...device.card(product), mprId: hex(1, 16) })).status, 409)
  for (let i = 0; i < 2; i++)
    assert.equal(
      (await visitor.post('/issue', { ...device.card('KX-VCS701W'), registrationId: hex(0, 8) })).status,
      409,
    )
  assert.equal(
    (await visitor.post('/issue', device.card('KX-VCS701W'))).status,
    429,
    'three cards and two pairs are five',
  )
})
