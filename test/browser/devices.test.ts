// 機器一覧 and one device by keyboard alone, on a phone, and without script.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { SealedCode } from '#store/keptCodes'
import { texts } from '#words/text'
import { aDealer } from '../support/aDealer.ts'
import { findings, launch, openTab, type TabOptions, testServer } from '../support/browser.ts'
import { keyIn } from '../support/testCodes.ts'
import { keyboardOf } from './keyboard.ts'
import { tornIn } from './looks.ts'

const browser = await launch()
after(() => browser.close())

const { devices, extend, common } = texts.ja

async function aDealersTab(options: TabOptions = {}) {
  const server = await testServer()
  const person = await (await aDealer(server)).person()
  const tab = await openTab(browser, server.origin, options)
  const cookies = [...person.cookies].map(([name, value]) => ({ name, value, url: server.origin }))
  await tab.page.context().addCookies(cookies)
  return { server, tab, page: tab.page }
}

test('by keyboard: from the menu to one device among 300, its words changed, and on to its extension', async () => {
  const { tab, page, server } = await aDealersTab()
  const { to, press, type, key } = keyboardOf(page)
  const [{ mprId } = { mprId: '' }] = await server.db<{ mprId: string }[]>`
    select mpr_id as "mprId" from care_entries where last_day > '2027-01-01' and end_customer is not null and family = 'hdcom'
    order by id limit 1`
  await page.goto('/menu')
  await press(page.getByRole('link', { name: devices.title, exact: true }))
  await type(page.locator('#q'), mprId.slice(-4))
  await Promise.all([page.waitForEvent('load'), key('Enter')])
  await press(page.locator('.list .whose a').first())
  await press(page.getByRole('link', { name: devices.change }))
  await type(page.locator('#site'), '新館 2階')
  await type(page.locator('#tags'), '本社、 新館')
  await press(page.getByRole('button', { name: devices.save }))
  assert.equal(await page.getByText(devices.done.saved).count(), 1)
  assert.equal(await page.getByText('新館 2階').first().isVisible(), true)
  await press(page.getByRole('link', { name: devices.extend }))
  assert.equal(await page.title(), `${extend.inputTitle} | ${texts.ja.frame.windowTitle}`)
  assert.equal(await page.inputValue('#mprId'), mprId.replace(/.{4}(?=.)/g, '$&-'))
  await to(page.locator('#activationKeyNo'))
  assert.deepEqual(tab.complaints, [])
})

test('by keyboard: rows ticked on two pages, marked as not to be extended, and taken back', async () => {
  const { tab, page } = await aDealersTab()
  const { to, press, type, key } = keyboardOf(page)
  await page.goto('/devices?state=expired')
  for (const n of [0, 1]) {
    await page.locator('input[name=id]').nth(n).focus()
    await key('Space')
  }
  await page.locator('.bar button[value=not-extending]').focus()
  await Promise.all([page.waitForEvent('load'), key('Enter')])
  await type(page.locator('#reason'), '入れ替えのため')
  await press(page.getByRole('button', { name: devices.set }))
  assert.equal(await page.getByText(devices.done.marked('2')).count(), 1)
  await to(page.locator('#q'))
  assert.deepEqual(tab.complaints, [])
})

test('by keyboard: a filter kept under a name, fields set for two devices, a device found by its whole key', async () => {
  const { tab, page, server } = await aDealersTab()
  const { press, type, key } = keyboardOf(page)
  await page.goto('/devices?state=lapsed')
  await type(page.locator('#filterName'), '失効した機器')
  await press(page.getByRole('button', { name: devices.saveFilter }))
  assert.equal(await page.getByText(devices.filterSaved).count(), 1)
  await page.goto('/devices')
  await press(page.getByRole('link', { name: '失効した機器' }))
  assert.match(page.url(), /state=lapsed/)

  for (const n of [0, 1]) {
    await page.locator('input[name=id]').nth(n).focus()
    await key('Space')
  }
  await page.locator('.bar button[value=fields]').focus()
  await Promise.all([page.waitForEvent('load'), key('Enter')])
  await type(page.locator('#site'), '別館 3階')
  await press(page.getByRole('button', { name: devices.set }))
  assert.equal(await page.getByText(devices.done.fields('2')).count(), 1)
  assert.equal(await page.getByText('別館 3階').count(), 2)

  const [{ id, ...kept } = { id: 0, mprId: '', sealed: null, clear: null }] = await server.db<
    ({ id: number; mprId: string } & SealedCode)[]
  >`
    select s.key_sealed as sealed, s.registration_key as clear, e.id, s.mpr_id as "mprId" from care_entries e
      join services s on s.mpr_id = e.mpr_id and s.period_no = e.period_no
    where e.standing = 'open' order by e.id limit 1`
  await page.goto('/devices?state=undone')
  await type(page.locator('#key'), keyIn({ sealed: kept.sealed, clear: kept.clear }, kept.mprId))
  await press(page.getByRole('button', { name: devices.byKeySubmit }))
  assert.equal(new URL(page.url()).pathname, `/devices/${id}`)
  assert.deepEqual(tab.complaints, [])
})

for (const [name, options] of [
  ['on a phone', { width: 390, height: 844 }],
  ['on a narrow phone without script', { width: 320, height: 640, scripts: false }],
] as const)
  test(`${name} the list is cards, everything is reached, nothing scrolls sideways and no date is torn`, async () => {
    const { tab, page } = await aDealersTab(options)
    const wrong: string[] = []
    for (const path of [
      '/menu',
      '/devices',
      '/devices?tab=due&order=customer',
      '/devices?q=nowhere',
      '/devices/months',
    ]) {
      await page.goto(path)
      wrong.push(...(await findings(tab)).map(line => `${path}: ${line}`))
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (sideways > 0) wrong.push(`${path}: ${sideways} px sideways`)
      if (options.width === 390) wrong.push(...(await tornIn(page)).map(line => `${path}: ${line}`))
    }
    await page.goto('/devices')
    await page.locator('input[name=id]').first().check()
    await Promise.all([page.waitForEvent('load'), page.locator('.bar button[value=remove]').click()])
    assert.equal(await page.getByRole('button', { name: devices.removeSubmit, exact: true }).isVisible(), true)
    await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: common.back, exact: true }).click()])
    assert.equal(await page.locator('input[name=id]:checked').count(), 1, 'what was ticked still is')
    assert.deepEqual(wrong, [])
  })
