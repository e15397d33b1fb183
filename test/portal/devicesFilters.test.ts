// Filters of 機器一覧 under a name: each person's own (R26).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { issued } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

test('a filter is saved under a name, is a link, is replaced under the same name, and goes', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  await issued(clerk, app.aDevice().card('KX-VCS701W'))
  assert.doesNotMatch((await clerk.get('/devices')).body, /name="filterName"/, 'nothing is filtered')
  assert.match((await clerk.get('/devices?q=春&tab=due')).body, /action="\/devices\/filters\?tab=due&amp;q=/)

  const name = '春の更新 <b>'
  const saved = await clerk.submit('/devices/filters?q=春&tab=due&at=nonsense', { filterName: ` ${name} ` })
  assert.match(wordsOf(saved.body), /条件を保存しました。/)
  assert.match(saved.body, /href="\/devices\?tab=due&amp;q=%E6%98%A5"><bdi>春の更新 &lt;b&gt;<\/bdi>/)
  await clerk.submit('/devices/filters?state=unstarted', { filterName: name })
  const rows = await app.db<{ id: number; query: string }[]>`select id, query from care_filters`
  assert.deepEqual(
    rows.map(({ query }) => query),
    ['state=unstarted'],
  )

  const other = await app.aReseller('mpcsAccount')
  await other.post(`/devices/filters/${rows[0]!.id}/drop`, {})
  assert.equal((await app.db`select from care_filters`).length, 1, 'of somebody else')
  const gone = await clerk.submit(`/devices/filters/${rows[0]!.id}/drop?state=unstarted`, {})
  assert.match(wordsOf(gone.body), /条件を削除しました。/)
  assert.match(gone.path, /state=unstarted/)
  assert.equal((await app.db`select from care_filters`).length, 0)
  assert.deepEqual(app.faults, [])
})

test('a name that cannot be is asked for again with what was typed; thirty are the most, also for two at once', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  await issued(clerk, app.aDevice().card('KX-VCS701W'))
  for (const [filterName, sentence] of [
    ['　', /条件の名前を入力してください。/],
    ['あ'.repeat(51), /50文字以内で入力してください。/],
    ['a\ufffd', /表示できない文字/],
  ] as const) {
    const page = await clerk.post('/devices/filters?q=x', { filterName })
    assert.equal(page.status, 422)
    assert.match(wordsOf(page.body), sentence)
    assert.ok(page.body.includes(`value="${filterName}"`))
  }
  for (let n = 1; n <= 29; n++) await clerk.submit('/devices/filters?q=x', { filterName: `条件${n}` })
  const both = await Promise.all(['一', '二'].map(filterName => clerk.post('/devices/filters?q=x', { filterName })))
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [303, 422])
  assert.match(wordsOf(both.find(({ status }) => status === 422)!.body), /条件は30件まで保存できます/)
  await clerk.submit('/devices/filters?q=y', { filterName: '条件1' })
  assert.equal((await app.db`select from care_filters`).length, 30)
})
