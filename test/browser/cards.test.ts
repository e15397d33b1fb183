// 保有カード and the extension with one: by keyboard, on a phone, without script (R20, P24); and how little it takes.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { findings, launch, type TabOptions, testServer } from '../support/browser.ts'
import { keyboardOf } from './keyboard.ts'
import { tornIn } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

const { cards, devices, application, needed } = texts.ja

/** Somebody with a device in care, and two cards in the hand. */
async function aClerk(options: TabOptions = {}) {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja', options)
  const device = server.aDevice()
  await visitor.issueTo(device.card('KX-VCS701W'), 'done')
  const hand = [server.aDevice(), server.aDevice()].map(({ card }) => card('KX-VCS701W'))
  return { server, tab, page: tab.page, visitor, device, hand }
}

test('by keyboard: a card is added, and extends a listed device in two pages, with three presses and nothing typed', async () => {
  const { server, tab, page, device, hand } = await aClerk()
  const { press, type, to, key } = keyboardOf(page)
  const [card] = hand
  await page.goto('/menu')
  await press(page.getByRole('link', { name: cards.title, exact: true }))
  await press(page.getByRole('link', { name: cards.addLink }))
  await type(page.locator('#activationKeyNo'), card!.activationKeyNo)
  await type(page.locator('#registrationId'), card!.registrationId)
  await press(page.getByRole('button', { name: cards.add, exact: true }))
  assert.equal(await page.getByText(cards.done('1', '0')).count(), 1)

  await page.goto('/devices')
  let loads = 0
  let presses = 0
  const counted = (what: Parameters<typeof press>[0]) => {
    presses++
    return press(what)
  }
  await counted(page.locator('.list tbody a[href^="/devices/"]').first())
  page.on('load', () => void loads++)
  await counted(page.getByRole('link', { name: devices.extend }))
  await to(page.locator('#card'))
  assert.ok(await page.locator('#card').isChecked(), 'the only one is chosen')
  await counted(page.getByRole('button', { name: cards.extend.agree }))
  assert.match(page.url(), /\/extended\//)
  assert.deepEqual({ loads, presses }, { loads: 2, presses: 3 }, 'confirm, and the result')
  await key('Home')
  const [used] =
    await server.db`select flow, mpr_id from activation_keys where activation_key_no = ${card!.activationKeyNo}`
  assert.deepEqual({ ...used }, { flow: 'extend', mpr_id: device.mprId })
  assert.deepEqual(tab.complaints, [])
})

test('by keyboard: 新規申請 with a card that is picked', async () => {
  const { server, tab, page, visitor, hand } = await aClerk()
  for (const { mprId: _, ...card } of hand) await visitor.submit('/cards/add', card)
  const { press, type, to, key } = keyboardOf(page)
  const next = server.aDevice()
  await page.goto('/issue')
  await type(page.locator('#mprId'), next.mprId)
  await to(page.locator('input[name=held]:checked'))
  await key('ArrowUp')
  await press(page.getByRole('button', { name: texts.ja.common.next }))
  await press(page.getByRole('button', { name: application.agree }))
  assert.match(page.url(), /\/issue\/[^/]+\/number$/)
  await page.goto('/cards?state=pending')
  assert.equal(await page.locator('.listed .badge.waiting').count(), 1, 'it is 申請中 now')
  assert.deepEqual(tab.complaints, [])
})

for (const [name, options] of [
  ['on a phone', { width: 390, height: 844 }],
  ['on a narrow phone without script', { width: 320, height: 640, scripts: false }],
] as const)
  test(`${name}: cards are added, seen, counted, and one extends a device`, async () => {
    const { tab, page, hand } = await aClerk(options)
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
    await page.goto('/cards')
    await look('none')
    await press(page.getByRole('link', { name: cards.addLink }))
    await look('add')
    const rows = hand.map(card => `${card.activationKeyNo}\t${card.registrationId}\tPO-2612-01`)
    await page.locator('#pasted').fill([...rows, '3F06-A1B8\tBC41'].join('\n'))
    await press(page.getByRole('button', { name: cards.addAll }))
    await look('add, wrong')
    assert.equal(await page.locator('#pasted').inputValue(), '3F06-A1B8\tBC41')
    await page.goto('/cards')
    await look('cards')
    await page.goto('/issue')
    await look('input with cards')
    await page.goto('/devices')
    await press(page.locator('.list tbody a[href^="/devices/"]').first())
    await press(page.getByRole('link', { name: devices.extend }))
    await look('extend')
    await press(page.getByRole('button', { name: cards.extend.agree }))
    assert.match(page.url(), /\/extended\//)
    await page.goto('/cards')
    await look('cards, one used')
    await page.goto('/devices/needed?reach=2029-01-01')
    await look('needed')
    assert.equal(await page.getByRole('heading', { name: needed.title }).count(), 1)
    assert.deepEqual(wrong, [])
    assert.deepEqual(
      tab.complaints.filter(complaint => !/422/.test(complaint)),
      [],
    )
  })
