// A wrong device was chosen: by keyboard from the completion page until it is taken back; on a phone; without script (R22).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { findings, launch, type TabOptions, testServer } from '../support/browser.ts'
import { keyboardOf } from './keyboard.ts'
import { tornIn } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

const { undo, common } = texts.ja

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

for (const [name, options] of [
  ['on a phone', { width: 390, height: 844 }],
  ['on a narrow phone without script', { width: 320, height: 640, scripts: false }],
] as const)
  test(`${name}: it is read, chosen and taken back`, async () => {
    const { tab, page } = await applied(options)
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
