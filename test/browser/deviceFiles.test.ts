// 機器一覧 by keyboard (P22): ticks with a script, a file out, a file in.
import assert from 'node:assert/strict'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { formatCode } from '#domain/codes'
import { checkPage, launch, testServer } from '../support/browser.ts'
import { issued } from '../support/issueWalk.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())
const server = await testServer()

async function withDevices() {
  const clerk = await server.aReseller()
  const card = server.aDevice().card('KX-VCS701W')
  await issued(clerk, card)
  await issued(clerk, server.aDevice().card('KX-VCS701W'))
  return card
}

test('the head’s box ticks the page, the bar counts and stays in sight only while something is ticked', async () => {
  await withDevices()
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/devices')
  const bar = page.locator('.bar')
  const boxes = page.locator('tbody input[type=checkbox]')
  const count = await boxes.count()
  const position = () => bar.evaluate(element => getComputedStyle(element).position)
  assert.equal(await position(), 'static')
  const all = page.getByLabel('この画面の機器をすべて選ぶ')
  await all.focus()
  const before = await all.boundingBox()
  await page.keyboard.press('Space')
  assert.equal(await page.locator('tbody input:checked').count(), count)
  assert.match((await bar.textContent())!, new RegExp(`${count}台を選択中`))
  assert.equal(await position(), 'sticky')
  assert.deepEqual(await all.boundingBox(), before, 'nothing moves')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  assert.match((await bar.textContent())!, new RegExp(`${count - 1}台を選択中`))
  assert.equal(await all.evaluate(box => (box as HTMLInputElement).indeterminate), true)
  await checkPage(tab, 'the list, ticked')
  await all.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Space')
  assert.match((await bar.textContent())!, /0台を選択中/)
  assert.equal(await position(), 'static')
})

test('an export is saved by keyboard, changed, and read back', async () => {
  const card = await withDevices()
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/devices')
  await page.getByRole('link', { name: 'この条件の機器を書き出す' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/devices\/export/)
  await checkPage(tab, 'export')
  await page.getByRole('button', { name: '書き出す' }).focus()
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  assert.match(download.suggestedFilename(), /^機器一覧-\d{4}-\d\d-\d\d\.csv$/)
  const path = join(await mkdtemp(join(tmpdir(), 'export-')), 'a.csv')
  await download.saveAs(path)
  const text = await readFile(path, 'utf8')
  const mprId = formatCode(card.mprId)
  const line = text.split('\r\n').find(row => row.startsWith(mprId))!
  const cells = line.split(',')
  cells[7] = '海風ホテル'

  await page.goto('/devices')
  await page.getByRole('link', { name: 'ファイルで項目を設定する' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/devices\/import$/)
  await checkPage(tab, 'import')
  const buffer = Buffer.from(text.replace(line, cells.join(',')))
  await page.locator('#file').setInputFiles({ name: 'changed.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: '内容を確認する' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/devices\/import\/.+/)
  await checkPage(tab, 'before and after')
  assert.match((await page.locator('main').innerText()).replace(/\s+/g, ' '), /納入先 （なし） 海風ホテル/)
  await page.getByRole('button', { name: '設定する' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/done=file-1-0/)
  assert.match(await page.locator('main').innerText(), /1台の項目を設定しました/)
  assert.match(await page.locator('main').innerText(), /海風ホテル/)
})
