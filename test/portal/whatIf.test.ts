// The what-if page asks the rule itself.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp } from '../support/testApp.ts'
import { wordsOf } from '../support/visitor.ts'

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
    ['state=unstarted&months=12&product=HDCOM-TRIAL', 200, /無償 3 ヶ月のカードは、/],
    ['state=started&start=2026-02-31&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=started&start=2026-12-02&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=started&start=&months=12&product=KX-VCS701W', 422, /本日（GMT）までの日付/],
    ['state=unstarted&months=％&product=KX-VCS701W', 422, /1～72 の数字/],
    ['state=unstarted&months=73&product=KX-VCS701W', 422, /1～72 の数字/],
    ['state=unstarted&months=1e1&product=KX-VCS701W', 422, /1～72 の数字/],
    ['product=KX-VCS701W', 422, /1～72 の数字/],
    // Extended year after year: 9 years in all, of which little is left.
    ['state=started&start=2018-04-01&months=108&product=KX-VCS701W', 200, /延長できます.*2028年4月1日/],
    ['state=started&start=2018-04-01&months=601&product=KX-VCS701W', 422, /1～600 の数字/],
    ['state=unstarted&months=１２&product=KX-VCS701W', 200, /初回利用時から2年/],
    ['state=unstarted&months=1&trial=yes&product=KX-VCS701W', 422, /3 以上/],
    ['state=unstarted&months=12&product=nothing', 422, /使うカードを選んで/],
  ]
  for (const [query, status, says] of table) {
    const page = await visitor.get(`/what-if?${query}`)
    assert.equal(page.status, status, query)
    assert.match(wordsOf(page.body), says, query)
  }
  assert.equal((await db`select 1 from service_events`).length, 0)
})
