// 保有カード (R20, P24): cards are added by both codes, and picked instead of typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode } from '#domain/codes'
import { aColleague } from '../support/colleague.ts'
import { keyIn } from '../support/issueWalk.ts'
import { type TestApp, testApp } from '../support/testApp.ts'
import { fieldValue, type Visitor, wordsOf } from '../support/visitor.ts'

type Card = { activationKeyNo: string; registrationId: string; product: string }

const cardsOf = (app: TestApp, product = 'KX-VCS701W'): Card[] =>
  app.demo.devices.flatMap(({ keys }) => keys.filter(card => card.product === product))
const add = (who: Visitor, card: Card, orderNo = '') => who.submit('/cards/add', { ...card, orderNo })

/** Somebody else of the same company. */
async function aPerson(app: TestApp, role: 'applicant' | 'viewer') {
  const loginId = `Person${role.slice(0, 4)}`
  await aColleague(app.db, app.demo.account, loginId, role)
  return app.signIn({ ...app.demo.account, loginId })
}

async function aHolder(cards = 2, orderNo = 'PO-77') {
  const app = await testApp()
  const clerk = await app.aReseller()
  const mine = cardsOf(app).slice(10, 10 + cards)
  for (const card of mine) await add(clerk, card, orderNo)
  return { app, clerk, mine }
}

test('a card is added by its two codes, once, and is found with its 注文番号 and its state', async () => {
  const { app, clerk, mine } = await aHolder(2)
  const list = await clerk.get('/cards')
  assert.match(wordsOf(list.body), /未使用 2/)
  for (const { activationKeyNo, registrationId } of mine) {
    assert.ok(list.body.includes(formatCode(activationKeyNo as never)))
    assert.ok(!list.body.includes(formatCode(registrationId as never)), 'no Registration ID stands in a list')
  }
  assert.match(wordsOf(list.body), /PO-77/)
  const again = await add(clerk, mine[0]!)
  assert.equal(again.path, '/cards?done=added-0-1')
  assert.match(wordsOf(again.body), /新しく加えたカードはありません。1枚は、すでに保有カードにあります。/)
  const [row] = await app.db`select count(*)::int as n, min(order_no) as "orderNo" from held_cards`
  assert.deepEqual({ ...row }, { n: 2, orderNo: 'PO-77' }, 'an empty 注文番号 takes none away')
  const acts = await app.db`select subject from audit where act = 'keep-cards' order by id`
  assert.deepEqual(
    acts.map(({ subject }) => subject),
    [{ cards: 1 }, { cards: 1 }],
  )
  assert.deepEqual(app.faults, [])
})

test('wrong codes: a sentence at the field, what was typed stays, and they count (C8)', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const [card] = cardsOf(app)
  const table: [string, Record<string, string>, RegExp][] = [
    ['empty', {}, /Activation Key No\. を入力してください/],
    ['too short', { activationKeyNo: '1234', registrationId: card!.registrationId }, /16桁/],
    ['a 注文番号 that is too long', { ...card, orderNo: '1'.repeat(101) }, /100/],
    [
      'codes of two cards',
      { ...card!, registrationId: cardsOf(app)[1]!.registrationId },
      /組み合わせが正しくありません/,
    ],
  ]
  for (const [name, form, sentence] of table) {
    const answer = await clerk.post('/cards/add', form)
    assert.equal(answer.status, 422, name)
    assert.match(wordsOf(answer.body).replaceAll(' ', ''), new RegExp(sentence.source.replaceAll(' ', '')), name)
    for (const typed of ['activationKeyNo', 'orderNo'])
      if (form[typed]) assert.equal(fieldValue(answer.body, typed), form[typed], `${name}: ${typed} stays`)
  }
  for (let i = 0; i < 5; i++) await clerk.post('/cards/add', { ...card!, registrationId: `0000000${i}` })
  const waits = await clerk.post('/cards/add', card!)
  assert.equal(waits.status, 429)
  assert.match(wordsOf(waits.body).replaceAll(' ', ''), /約\d+分後に/)
  assert.deepEqual(app.faults, [])
})

