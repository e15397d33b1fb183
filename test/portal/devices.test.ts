// 機器一覧 and one device (P22, P23), as a dealer with 300 devices and a newcomer see them.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatCode, type RegistrationId } from '#domain/codes'
import { idsIn, theDealer, thereAndBack, tight } from '../support/careList.ts'
import { aColleague } from '../support/colleague.ts'
import { extended } from '../support/extendWalk.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { anOperator } from '../support/operator.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

test('a company without devices sees one quiet line, and how a device comes into the list', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  assert.match(tight((await clerk.get('/menu')).body), /機器一覧には、申請した機器とその利用期限が並びます。/)
  assert.doesNotMatch((await clerk.get('/menu')).body, /class="tiles"/)
  assert.match(wordsOf((await clerk.get('/devices')).body), /機器はまだありません。/)
})

test('an application and an extension bring their device, with the term that they made', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const device = app.aDevice()
  const done = await issued(clerk, device.card('KX-VCS701W'))
  const list = await clerk.get('/devices')
  assert.match(wordsOf(list.body), /1台.*初回利用前.*初回利用時から1年 きょう申請/)
  assert.match(
    wordsOf((await clerk.get('/menu')).body),
    /機器の状況 0 期限切れ（延長できます） 0 30日以内に終了.* 1 初回利用前/,
  )

  await extended(clerk, device.card('KX-VCS703W'))
  const [id] = idsIn(await clerk.get('/devices'))
  const page = await clerk.get(`/devices/${id}`)
  const words = tight(page.body)
  assert.match(words, /初回利用時から4年/)
  assert.match(words, new RegExp(keyIn(done.body)!))
  assert.match(
    words,
    /これまで.*高橋直子さんが期間を延長しました。3年、カード….*高橋直子さんが新規申請しました。1年、カード…/,
  )
  assert.match(page.body, new RegExp(`href="/devices/${id}/extend"`))
  const typed = await clerk.get(`/devices/${id}/extend`)
  assert.equal(typed.location, `/extend?mprId=${device.mprId.replace(/.{4}(?=.)/g, '$&-')}`, 'no card is held')
  assert.match(
    (await clerk.get(`/extend?mprId=${device.mprId}`)).body,
    new RegExp(`value="${formatCode(device.mprId)}"`),
  )
  assert.deepEqual(app.faults, [])
})

test('what another company did is told without its name and card; a device it applied for anew shows the ended period', async () => {
  const app = await testApp()
  const [clerk, other] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const device = app.aDevice()
  const codes = device.card('KX-VCS701W')
  await issued(clerk, codes)
  await extended(other, device.card('KX-VCS703W'))
  const [id] = idsIn(await clerk.get('/devices'))
  const words = tight((await clerk.get(`/devices/${id}`)).body)
  assert.match(words, /ほかの会社が期間を延長しました。3年(?!、カード)/)
  assert.doesNotMatch(words, /北浜精機|森本/)
  assert.doesNotMatch(words, new RegExp(device.card('KX-VCS703W').activationKeyNo.slice(-4)))
  const [theirs] = idsIn(await other.get('/devices'))
  assert.equal((await clerk.get(`/devices/${theirs}`)).status, 404)
  await clerk.post(`/devices/${id}/words`, { site: '5階', tags: '窓口' })
  await clerk.post(`/devices/${id}/words`, { nothing: 'of ours' })
  assert.match(
    tight((await clerk.get(`/devices/${id}`)).body),
    /これまで.*高橋直子さんが項目を変更しました（最後の変更）。/,
  )
  assert.match(tight((await clerk.get(`/devices/${id}`)).body), /5階.*窓口/, 'what a request does not name stays')
  assert.equal((await clerk.post(`/devices/${theirs}/words`, { site: 'x' })).status, 404)
})

