// What is ticked in 機器一覧, and what is done with it (P22).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { idsIn, shownIn, theDealer, tight } from '../support/careList.ts'
import { issued } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, type Seen, wordsOf } from '../support/visitor.ts'

test('ticks last from page to page; fields, marks and removal reach the ticked ones and nobody else', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const first = await dealer.get('/devices')
  const [one, two] = idsIn(first)
  const next = first.body.match(/name="to" value="([^"-][^"]*)">次の50件/)![1]!
  const second = await dealer.submit('/devices/ticked', { ...shownIn(first), id: one!, to: next })
  const [three] = idsIn(second)
  assert.match(wordsOf(second.body), /1台を選択中/)
  const form = await dealer.submit('/devices/ticked', { ...shownIn(second), id: three!, act: 'fields' })
  assert.match(wordsOf(form.body), /選んだ2台に、同じ内容を設定します。/)

  const wrong = await dealer.post(form.path, { site: 'x'.repeat(101), addTags: 'a'.repeat(31) })
  assert.equal(wrong.status, 422)
  assert.match(
    wordsOf(wrong.body),
    /設置場所は100文字以内で入力してください。.*1つのタグは30文字以内で入力してください。/,
  )
  assert.equal(fieldValue(wrong.body, 'site'), 'x'.repeat(101))
  assert.equal((await dealer.post(form.path, {})).status, 422)
  const done = await dealer.submit(form.path, { site: '新館 1階', addTags: '更新済み' })
  assert.match(wordsOf(done.body), /2台の項目を設定しました。/)
  const changed = await app.db<{ id: number }[]>`
    select id from care_entries where site = '新館 1階' and '更新済み' = any(tags) order by id`
  assert.deepEqual(changed.map(({ id }) => String(id)).sort(), [one!, three!].sort())

  const marked = await dealer.submit('/devices/ticked', { ...shownIn(first), id: two!, act: 'not-extending' })
  assert.match(wordsOf((await dealer.post(marked.path, { reason: ' ' })).body), /理由を入力してください。/)
  assert.match(
    wordsOf((await dealer.submit(marked.path, { reason: '入れ替えのため' })).body),
    /1台を「延長しない」に設定しました。/,
  )
  assert.ok(!idsIn(await dealer.get('/devices?tab=due')).includes(two!))
  assert.deepEqual(idsIn(await dealer.get('/devices?notExtending=yes')), [two])
  assert.match(wordsOf((await dealer.submit(marked.path, { again: 'yes' })).body), /「延長しない」を解除しました。/)

  const before = (await app.db`select from care_entries`).length
  const found = await dealer.get('/devices?state=lapsed')
  const all = await dealer.submit('/devices/ticked', { ...shownIn(found), act: 'all' })
  const gone = await dealer.submit('/devices/ticked', {
    ...shownIn(all),
    id: idsIn(all)[0]!,
    act: 'remove',
  })
  assert.match(wordsOf(gone.body), /一覧から外します。サービスと利用期限は変わりません。/)
  await dealer.submit(gone.path, {})
  assert.equal((await app.db`select from care_entries`).length, before - 1)
  assert.equal((await dealer.post('/devices/ticked', { ...shownIn(first), act: 'fields' })).status, 422)
  assert.deepEqual(app.faults, [])
})

test('of all that a filter finds some are taken off, on whichever page: the others stay ticked', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const list = await dealer.get('/devices')
  const all = await dealer.submit('/devices/ticked', { ...shownIn(list), act: 'all' })
  const count = Number(tight(all.body).match(/(\d+)台を選択中/)![1])
  assert.ok(count > 250)
  const pressed = async (page: Seen, off: string[], more: Record<string, string>) =>
    dealer.submit('/devices/ticked', [
      ...Object.entries({ ...shownIn(page), ...more }),
      ...idsIn(page)
        .filter(id => !off.includes(id))
        .map(id => ['id', id] as [string, string]),
    ])
  const [first = '', again = ''] = idsIn(all)
  const to = (page: Seen) => page.body.match(/name="to" value="([^"-][^"]*)">次の50件/)![1]!
  const second = await pressed(all, [first, again], { to: to(all) })
  assert.match(tight(second.body), new RegExp(`${count - 2}台を選択中`))
  const third = await pressed(second, [idsIn(second)[0]!], { to: to(second) })
  assert.match(tight(third.body), new RegExp(`${count - 3}台を選択中`))
  const back = await dealer.get(`/devices?pick=${fieldValue(third.body, 'pick')}`)
  assert.equal(back.body.match(/name="id" value="\d+"[^>]* checked/g)!.length, 48)
  const ticked = await pressed(back, [first], { act: 'fields' })
  await dealer.submit(ticked.path, { site: '本館' })
  const left = await app.db<{ id: string }[]>`select id::text from care_entries
    where site is distinct from '本館' and company_id = (select company_id from care_entries where id = ${first}) order by care_entries.id`
  assert.deepEqual(
    left.map(row => row.id),
    [first, idsIn(second)[0]!].sort((a, b) => Number(a) - Number(b)),
  )
})

test('all that one filter finds is not ticked in the list of another', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const expired = await dealer.get('/devices?state=expired')
  const all = await dealer.submit('/devices/ticked', { ...shownIn(expired), act: 'all' })
  const pick = fieldValue(all.body, 'pick')!
  assert.match(all.body, / checked/)
  const other = await dealer.get(`/devices?pick=${pick}`)
  assert.doesNotMatch(other.body, / checked/)
  const [id = ''] = idsIn(other)
  const fields = await dealer.submit('/devices/ticked', { ...shownIn(other), pick, id, act: 'fields' })
  assert.match(tight(fields.body), /選んだ1台/)
})

test('no tag is lost: where some devices would have more than twenty nothing is set', async () => {
  const app = await testApp()
  const dealer = await theDealer(app)
  const list = await dealer.get('/devices')
  const [id = ''] = idsIn(list)
  const full = Array.from({ length: 20 }, (_, i) => `tag${i}`)
  await app.db`update care_entries set tags = ${full}::text[] where id = ${id}`
  const fields = await dealer.submit('/devices/ticked', { ...shownIn(list), id, act: 'fields' })
  const wrong = await dealer.post(fields.path, { addTags: 'one more', site: '5階' })
  assert.equal(wrong.status, 422)
  assert.match(tight(wrong.body), /1台の機器で、タグが20個を超えます。/)
  assert.equal((await app.db`select from care_entries where site = '5階'`).length, 0)
  const done = await dealer.submit(fields.path, { addTags: 'one more', dropTags: 'tag3', site: '5階' })
  assert.match(tight(done.body), /1台の項目を設定しました。/)
  const [row] = await app.db`select tags from care_entries where id = ${id}`
  assert.deepEqual(row!.tags, [...full.filter(tag => tag !== 'tag3'), 'one more'])
  const records = await dealer.get('/company/records?what=devices')
  assert.match(tight(records.body), /機器の項目の設定.*1台/)
})

test('one device is taken off the list from its own page', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  await issued(clerk, app.aDevice().card('KX-VCS701W'))
  const [id = ''] = idsIn(await clerk.get('/devices'))
  assert.match((await clerk.get(`/devices/${id}`)).body, /name="act" value="remove">一覧から外す/)
  const asked = await clerk.submit('/devices/ticked', { id, act: 'remove' })
  assert.match(tight((await clerk.submit(asked.path, {})).body), /1台を一覧から外しました。/)
})
