// A wrong device was chosen, or one broke: by keyboard from the completion page on; on a phone; without script (R22, R23).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { findings, launch, type TabOptions, testServer } from '../support/browser.ts'
import { keyboardOf } from './keyboard.ts'
import { tornIn } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

const { undo, replace, common } = texts.ja

/** Somebody who has just applied, on their completion page. */
async function applied(options: TabOptions = {}) {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja', options)
  const codes = server.aDevice().card('KX-VCS701W')
  await tab.page.goto(await visitor.issueTo(codes, 'done'))
  return { server, codes, tab, page: tab.page }
}

test('by keyboard: from the completion page to the device, and the application is taken back with five presses', async () => {
  const { server, codes, tab, page } = await applied()
  const { press, key, to } = keyboardOf(page)
  await press(page.getByRole('link', { name: undo.mistaken }))
  await press(page.locator('.list tbody a[href^="/devices/"]').first())
  await press(page.getByRole('link', { name: undo.link.issue }))
  await press(page.getByRole('button', { name: undo.submit }))
  assert.equal(await page.locator('#why-error').textContent(), `＊${undo.whyEmpty}`)
  await to(page.locator('#why'))
  await key('Space')
  await press(page.getByRole('button', { name: undo.submit }))
  assert.equal(await page.getByText(undo.done.issue).count(), 1)
  const [card] = await server.db`select flow from activation_keys where activation_key_no = ${codes.activationKeyNo}`
  assert.equal(card!.flow, null)
  await page.goto(`${page.url().split('?')[0]}/undo`)
  assert.equal(await page.getByText(undo.nothing).count(), 1, 'a tab from before knows')
  assert.deepEqual(
    tab.complaints.filter(complaint => !/409/.test(complaint)),
    [],
  )
})

test('by keyboard: a broken device is replaced, and the new key stands on the page', async () => {
  const { server, tab, page } = await applied()
  const { press, key, to, type } = keyboardOf(page)
  const key16 = /[0-9A-F]{4}(?:-[0-9A-F]{4}){3}/
  const before = (await page.locator('.result-value').textContent())!.match(key16)![0]
  await press(page.getByRole('link', { name: undo.mistaken }))
  await press(page.locator('.list tbody a[href^="/devices/"]').first())
  await press(page.getByRole('link', { name: replace.link }))
  await type(page.locator('#mprId'), server.aDevice().mprId)
  await to(page.locator('#why'))
  await key('Space')
  await press(page.getByRole('button', { name: replace.next }))
  await press(page.getByRole('button', { name: replace.submit, exact: true }))
  assert.equal(await page.getByText(replace.done).count(), 1)
  const after = (await page.locator('.result-value').first().textContent())!.match(key16)![0]
  assert.notEqual(after, before)
  assert.deepEqual(tab.complaints, [])
})

for (const [name, options] of [
  ['on a phone', { width: 390, height: 844 }],
  ['on a narrow phone without script', { width: 320, height: 640, scripts: false }],
] as const)
  test(`${name}: what was applied for is taken back, and a device replaced as far as to confirm`, async () => {
    const { server, tab, page } = await applied(options)
    const wrong: string[] = []
    const look = async (where: string) => {
      wrong.push(...(await findings(tab)).map(line => `${where}: ${line}`))
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (sideways > 0) wrong.push(`${where}: ${sideways} px sideways`)
      if (options.width === 390) wrong.push(...(await tornIn(page)).map(line => `${where}: ${line}`))
    }
    const press = async (what: ReturnType<typeof page.getByRole>) => {
      await Promise.all([page.waitForEvent('load'), what.click()])
    }
    await press(page.getByRole('link', { name: undo.mistaken }))
    await press(page.locator('.list tbody a[href^="/devices/"]').first())
    await look('device')
    await press(page.getByRole('link', { name: replace.link }))
    await look('replace')
    await page.locator('#mprId').fill('123')
    await press(page.getByRole('button', { name: replace.next }))
    await look('replace, wrong')
    await page.locator('#mprId').fill(server.aDevice().mprId)
    await page.getByText(replace.whys.broken, { exact: true }).click()
    await press(page.getByRole('button', { name: replace.next }))
    await look('replace, to confirm')
    await page.goto(server.origin + new URL(page.url()).pathname.replace('/replace', ''))
    await press(page.getByRole('link', { name: undo.link.issue }))
    await look('undo')
    await press(page.getByRole('button', { name: undo.submit }))
    await look('no reason')
    await page.getByText(undo.whys['wrong-card'], { exact: true }).click()
    await press(page.getByRole('button', { name: undo.submit }))
    await look('done')
    assert.equal(await page.getByText(undo.done.issue).count(), 1)
    await page.goto(`${page.url().split('?')[0]}/undo`)
    await look('nothing to take back')
    assert.equal(await page.getByRole('link', { name: common.back, exact: true }).isVisible(), true)
    assert.deepEqual(wrong, [])
  })