test('after a move the holder has the new device in care; others are told that it went on, until they prove it', async () => {
  const app = await testApp()
  const [clerk, other] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const [device, next] = [app.aDevice(), app.aDevice()]
  await issued(clerk, device.card('KX-VCS701W'))
  await extended(other, device.card('KX-VCS703W'))
  const [id] = idsIn(await clerk.get('/devices'))
  await clerk.post(`/devices/${id}/words`, { endCustomer: '港北市役所' })
  const { run } = await anOperator(app.db, app)
  assert.equal((await run('move', device.mprId, next.mprId)).code, 0)

  const mine = wordsOf((await clerk.get('/devices')).body)
  assert.match(mine, new RegExp(`港北市役所.*${next.mprId.slice(0, 4)}-`))
  assert.match(tight((await clerk.get(`/devices/${id}`)).body), /当社が、サービスをこの機器に引き継ぎました。/)
  const theirs = await other.get('/devices')
  assert.match(wordsOf(theirs.body), /引き継ぎ済み.*別の機器に引き継がれています/)
  const gone = wordsOf((await other.get(`/devices/${idsIn(theirs)[0]}`)).body)
  assert.match(gone, /引き継ぎ済み/)
  assert.doesNotMatch(gone, /Registration Key|接続番号/)

  const codes = { ...device.card('KX-VCS703W'), mprId: next.mprId }
  const found = await other.submit('/search', { family: 'hdcom', ...codes })
  const kept = await other.post(`${found.path}/keep`, {})
  assert.match(wordsOf((await other.get(kept.location)).body), /一覧に|初回利用時から4年/)
  assert.equal(idsIn(await other.get('/devices')).length, 1)
  assert.deepEqual(app.faults, [])
})

test('what was taken back is told on the page of its device, when nothing else is left of it', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const codes = app.aDevice().card('KX-VCS701W')
  await issued(clerk, codes)
  const { run } = await anOperator(app.db, app)
  app.clock.advance({ minutes: 1 })
  assert.equal((await run('undo', codes.activationKeyNo, '--reason', 'wrong device')).code, 0)
  const [id] = idsIn(await clerk.get('/devices'))
  const page = tight((await clerk.get(`/devices/${id}`)).body)
  const card = codes.activationKeyNo.slice(-4)
  assert.match(
    page,
    new RegExp(`これまで.*当社が新規申請を取り消しました。カード…${card}.*さんが新規申請しました。1年、カード…${card}`),
  )
  assert.doesNotMatch(page, /接続番号/)
})

test('a search can be kept: twice is once', async () => {
  const app = await testApp()
  const [clerk, other] = [await app.aReseller(), await app.aReseller('mpcsAccount')]
  const codes = app.aDevice().card('KX-VCS701W')
  await issued(clerk, codes)
  const found = await other.submit('/search', { family: 'hdcom', ...codes })
  assert.match(found.body, /一覧に加える/)
  const [first, second] = [await other.post(`${found.path}/keep`, {}), await other.post(`${found.path}/keep`, {})]
  const kept = tight((await other.get(first.location)).body)
  assert.match(kept, /機器を一覧に加えました。/)
  assert.match(
    kept,
    new RegExp(
      `これまで.*さんが一覧に加えました。カード…${codes.activationKeyNo.slice(-4)}.*ほかの会社が新規申請しました。`,
    ),
  )
  assert.match(wordsOf((await other.get(second.location)).body), /この機器は、すでに一覧にあります。/)
  assert.equal((await app.db`select from audit where act = 'keep-device'`).length, 1)
})

test('the list of 300: the most urgent first, fifty a page, each once, forwards and back', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const all = await thereAndBack(dealer, '/devices')
  assert.ok(all.length > 250)
  assert.equal(new Set(all).size, all.length)
  assert.match(wordsOf((await dealer.get('/devices')).body), /期限切れ.*あと\d+日/)
})

test('the last four of a code: that device comes first, however many have these four in what was written of them', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const [{ id, mprId } = { id: 0, mprId: '' }] = await app.db<{ id: number; mprId: string }[]>`
    select id, mpr_id as "mprId" from care_entries e where standing = 'open' and not exists (select from care_entries o
      where o.id <> e.id and right(e.mpr_id, 4) in (right(o.mpr_id, 4), right(o.activation_key_no, 4), right(o.connection_number, 4)))
    order by last_day desc limit 1`
  const four = mprId.slice(-4)
  await app.db`update care_entries set order_no = ${`PO-${four}`} where id <> ${id}`
  for (const order of ['term', 'customer']) {
    const found = await thereAndBack(dealer, `/devices?q=${four}&order=${order}`)
    assert.equal(found[0], String(id), order)
    assert.ok(found.length > 250)
    assert.equal(new Set(found).size, found.length)
  }
})

