// 延長に必要なカード (P24): what a filter finds, until a day, by 納入先 and product, as a table and as a CSV.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { theDealer, tight } from '../support/careList.ts'
import { testApp } from '../support/testApp.ts'

test('the cards of all that a filter finds, with what is held already; what is not counted is told', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const page = await dealer.get('/devices/needed?tab=due&reach=2027-12-01')
  assert.equal(page.status, 200)
  const words = tight(page.body)
  assert.match(words, /製品ごとの合計/)
  assert.match(words, /納入先ごとの枚数/)
  const list = await dealer.get('/devices?tab=due')
  const due = Number(list.body.match(/aria-current="page">未延長 <span class="tab-count">(\d+)</)![1])
  assert.match(words, new RegExp(`条件に合う機器：${due}台`))
  const table = page.body.match(/<table[^>]*aria-label="納入先ごとの枚数"[\s\S]*?<\/table>/)![0]
  const counted = [...table.matchAll(/data-label="台数">(\d+)</g)].reduce((sum, [, n]) => sum + Number(n), 0)
  assert.ok(counted > 10 && counted <= due)

  const file = await dealer.post('/devices/needed?tab=due&reach=2027-12-01', {})
  assert.equal(file.status, 200)
  assert.ok(file.body.startsWith('\uFEFF納入先,製品,製品名,台数,枚数\r\n'))
  const rows = file.body.trim().split('\r\n').slice(1)
  assert.equal(
    rows.reduce((sum, row) => sum + Number(row.split(',').at(-2)), 0),
    counted,
  )
  const [told] = await app.db`select subject from audit where act = 'export-devices'`
  assert.deepEqual(told!.subject, { devices: due, format: 'csv' })
  assert.deepEqual(app.faults, [])
})

test('three years for each instead, a day that is none, and nothing at all', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const three = await dealer.get('/devices/needed?tab=due&reach=2028-06-01&card=KX-VCS703W')
  const totals = three.body.match(/<table[^>]*aria-label="製品ごとの合計"[\s\S]*?<\/table>/)![0]
  assert.ok(totals.includes('KX-VCS703W') && !totals.includes('KX-VCS701W'))
  assert.match(tight(three.body), /選んだ製品と種別が異なる機器|利用期限がすでに/)
  for (const reach of ['2027-02-30', 'soon', '', '<b>'])
    assert.equal((await dealer.get(`/devices/needed?reach=${encodeURIComponent(reach)}`)).status, 422, reach)
  assert.equal((await dealer.post('/devices/needed?reach=soon', {})).status, 303)
  const none = await dealer.get('/devices/needed?q=nowhere')
  assert.match(tight(none.body), /延長に必要なカードはありません/)
  const clerk = await app.aReseller()
  assert.match(tight((await clerk.get('/devices/needed')).body), /延長に必要なカードはありません/)
  assert.deepEqual(app.faults, [])
})
