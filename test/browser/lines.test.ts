// How lines break at 390 px: no day and no 日本時間 is torn, and nothing ends with a line of one or two letters.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { launch, testServer } from '../support/browser.ts'
import { extended, toConfirm } from '../support/extendWalk.ts'
import { tornIn } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

test('in Japanese at 390 px, on every page with dates or running text', async () => {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja', { width: 390 })
  const { page } = tab
  const device = server.aDevice()
  const first = device.card('KX-VCS701W')
  const done = await visitor.issueTo(first, 'done')
  const unstarted = await toConfirm(visitor, device.card('KX-VCS703W'))
  await server.db`update services set start_day = '2025-10-31', last_day = '2026-10-31' where mpr_id = ${device.mprId}`
  const found = await visitor.submit('/search', { family: 'hdcom', ...first })
  const running = server.aDevice()
  await visitor.issueTo(running.card('KX-VCS701W'), 'done')
  await server.db`update services set start_day = '2026-04-30', last_day = '2027-04-30' where mpr_id = ${running.mprId}`
  const sum = await toConfirm(visitor, running.card('KX-VCS703W'))
  const other = server.aDevice()
  await visitor.issueTo(other.card('KX-VCS701W'), 'done')
  const extension = await extended(visitor, other.card('KX-VCS703W'))
  const spare = server.aDevice().card('KX-VCS701W')
  const torn: string[] = []
  for (const path of [
    '/menu',
    '/issue',
    await visitor.issueTo(spare, 'terms'),
    await visitor.issueTo(spare, 'number'),
    await visitor.issueTo(spare, 'confirm'),
    done,
    unstarted.path,
    found.path,
    sum.path,
    extension.path,
    '/what-if?state=started&start=2026-04-30&years=1&trial=no&product=KX-VCS703W',
    '/what-if?state=started&start=2026-11-01&years=3&months=3&trial=yes&product=KX-VCS703W',
    '/account',
    '/account/close',
    '/account/first-password',
    '/guide',
    '/policies/privacy',
    '/password',
    '/register',
    '/login',
  ]) {
    await page.goto(path)
    torn.push(...(await tornIn(page)).map(line => `${path.split('?')[0]}: ${line}`))
  }
  assert.deepEqual(torn, [])
})

test('a torn day and a short last line are seen', async () => {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja', { width: 390 })
  const { page } = tab
  const device = server.aDevice()
  await visitor.issueTo(device.card('KX-VCS701W'), 'done')
  await server.db`update services set start_day = '2026-04-30', last_day = '2027-04-30' where mpr_id = ${device.mprId}`
  await page.goto((await toConfirm(visitor, device.card('KX-VCS703W'))).path)
  const planted = async (rules: string) => {
    await plant(page, rules)
    const torn = await tornIn(page)
    await page.evaluate(() => void document.adoptedStyleSheets.pop())
    return torn.join('\n')
  }
  assert.match(await planted('.piece { display: inline } dd, .sum li { width: 6.5em; text-wrap: wrap }'), /torn/)
  assert.match(await planted('.card { width: 9em } dd, p { text-wrap: wrap } .piece { display: inline }'), /ends with/)
})

/** A constructed sheet: the CSP would refuse a <style>. */
const plant = (page: Page, rules: string) =>
  page.evaluate(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    document.adoptedStyleSheets.push(sheet)
  }, rules)