test('many are pasted as a spreadsheet gives them; what is wrong is told by line and comes back alone', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const [a, b, c, d] = cardsOf(app)
  const row = ({ activationKeyNo, registrationId }: Card, more = '') =>
    `${formatCode(activationKeyNo as never)}\t${formatCode(registrationId as never).toLowerCase()}${more}`
  const wrong = `${a!.activationKeyNo.slice(0, 15)}\t${a!.registrationId}`
  const mixed = `${d!.activationKeyNo}\t${a!.registrationId}`
  const pasted = `${row(a!, '\tPO-1')}\r\n${row(b!)}\r\n\r\n${wrong}\r\n${row(a!)}\r\n${mixed}\r\n`
  const answer = await clerk.post('/cards/add', { many: '1', pasted })
  assert.equal(answer.status, 422)
  const words = wordsOf(answer.body)
  assert.match(words, /カードを2枚加えました/)
  assert.match(words, /加えられなかった行（3行）/)
  assert.match(words, /3行を加えられませんでした。/)
  assert.match(words, /4 ― Activation Key No\..*5 ― 同じ Activation Key No\. が1行目にあります。/)
  assert.match(words, new RegExp(`6 ${formatCode(d!.activationKeyNo as never)} .*組み合わせが正しくありません`))
  const left = answer.body.match(/<textarea[^>]*>\n([^<]*)</)![1]
  assert.equal(left, [wrong, row(a!), mixed].join('\n'))
  const headed = `注文番号,Registration ID,Activation Key No.\nPO-9,${c!.registrationId},${c!.activationKeyNo}\n`
  assert.equal((await clerk.submit('/cards/add', { many: '1', pasted: headed })).path, '/cards?done=added-1-0')
  const held =
    await app.db`select activation_key_no as no, order_no as "orderNo" from held_cards order by added_at, order_no`
  assert.deepEqual(
    held.map(({ no, orderNo }) => [no, orderNo]).sort(),
    [
      [a!.activationKeyNo, 'PO-1'],
      [b!.activationKeyNo, null],
      [c!.activationKeyNo, 'PO-9'],
    ].sort(),
  )
  assert.match(wordsOf((await clerk.post('/cards/add', { many: '1', pasted: ' ' })).body), /貼り付けて/)
  assert.deepEqual(app.faults, [])
})

/** The number step and 登録, from wherever an application is. */
async function finished(who: Visitor, terms: { path: string; body: string }) {
  const number = await who.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const confirm = await who.submit(number.path, { number: fieldValue(number.body, 'number')! })
  return who.submit(confirm.path, {})
}

