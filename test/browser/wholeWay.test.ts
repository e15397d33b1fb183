// From the card to the television and on to the next application (M§3.2, M§3.3, M§5, M§6): portal, server and device.
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { type ActivationKeyNo, formatCode, type RegistrationId } from '#domain/codes'
import { startSimulator } from '#simulator/start'
import { addCards } from '#store/upkeep/seed'
import { launch, openTab, testServer } from '../support/browser.ts'
import { keptCard } from '../support/testCodes.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

type Server = Awaited<ReturnType<typeof testServer>>
type Codes = ReturnType<ReturnType<Server['aDevice']>['card']>

test('a key from the portal is typed into the device; its dates follow every extension to the end and beyond', async () => {
  const server = await testServer()
  const device = server.aDevice()
  const portal = (await signedInTab(browser, server, 'ja')).tab.page
  const tv = await aTelevision(server, device.mprId)
  const first = device.card('KX-VCS701W')

  const { key, number } = await issue(portal, first)
  await tv.typeKey(key)
  await tv.shows('2027年12月1日 (GMT) が有効期限です')

  await extend(portal, device.card('KX-VCS703W'))
  await portal.getByRole('heading', { name: '延長完了' }).waitFor()
  await tv.restart()
  await tv.shows('2030年12月1日 (GMT) が有効期限です')

  for (let years = 0; years < 4; years++) await tv.forward('1年進める')
  await tv.shows('2030年12月1日 (GMT) が有効期限です') // its last day
  await tv.forward('1日進める')
  await tv.shows('有効期限が切れています')
  await extend(portal, await anotherCard(server, device.mprId))
  await portal.getByText('2031年12月2日').first().waitFor() // counted from today
  await tv.restart()
  await tv.shows('2031年12月2日 (GMT) が有効期限です')

  await tv.forward('1年進める')
  for (let months = 0; months < 6; months++) await tv.forward('30日進める')
  await tv.shows('有効期限が切れています')
  await tv.forward('30日進める')
  await tv.shows('登録されていません')
  const late = await anotherCard(server, device.mprId)
  await enter(portal, '/extend', late)
  await portal.getByText('延長できるサービスがありません').first().waitFor()
  await portal.getByRole('button', { name: '新規申請' }).click() // the codes come along
  const next = await goOn(portal)
  assert.equal(next.number, number, 'the former number was preselected')
  assert.notEqual(next.key, key)
  await tv.typeKey(next.key)
  await tv.shows('2033年6月29日 (GMT) が有効期限です')
  assert.deepEqual(server.faults, [])
})

async function enter(page: Page, path: '/issue' | '/extend', codes: Codes): Promise<void> {
  await page.goto(path)
  for (const name of ['mprId', 'activationKeyNo', 'registrationId'] as const)
    await page.locator(`#${name}`).fill(formatCode(codes[name]))
  await press(page)
}

/** Presses the primary button of each page up to the last one. */
async function press(page: Page, times = 1): Promise<void> {
  for (let i = 0; i < times; i++)
    await Promise.all([page.waitForEvent('load'), page.locator('main form .primary').click()])
}

async function issue(page: Page, codes: Codes) {
  await enter(page, '/issue', codes)
  return goOn(page)
}

async function goOn(page: Page) {
  await page.getByRole('button', { name: '同意する', exact: true }).waitFor()
  await press(page, 3)
  const shown = await page.locator('main').innerText()
  return { key: shown.match(/[0-9A-F]{4}(-[0-9A-F]{4}){3}/)![0], number: shown.match(/11[178]-\d{4}-\d{4}/)![0] }
}

async function extend(page: Page, codes: Codes): Promise<void> {
  await enter(page, '/extend', codes)
  await press(page, 2)
}

let cards = 0

async function anotherCard({ db, clock }: Server, mprId: Codes['mprId']): Promise<Codes> {
  const activationKeyNo = `C${String(++cards).padStart(15, '0')}` as ActivationKeyNo
  const card = { activationKeyNo, registrationId: 'ABCD0123' as RegistrationId }
  await addCards(db, [keptCard({ ...card, product: 'KX-VCS701W' })], clock.now())
  return { mprId, ...card }
}

/** The device in its room, on the page of the simulator, with the screen 拡張機能の確認 at hand. */
async function aTelevision(server: Server, mprId: string) {
  const dir = await mkdtemp(join(tmpdir(), 'television-'))
  const began = Date.now()
  const simulator = await startSimulator({
    port: 0,
    host: '127.0.0.1',
    deviceApi: server.origin,
    portal: server.origin,
    dir: join(dir, 'devices'),
    devices: [mprId],
    demoClock: true,
    startMs: 50,
    // The server's clock stands still; by one that does, a device whose question was lost would never ask again.
    now: () => server.clock.now().epochMilliseconds + Date.now() - began,
  })
  after(async () => {
    await simulator.stop()
    await rm(dir, { recursive: true, force: true })
  })
  const { page } = await openTab(browser, `http://localhost:${simulator.port}`)
  await page.goto('/')
  const device = page.locator(`#device-${mprId}`)
  const screen = (name: string) => device.getByRole('heading', { level: 3, name, exact: true }).waitFor()
  const keys = async (...names: string[]) => {
    await device.locator('.tv').focus()
    for (const name of names) await page.keyboard.press(name)
  }
  return {
    async typeKey(key: string) {
      await keys('Escape', 'Escape', 'Escape', 'm', 'y', ...'00000000', 'Enter', 'Enter', 'ArrowDown', 'Enter', 'g')
      await screen('レジストレーションキー登録')
      await keys(...key.replaceAll('-', ''), 'F3', 'ArrowLeft', 'Enter')
      await screen('ホーム')
    },
    async restart() {
      const power = device.getByRole('button', { name: '電源', exact: true })
      await power.click()
      await power.click()
      await screen('ホーム')
    },
    async forward(by: string) {
      const today = page.locator('.bench').getByText(/\d+年\d+月\d+日 \(GMT\)/)
      const before = await today.innerText()
      await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name: by }).click()])
      assert.notEqual(await today.innerText(), before)
    },
    async shows(status: string) {
      await keys('Escape', 'Escape', 'Escape', 'm', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter')
      await screen('拡張機能の確認')
      await device.locator('dd', { hasText: status }).waitFor()
    },
  }
}
