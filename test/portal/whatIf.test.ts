// The what-if page asks the rule itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extended } from '../support/extendWalk.ts'
import { issued } from '../support/issueWalk.ts'
import { testApp } from '../support/testApp.ts'
import { fieldValue, wordsOf } from '../support/visitor.ts'

test('a term and a product in, the result and its reason out', async () => {
  const { aReseller, db } = await testApp()
  const visitor = await aReseller()
  const table: [query: string, status: number, says: RegExp][] = [
    ['', 200, /試算する/],
    ['state=unstarted&months=12&product=KX-VCS701W', 200, /延長できます.*初回利用時から2年/],
    ['state=started&start=2026-04-01&months=12&product=KX-VCS703W', 200, /延長できます.*2030年4月1日/],
    [
      'state=started&start=2025-06-01&months=12&product=KX-VCS701W',
      200,
      /新しい利用開始日 2026年12月1日.*2027年12月1日/,
    ],
    [
      'state=started&start=2025-05-01&months=12&product=KX-VCS701W',
      200,
      /延長できません.*延長できるサービスがありません.*新規申請に使えます/,
    ],
    ['state=started&start=2026-11-01&months=39&trial=yes&product=KX-VCS703W', 200, /2027年2月2日 .* 9:00 から/],
    ['state=unstarted&months=12&product=HDCOM-TRIAL', 200, /無償3ヶ月のカードは、/],
    ['state=started&start=2026-02-31&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=started&start=2026-12-02&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=started&start=&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=unstarted&months=％&product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    ['state=unstarted&months=73&product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    ['state=unstarted&months=1e1&product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    ['state=unstarted&years=6&months=1&product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    ['state=unstarted&years=一&months=1&product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    ['product=KX-VCS701W', 422, /1ヶ月から6年まで/],
    // Years and months, together and each alone.
    ['state=unstarted&years=1&months=3&product=KX-VCS701W', 200, /初回利用時から1年3ヶ月.*初回利用時から2年3ヶ月/],
    ['state=unstarted&years=２&months=&product=KX-VCS701W', 200, /初回利用時から3年/],
    ['state=started&start=2026-04-01&years=1&months=0&product=KX-VCS703W', 200, /延長できます.*2030年4月1日/],
    // Extended year after year: 9 years in all, of which little is left.
    ['state=started&start=2018-04-01&months=108&product=KX-VCS701W', 200, /延長できます.*2028年4月1日/],
    ['state=started&start=2018-04-01&months=601&product=KX-VCS701W', 422, /1ヶ月から50年まで/],
    ['state=unstarted&months=１２&product=KX-VCS701W', 200, /初回利用時から2年/],
    ['state=unstarted&months=1&trial=yes&product=KX-VCS701W', 422, /3ヶ月以上/],
    ['state=unstarted&months=12&product=nothing', 422, /使うカードを選んで/],
  ]
  for (const [query, status, says] of table) {
    const page = await visitor.get(`/what-if?${query}`)
    assert.equal(page.status, status, query)
    assert.match(wordsOf(page.body), says, query)
  }
  assert.equal((await db`select 1 from service_events`).length, 0)
})

test('情報参照 leads there with the term filled in; what is still to be chosen is the card', async () => {
  const { aReseller, aDevice, db } = await testApp()
  const visitor = await aReseller()
  const trial = aDevice()
  const codes = trial.card('HDCOM-TRIAL')
  await issued(visitor, codes)
  const filled = async () => {
    const { body } = await visitor.submit('/search', { family: 'hdcom', ...codes })
    const link = body.match(/href="(\/what-if\?[^"]+)"/)?.[1]?.replaceAll('&amp;', '&')
    if (!link) return undefined
    const page = await visitor.get(link)
    assert.equal(page.status, 200, 'nothing is wrong yet')
    assert.ok(!page.body.includes('id="result"'))
    const checked = [...page.body.matchAll(/name="(?:state|trial)" value="(\w+)" checked/g)].map(([, value]) => value)
    return [...checked, ...['start', 'years', 'months'].map(name => fieldValue(page.body, name))]
  }
  assert.deepEqual(await filled(), ['unstarted', 'yes', '', '0', '3'])
  await extended(visitor, trial.card('KX-VCS701W'))
  await db`update services set start_day = '2025-06-30', last_day = '2026-09-30' where mpr_id = ${codes.mprId}`
  assert.deepEqual(await filled(), ['started', 'yes', '2025-06-30', '1', '3'])
  await db`update services set closing = 'stopped', closed_at = now() where mpr_id = ${codes.mprId}`
  assert.equal(await filled(), undefined, 'what is over for good cannot be extended')
})

test('what was typed for a day and is none stays in sight', async () => {
  const app = await testApp()
  const clerk = await app.aReseller()
  const shown = async (start: string) =>
    (await clerk.get(`/what-if?state=started&start=${start}&months=12&product=KX-VCS701W`)).body
  assert.match(await shown('2026-02-31'), /name="start" type="text" value="2026-02-31"/)
  assert.match(await shown('2026-02-28'), /name="start" type="date" value="2026-02-28"/)
})