test('a held card is picked in 新規申請 and 期間の延長 instead of typed; where it went is told', async () => {
  const { app, clerk, mine } = await aHolder(2)
  const device = app.aDevice()
  const input = await clerk.get('/issue')
  assert.match(wordsOf(input.body), /使うカード KX-VCS701W（1年） 注文番号 PO-77、残り2枚、/)
  const [first] = [...input.body.matchAll(/name="held" value="([0-9A-F]{16})"/g)].map(match => match[1]!)
  const done = await finished(clerk, await clerk.submit('/issue', { mprId: device.mprId, held: first! }))
  assert.match(done.path, /^\/issued\//)
  assert.ok(keyIn(done.body))
  const second = mine.find(card => card.activationKeyNo !== first)!
  const terms = await clerk.submit('/extend', { mprId: device.mprId, held: second.activationKeyNo })
  const confirm = await clerk.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const promised = { term: fieldValue(confirm.body, 'term')!, promised: fieldValue(confirm.body, 'promised')! }
  assert.match((await clerk.submit(confirm.path, promised)).path, /^\/extended\//)

  const list = wordsOf((await clerk.get('/cards')).body)
  assert.match(list, /使用済み 2/)
  assert.ok(list.includes(formatCode(device.mprId)))
  assert.ok(!(await clerk.get('/issue')).body.includes('name="held"'), 'none is left to pick')
  assert.deepEqual(app.faults, [])
})

test('a card that somebody of the company picked is 申請中 for the others, for half an hour', async () => {
  const { app, clerk, mine } = await aHolder(1)
  const colleague = await aPerson(app, 'applicant')
  const [device, other] = [app.aDevice(), app.aDevice()]
  const [card] = mine
  await clerk.submit('/issue', { mprId: device.mprId, held: card!.activationKeyNo })
  assert.match(wordsOf((await colleague.get('/cards')).body), /申請中 1/)
  assert.ok(!(await colleague.get('/issue')).body.includes('name="held"'))
  assert.ok((await clerk.get('/issue')).body.includes(card!.activationKeyNo), 'whoever picked it still may')
  const refused = await colleague.post('/issue', { mprId: other.mprId, held: card!.activationKeyNo })
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused.body), /ほかの利用者が申請中です/)
  assert.equal(fieldValue(refused.body, 'mprId')?.replaceAll('-', ''), other.mprId, 'what was typed stays')
  app.clock.advance({ minutes: 31 })
  const later = await app.signIn({ ...app.demo.account, loginId: 'Personappl' })
  assert.match(wordsOf((await later.get('/cards')).body), /未使用 1/)
  const terms = await later.submit('/issue', { mprId: other.mprId, held: card!.activationKeyNo })
  assert.match((await finished(later, terms)).path, /^\/issued\//)
  assert.deepEqual(app.faults, [])
})

test('what became of a held card meanwhile is said by the rules: used by another company, frozen, void', async () => {
  const { app, clerk, mine } = await aHolder(3)
  const [used, frozen, voided] = mine
  const other = await app.aReseller('mpcsAccount')
  const [theirs, ours] = [app.aDevice(), app.aDevice()]
  await finished(other, await other.submit('/issue', { mprId: theirs.mprId, ...used! }))
  await app.db`update activation_keys set frozen_at = now() where activation_key_no = ${frozen!.activationKeyNo}`
  await app.db`update activation_keys set voided_at = now() where activation_key_no = ${voided!.activationKeyNo}`
  const list = wordsOf((await clerk.get('/cards')).body)
  assert.match(list, /ほかの会社が使用しました/)
  assert.ok(!list.includes('北浜精機'), 'without naming them')
  assert.ok(!list.includes(formatCode(theirs.mprId)))
  const table: [Card | undefined, RegExp][] = [
    [used, /別の機器で使用済みです/],
    [frozen, /現在使用が停止されています/],
    [voided, /このアクティベーションキーは無効です/],
  ]
  for (const [card, sentence] of table) {
    const answer = await clerk.post('/issue', { mprId: ours.mprId, held: card!.activationKeyNo })
    assert.equal(answer.status, 409)
    assert.match(wordsOf(answer.body), sentence)
    assert.ok(!answer.body.includes(formatCode(card!.registrationId as never)), 'its Registration ID stays where it is')
  }
  assert.deepEqual(app.faults, [])
})

test('another company’s cards are nobody else’s; a viewer sees cards, adds none and picks none', async () => {
  const { app, clerk, mine } = await aHolder(1)
  const other = await app.aReseller('mpcsAccount')
  assert.match(wordsOf((await other.get('/cards')).body), /保有カードはまだありません/)
  const taken = await other.post('/issue', { mprId: app.aDevice().mprId, held: mine[0]!.activationKeyNo })
  assert.equal(taken.status, 409)
  assert.match(wordsOf(taken.body), /会社の保有カードにありません/)
  const viewer = await aPerson(app, 'viewer')
  const seen = await viewer.get('/cards')
  assert.ok(seen.body.includes(formatCode(mine[0]!.activationKeyNo as never)))
  assert.ok(!/\/cards\/add|このカードで/.test(seen.body), 'no button that may not be pressed')
  assert.equal((await viewer.get('/cards/add')).status, 403)
  assert.equal((await viewer.post('/cards/add', mine[0]!)).status, 403)
  assert.ok((await clerk.get('/cards/add')).status === 200)
  assert.deepEqual(app.faults, [])
})

test('a list takes the company’s tries (R21): once they are used up nothing is looked at, right or wrong', async () => {
  const { app, clerk } = await aHolder(0)
  const [right, ...others] = cardsOf(app)
  const wrong = Array.from(
    { length: 205 },
    (_, i) => `${others[i % 3]!.activationKeyNo.slice(0, 12)}${String(1000 + i)}\t0000000A`,
  )
  const answer = await clerk.post('/cards/add', { many: '1', pasted: wrong.join('\n') })
  assert.equal(answer.status, 422)
  assert.match(wordsOf(answer.body), /205行を加えられませんでした/)
  await app.db`delete from wrong_codes`
  const next = await clerk.post('/cards/add', right!)
  assert.equal(next.status, 429)
  assert.equal((await app.db`select 1 from held_cards`).length, 0)
  app.clock.advance({ minutes: 1 })
  assert.equal((await clerk.post('/cards/add', right!)).status, 303, 'a try came back')
  assert.deepEqual(app.faults, [])
})

test('all cards are found page by page, also those of one moment', async () => {
  const { app, clerk } = await aHolder(0)
  const all = cardsOf(app).concat(cardsOf(app, 'KX-VCS703W'))
  assert.ok(all.length > 40)
  const [person] = await app.db<{ id: number; company: number }[]>`
    select id, company_id as company from accounts where login_id = ${app.demo.account.loginId}`
  for (const [i, { activationKeyNo }] of all.entries())
    await app.db`insert into held_cards (company_id, activation_key_no, added_at, account_id)
      values (${person!.company}, ${activationKeyNo}, ${i < 40 ? '2026-11-30T01:02:03.004567Z' : '2026-11-30T01:02:03.004Z'}::text::timestamptz, ${person!.id})`
  const seen: string[] = []
  for (let path: string | undefined = '/cards'; path; ) {
    const { body } = await clerk.get(path)
    seen.push(
      ...[...body.matchAll(/<th scope="row" data-label="カード"><span[^>]*>([0-9A-F-]{19})</g)].map(match => match[1]!),
    )
    path = body.match(/href="(\/cards\?after=[^"]+)"/)?.[1]
  }
  assert.deepEqual(seen.toSorted(), all.map(card => formatCode(card.activationKeyNo as never)).toSorted())
})