test('filters: state, days, words, last four digits, order, tabs; a filter made by hand shows a list', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const count = async (query: string) =>
    Number((await dealer.get(`/devices?${query}`)).body.match(/すべて <[^>]*>([\d,]+)/)![1])
  const all = await count('')
  const states = ['active', 'expired', 'unstarted', 'lapsed', 'moved', 'undone', 'handed-over']
  const each = await Promise.all(states.map(state => count(`state=${state}`)))
  assert.equal(
    each.reduce((sum, n) => sum + n),
    all,
  )
  assert.ok(each.slice(0, 4).every(n => n > 0))
  const [{ id, mprId, customer } = { id: 0, mprId: '', customer: '' }] = await app.db<
    { id: number; mprId: string; customer: string }[]
  >`select id, mpr_id as "mprId", end_customer as customer from care_entries where end_customer is not null limit 1`
  assert.ok((await count(`q=${encodeURIComponent(customer.slice(0, 3))}`)) > 1)
  assert.ok(idsIn(await dealer.get(`/devices?q=${mprId.slice(-4).toLowerCase()}`)).includes(String(id)))
  assert.deepEqual(idsIn(await dealer.get(`/devices?q=${mprId.replace(/.{4}(?=.)/g, '$&-')}`)), [String(id)])
  assert.equal(await count(`q=${encodeURIComponent('100%_\\')}`), 0)
  assert.match(wordsOf((await dealer.get('/devices?q=nowhere')).body), /条件に合う機器はありません。/)
  for (const query of [
    'state=x&ending=-1&at=9~z.1&pick=1',
    'at=1~r.2026-99-99',
    'at=-1~x.now',
    'q=%00',
    'tag=%00&customer=a%00&product=%00',
    'at=1~k.%00&order=customer',
    'at=1~r.0000-01-01',
    'at=1~x.2026-99-99 99:99:99%2B00&tab=extended',
    'at=1~ex.2026-13-01 00:00:00%2B00&q=1234&tab=extended',
    'month=9999-12&left=3650',
  ])
    assert.equal((await dealer.get(`/devices?${query}`)).status, 200, query)
  const customers = await app.db<{ id: string }[]>`
    select e.id::text from care_entries e order by e.end_customer nulls last, e.id`
  assert.deepEqual(
    await thereAndBack(dealer, '/devices?order=customer'),
    customers.map(row => row.id),
    'those without a 納入先 come last',
  )
  const months = wordsOf((await dealer.get('/devices/months')).body)
  assert.match(months, /月ごとの終了台数.*2026年12月 \d+/)
  assert.deepEqual(app.faults, [])
})

test('閲覧のみ sees the list and each device, and nothing to change; a colleague sees the same list', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  await issued(clerk, app.aDevice().card('KX-VCS701W'))
  const [id] = idsIn(await clerk.get('/devices'))
  await aColleague(app.db, app.demo.account, 'Viewer0001', 'viewer')
  const viewer = await app.signIn({ loginId: 'Viewer0001', password: app.demo.account.password })
  const list = await viewer.get('/devices')
  assert.deepEqual(idsIn(list), [id])
  assert.doesNotMatch(wordsOf(list.body), /項目を設定|一覧から外す/)
  const page = wordsOf((await viewer.get(`/devices/${id}`)).body)
  assert.match(page, /Registration Key/)
  assert.doesNotMatch(page, /期間を延長する|変更する/)
})

test('a device by its whole Registration Key or Registration ID, by POST alone', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const { mprId, ...card } = app.aDevice().card('KX-VCS701W')
  const done = await issued(clerk, { mprId, ...card })
  const [id] = idsIn(await clerk.get('/devices'))
  const key = keyIn(done.body)!
  assert.equal((await clerk.post('/devices/key', { key: ` ${key.toLowerCase()} ` })).location, `/devices/${id}`)
  const typedId = formatCode(card.registrationId as RegistrationId).toLowerCase()
  assert.equal((await clerk.post('/devices/key', { key: typedId })).location, `/devices/${id}`)
  const other = await app.aReseller('mpcsAccount')
  for (const [who, typed] of [
    [clerk, key.slice(-4)],
    [clerk, '0000-0000'],
    [other, key],
    [other, card.registrationId],
  ] as const) {
    const wrong = await who.post('/devices/key', { key: typed })
    assert.equal(wrong.status, 422)
    assert.match(wordsOf(wrong.body), /この Registration Key・Registration ID の機器は、一覧にありません。/)
  }
  for (const code of [key, card.registrationId]) assert.deepEqual(idsIn(await clerk.get(`/devices?q=${code}`)), [])
})
