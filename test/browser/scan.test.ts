// A phone reads a card or a label: the codes go from the fragment of the address into the form, and to nobody else.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatCode } from '#domain/codes'
import { scanAddress } from '#domain/scanned'
import { texts } from '#words/text'
import { aSimulator } from '../support/aSimulator.ts'
import { findings, launch, openTab, testServer } from '../support/browser.ts'
import { decoded } from './decoded.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

const { scan, enhance } = texts.ja

test('a card and a label, read before the login, fill the form after it, once; no request carries a code', async () => {
  const server = await testServer()
  const codes = server.aDevice().card('KX-VCS701W')
  const tab = await openTab(browser, server.origin, { width: 390, height: 844 })
  const { page } = tab
  const asked: string[] = []
  page.on('request', request => asked.push(request.url() + (request.postData() ?? '')))
  await page.goto(scanAddress('', codes))
  await page.getByText(scan.read.slice(0, 10)).waitFor()
  const words = await page.textContent('main')
  assert.ok(words!.includes(formatCode(codes.mprId)) && words!.includes(formatCode(codes.activationKeyNo)))
  assert.ok(!words!.includes(formatCode(codes.registrationId)), 'the Registration ID is not shown')
  assert.equal(new URL(page.url()).hash, '', 'nor does the address hold them any more')
  assert.deepEqual(await findings(tab), [])
  await page.goto('/issue')
  assert.match(page.url(), /\/login/)

  const { visitor } = await signedInTab(browser, server, 'ja')
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: server.origin }))
  await page.context().addCookies(cookies)
  await page.goto('/issue')
  await page.getByText(enhance.scanned).waitFor()
  for (const name of ['mprId', 'activationKeyNo', 'registrationId'] as const)
    assert.equal(await page.inputValue(`#${name}`), formatCode(codes[name]))
  assert.deepEqual(
    asked.filter(url => Object.values(codes).some(code => url.includes(code) || url.includes(formatCode(code)))),
    [],
  )
  await Promise.all([page.waitForEvent('load'), page.locator('main form .primary').click()])
  await page.goto('/extend')
  assert.equal(await page.inputValue('#mprId'), '', 'they have been sent')
  assert.deepEqual(tab.complaints, [])
})

test('a label alone fills its field and leaves what was offered; fragments made by hand fill nothing', async () => {
  const server = await testServer()
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  const [device, other] = [server.aDevice(), server.aDevice()]
  await page.goto(scanAddress('', { mprId: device.mprId }))
  await page.getByText(scan.read.slice(0, 10)).waitFor()
  await page.goto(`/extend?mprId=${other.mprId}`)
  assert.equal(await page.inputValue('#mprId'), formatCode(other.mprId))
  await page.goto('/extend')
  await page.getByText(enhance.scanned).waitFor()
  assert.equal(await page.inputValue('#mprId'), formatCode(device.mprId))
  await page.evaluate(() => sessionStorage.clear())
  for (const fragment of [
    '',
    '#m=<img src=x onerror=alert(1)>',
    `#m=${'4'.repeat(1_000_000)}`,
    '#a=3F06A1B822C49D70',
  ]) {
    await page.goto('/menu')
    await page.evaluate(hash => location.assign(`/scan${hash}`), fragment)
    await page.waitForURL(/\/scan$/)
    await page.getByText(scan.unread.slice(0, 12)).waitFor()
  }
  await page.goto('/extend')
  assert.equal(await page.inputValue('#mprId'), '')
  assert.deepEqual(tab.complaints, [])
})

test('without script the page says to type the codes, and leads to the forms', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin, { scripts: false, width: 320, height: 640 })
  await tab.page.goto('/scan#m=4F1A09C277D03B5E')
  assert.ok((await tab.page.locator('main').innerText()).replace(/\s/g, '').includes(scan.without.replace(/\s/g, '')))
  assert.equal(await tab.page.getByRole('link', { name: texts.ja.menu.flows.extend }).count(), 1)
  assert.deepEqual(await findings(tab), [])
})

test('the device shows such an address on 拡張機能の確認 and on its label', async () => {
  const server = await testServer()
  const { mprId } = server.aDevice()
  const simulator = await aSimulator({ devices: [mprId], portal: server.origin })
  const { page } = await openTab(browser, simulator.origin, { width: 390, height: 844 })
  await page.goto('/')
  const device = page.locator(`#device-${mprId}`)
  await device.locator('.tv').focus()
  for (const key of ['m', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter']) await page.keyboard.press(key)
  await device.getByRole('heading', { level: 3, name: '拡張機能の確認' }).waitFor()
  for (const seen of ['.glass .qr', '.sticker > svg'])
    assert.equal(await decoded(await device.locator(seen).screenshot()), scanAddress(server.origin, { mprId }), seen)
})