test('the Registration ID of a card that was chosen is shown nowhere on the way, nor on the way back', async () => {
  const { app, clerk, mine } = await aHolder(1)
  const [card] = mine
  const device = app.aDevice()
  const terms = await clerk.submit('/issue', { mprId: device.mprId, held: card!.activationKeyNo })
  const number = await clerk.submit(terms.path, { version: fieldValue(terms.body, 'version')! })
  const confirm = await clerk.submit(number.path, { number: fieldValue(number.body, 'number')! })
  const back = await clerk.get(terms.path.replace(/terms$/, 'input'))
  for (const page of [terms, number, confirm, back])
    assert.ok(
      !page.body.includes(formatCode(card!.registrationId as never)) && !page.body.includes(card!.registrationId),
    )
  assert.match(back.body, new RegExp(`value="${card!.activationKeyNo}" checked`))
  assert.ok(wordsOf(confirm.body).includes(formatCode(card!.activationKeyNo as never)), 'the card is named')
  const again = await clerk.submit(terms.path.replace(/terms$/, 'input'), {
    mprId: device.mprId,
    held: card!.activationKeyNo,
  })
  assert.match(again.path, /terms|number/)
  const both = await clerk.post('/issue', { mprId: device.mprId, held: card!.activationKeyNo, activationKeyNo: '3F06' })
  assert.equal(both.status, 422)
  assert.match(wordsOf(both.body), /どちらか一方にしてください/)
  assert.deepEqual(app.faults, [])
})

test('a card is 申請中 once the rules let it pass, until it is called off or taken back', async () => {
  const { app, clerk, mine } = await aHolder(1)
  const [card] = mine
  const colleague = await aPerson(app, 'applicant')
  const pick = (mprId: string) => clerk.post('/issue', { mprId, held: card!.activationKeyNo })
  assert.equal((await pick('')).status, 422)
  assert.equal((await pick('0000000000000001')).status, 409)
  assert.match(wordsOf((await colleague.get('/cards')).body), /未使用 1/)
  assert.equal((await pick(app.aDevice().mprId)).status, 303)
  assert.match(wordsOf((await colleague.get('/cards')).body), /申請中 1/)
  assert.ok(!(await colleague.get('/cards')).body.includes('申請をやめる'), 'not somebody else’s')
  await colleague.post('/cards/release', { card: card!.activationKeyNo })
  assert.match(wordsOf((await colleague.get('/cards')).body), /申請中 1/)
  assert.ok((await clerk.get('/cards')).body.includes('申請をやめる'))
  await clerk.post('/cards/release', { card: card!.activationKeyNo })
  assert.match(wordsOf((await colleague.get('/cards')).body), /未使用 1/)

  const terms = await clerk.submit('/issue', { mprId: app.aDevice().mprId, held: card!.activationKeyNo })
  await finished(clerk, terms)
  const entry = (await clerk.get('/devices')).body.match(/href="(\/devices\/\d+)"/)![1]!
  await clerk.post(`${entry}/undo`, { why: 'wrong-device', card: card!.activationKeyNo })
  assert.match(wordsOf((await colleague.get('/cards')).body), /未使用 1/, 'taken back, it is free for all')
  assert.deepEqual(app.faults, [])
})
