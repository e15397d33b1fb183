// What the pages of 新規申請 say of wrong input.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode, type MprId } from '#domain/codes'
import { type Codes, issued } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('each refusal of the input page: its sentence, 409, and what was typed is kept', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const used = aDevice()
  await issued(visitor, used.card('KX-VCS701W'))
  const fresh = aDevice()
  const mpcs = aDevice('mpcs')
  const frozen = aDevice().card('KX-VCS701W')
  const voided = aDevice().card('KX-VCS701W')
  await db`update activation_keys set frozen_at = now() where activation_key_no = ${frozen.activationKeyNo}`
  await db`update activation_keys set voided_at = now() where activation_key_no = ${voided.activationKeyNo}`
  const trialed = used.card('HDCOM-TRIAL')
  const table: [string, Codes, RegExp][] = [
    [
      'unknown pair',
      { ...fresh.card('KX-VCS701W'), registrationId: '00000000' as never },
      /組み合わせが正しくありません/,
    ],
    [
      'unknown MPR ID',
      { ...fresh.card('KX-VCS701W'), mprId: '0000000000000001' as MprId },
      /この MPR ID の機器が見つかりません/,
    ],
    ['families differ', { ...mpcs.card('MPCS-12'), mprId: fresh.mprId }, /種別（HDコム、HDVC-MPCS）が異なります/],
    ['other entry', mpcs.card('MPCS-12'), /選択した種別と異なります/],
    ['used elsewhere', { ...used.card('KX-VCS701W'), mprId: fresh.mprId }, /別の機器で使用済みです/],
    ['frozen', frozen, /現在使用が停止されています/],
    ['void', voided, /このアクティベーションキーは無効です/],
    ['trial on a device that had a service', trialed, /一度も申請していない機器だけで使えます/],
    ['a service exists', used.card('KX-VCS703W'), /新規申請はできません/],
  ]
  for (const [name, codes, sentence] of table) {
    const page = await visitor.post('/issue', codes)
    assert.equal(page.status, 409, name)
    assert.match(wordsOf(page.body), sentence, name)
    assert.match(page.body, /<p class="next-step">.+。(<\/span>)?<\/p>/, `${name}: what to do`)
    assert.match(page.body, /<title>エラー：/, name)
    assert.equal(fieldValue(page.body, 'mprId')?.replaceAll('-', ''), codes.mprId, name)
    if (name === 'used elsewhere') assert.ok(!page.body.includes(formatCode(used.mprId)), 'names no other device')
  }
})

test('bad input: a sentence at the field and in the summary, nothing typed is lost, nothing is stored', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const good = aDevice().card('KX-VCS701W')
  const table: [string, string, RegExp][] = [
    ['empty', '', /MPR ID を入力してください。/],
    ['too short', '4F1A-09C2-77D0', /MPR ID は16桁で入力してください（現在12桁）。/],
    ['too long', 'F'.repeat(5000), /（現在5000桁）/],
    ['wrong characters', '4F1A-09C2-77D0-3B5G', /使えない文字があります/],
    ['nothing that is seen', '\u3164\u200b', /MPR ID を入力してください。/],
    ['too short under its label', 'MPR ID: 4F1A-09C2-77D0', /（現在12桁）/],
    ['a product number', 'KX-VCS701W', /品番が入力されています/],
    ['markup', '<b>"&\'', /使えない文字があります/],
  ]
  for (const [name, typed, sentence] of table) {
    const page = await visitor.post('/issue', { ...good, mprId: typed })
    assert.equal(page.status, 422, name)
    assert.equal(
      wordsOf(page.body).match(new RegExp(sentence, 'g'))?.length,
      2,
      `${name}: at the field and in the summary`,
    )
    const kept = fieldValue(page.body, 'mprId')
      ?.replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&amp;', '&')
    assert.equal(kept, typed, name)
  }
  const [{ n }] = (await db`select count(*) as n from drafts`) as unknown as [{ n: number }]
  assert.equal(n, 0)
})

test('codes are taken as people type them, a card pasted into one field fills both, a row of a spreadsheet all three', async () => {
  const { aReseller, aDevice } = await testApp()
  const visitor = await aReseller()
  const { mprId, activationKeyNo, registrationId } = aDevice().card('KX-VCS701W')
  const row = [mprId, activationKeyNo, registrationId].map(code => formatCode(code)).join('\t')
  const card = `Activation Key No. ${formatCode(activationKeyNo)}　Registration ID ${formatCode(registrationId)}`
  for (const paste of [
    { mprId: ` ${formatCode(mprId).toLowerCase()}\t`, activationKeyNo: card, registrationId: '' },
    { mprId: formatCode(mprId).replaceAll('-', 'ー').replaceAll('0', 'O'), activationKeyNo: '', registrationId: card },
    { mprId: `MPR ID：「${formatCode(mprId)}\u200b」`, activationKeyNo: card, registrationId: '' },
    { mprId: row, activationKeyNo: '', registrationId: '' },
    { mprId: '', activationKeyNo: row, registrationId: '' },
    { mprId: '', activationKeyNo: '', registrationId: row },
  ])
    assert.match((await visitor.submit('/issue', paste)).path, /\/terms$/)
})

test('a 約款 version that is not in force is not agreed to, and no number makes a fault of it', async () => {
  const { aReseller, aDevice, faults, db } = await testApp()
  const visitor = await aReseller()
  const terms = await visitor.submit('/issue', aDevice().card('KX-VCS701W'))
  for (const version of ['999', '3000000000', '0', '-1', '1.5', '', 'x']) {
    const answer = await visitor.post(terms.path, { version })
    assert.ok(answer.status === 409 || answer.status === 422, `${version}: ${answer.status}`)
  }
  assert.equal((await visitor.get(terms.path.replace('terms', 'number'))).location, terms.path)
  assert.equal((await db`select from service_events`).length, 0)
  assert.deepEqual(faults, [])
})

test('an action that no step has is none (constructor, toString)', async () => {
  const { aReseller, aDevice, faults } = await testApp()
  const visitor = await aReseller()
  const terms = await visitor.submit('/issue', aDevice().card('KX-VCS701W'))
  const number = await visitor.submit(terms.path, { version: '1' })
  for (const action of ['constructor', 'toString', '__proto__', 'nonsense'])
    assert.equal((await visitor.post(number.path, { action })).status, 422, action)
  assert.deepEqual(faults, [])
})
