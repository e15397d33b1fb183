// M§3.2 I–IX on the simulator: by keyboard, by mouse, without script, on a phone, in English; axe and html-validate on each screen.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { texts } from '#simulator/page/text/text'
import { aKeyFor, aSimulator, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'
import { checkPage, launch, openTab, type TabOptions } from '../support/browser.ts'
import { keyboardOf } from './keyboard.ts'

const KEY = aKeyFor(MPR_ID)
const { ja, en } = texts
const browser = await launch()
after(() => browser.close())

async function inTheRoom(options: TabOptions & { lang?: 'ja' | 'en'; startMs?: number; several?: boolean } = {}) {
  const { lang = 'ja', startMs = 100, several = false } = options
  const simulator = await aSimulator({ startMs, devices: several ? [MPR_ID, SECOND_ID] : [MPR_ID] })
  const { server, origin } = simulator
  const lastDay = server.day.add({ years: 1 })
  server.devices.set(MPR_ID, {
    registrationKey: KEY,
    status: 'active',
    lastDay: String(lastDay),
    connectionNumber: '11123456789',
  })
  const tab = await openTab(browser, origin, options)
  const hears = await listening(tab.page)
  await tab.page.goto(`/?lang=${lang}`)
  const device = tab.page.locator(`#device-${MPR_ID}`)
  const text = texts[lang]
  const native = (name: keyof typeof text.screen) => (lang === 'ja' ? '' : ` (${ja.screen[name]})`)
  const title = (name: keyof typeof text.screen) =>
    device.getByRole('heading', { level: 3, name: `${text.screen[name]}${native(name)}`, exact: true })
  await title('home').waitFor()
  const look = async (name: string) => {
    await checkPage(tab, name)
    assert.ok(
      await tab.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      `${name} scrolls sideways`,
    )
  }
  const status = text.status({ is: 'active', lastDay: String(lastDay), connectionNumber: null })
  return { simulator, server, tab, page: tab.page, device, title, look, hears, status, text }
}

/**
 * Keeps what a screen reader is told: some of it stands for a tenth of a second, and a busy machine would look too late.
 * @returns waits until words are told, after those that were waited for before
 */
async function listening(page: Page): Promise<(words: string) => Promise<void>> {
  await page.addInitScript(() => {
    window.told = []
    new MutationObserver(() => {
      const words = document.querySelector('[role=status]')?.textContent ?? ''
      if (words !== window.told.at(-1)) window.told.push(words)
    }).observe(document, { childList: true, characterData: true, subtree: true })
  })
  let from = 0
  return async words => {
    const found = await page.waitForFunction(
      ({ words, from }) => {
        const at = window.told.findIndex((told, i) => i >= from && told.includes(words))
        return at >= 0 && { at }
      },
      { words, from },
    )
    from = ((await found.jsonValue()) as { at: number }).at
  }
}

declare global {
  interface Window {
    told: string[]
  }
}

test('by keyboard: from ホーム to the last day, each screen looked at and told', async () => {
  const { tab, page, device, title, look, hears, status } = await inTheRoom()
  const { key, to } = keyboardOf(page)
  const press = async (...keys: string[]) => {
    for (const one of keys) await key(one)
  }
  await to(device.locator('.tv'))
  await look('ホーム')
  await press('m')
  await title('menu').waitFor()
  await look('メニュー')
  await press('ArrowDown', 'ArrowDown')
  await hears(ja.item.settings)
  await press('Enter')
  await title('settings').waitFor()
  await look('設定／保守をする')
  await press('Enter')
  await title('extensions').waitFor()
  await hears('4F1A-09C2-77D0-3B5E つながるねっとサービス 登録されていません')
  await look('拡張機能の確認')
  await press('Escape', 'ArrowDown', 'Enter')
  await title('login').waitFor()
  await press(...'1234', 'ArrowDown', 'Enter')
  await hears(ja.wrong.password)
  await look('管理者でログイン')
  await press(...'00000000', 'Enter', 'Enter')
  await title('adminMenu').waitFor()
  await look('管理者メニュー一覧')
  await press('ArrowDown', 'Enter')
  await title('software').waitFor()
  await look('ソフトウェアの拡張')
  await press('g')
  await title('key').waitFor()
  await press(...KEY.slice(0, 15).toLowerCase(), KEY.at(-1) === '0' ? '1' : '0', 'F3')
  await hears(ja.failed)
  await look('レジストレーションキー登録: 認証に失敗')
  await press('Enter', 'Backspace', KEY.at(-1)!)
  await hears(ja.complete)
  await look('レジストレーションキー登録')
  await press('F3')
  await hears(`${ja.save} ${ja.no}`)
  await press('ArrowLeft')
  await hears(`${ja.save} ${ja.yes}`)
  await look('保存と再起動')
  await press('Enter')
  await hears(ja.starting)
  await title('home').waitFor()
  await device.getByText('111-2345-6789').waitFor()
  await press('m', 'y', ...'00000000', 'Enter', 'Enter', 'ArrowDown', 'Enter')
  await device.locator('dd', { hasText: status }).waitFor()
  assert.deepEqual([...tab.hosts], [new URL(page.url()).host], 'no other host')
})

test('by mouse: the remote control, the cable, the power, the clock', async () => {
  const { page, server, device, title, look } = await inTheRoom()
  const remote = device.getByRole('form', { name: /リモコン/ })
  const click = async (...names: string[]) => {
    for (const name of names) await remote.getByRole('button', { name, exact: true }).click()
  }
  const { keys, colour } = ja
  await click(keys.menu, colour.yellow, ...'00000000', keys.down, keys.enter, keys.down, keys.enter, colour.green)
  await title('key').waitFor()
  // Each digit by the arrows, from where the last one was.
  let [row, column] = [0, 0]
  for (const digit of KEY) {
    const place = '0123456789ABCDEF'.indexOf(digit)
    const [toRow, toColumn] = [Math.floor(place / 8), place % 8]
    await click(...Array(Math.abs(toRow - row)).fill(toRow > row ? keys.down : keys.up))
    await click(...Array(Math.abs(toColumn - column)).fill(toColumn > column ? keys.right : keys.left), keys.enter)
    ;[row, column] = [toRow, toColumn]
  }
  await device.getByText(ja.complete).first().waitFor()
  await device.getByRole('button', { name: `${ja.page.cable} ${ja.page.pull}` }).click()
  await device.getByText(ja.page.unplugged, { exact: true }).waitFor()
  await click(colour.green, keys.left, keys.enter)
  await title('home').waitFor()
  await device.getByText(ja.network.unplugged).waitFor()
  await look('with the cable out')
  await device.getByRole('button', { name: `${ja.page.cable} ${ja.page.putIn}` }).click()
  await device.getByText('111-2345-6789').waitFor()
  await click(keys.power)
  await device.locator('.dark').waitFor()
  await look('off')
  await click(keys.power)
  await device.getByText('111-2345-6789').waitFor()
  const tomorrow = server.day.add({ days: 1 })
  await page.getByRole('button', { name: ja.page.forward.day }).click()
  await page.getByText(ja.page.today(tomorrow)).waitFor()
  assert.ok(server.day.equals(tomorrow))
})

test('Enter is 決定 on the television, wherever on the remote control the focus is; Space presses its button', async () => {
  const { page, device, title } = await inTheRoom()
  const remote = device.getByRole('form', { name: /リモコン/ })
  const { keys } = ja
  await remote.getByRole('button', { name: keys.menu, exact: true }).click()
  await title('menu').waitFor()
  const down = remote.getByRole('button', { name: keys.down, exact: true })
  await down.click()
  await down.click()
  const chosen = device.locator('.items [aria-current]')
  await chosen.getByText(ja.item.settings).waitFor()
  await page.keyboard.press('Enter')
  await title('settings').waitFor()
  await page.keyboard.press('Space')
  await chosen.getByText(ja.item.login).waitFor()
  await page.keyboard.press('Enter')
  await title('login').waitFor()
})

test('without script: the same way, each key a page', async () => {
  const { page, device, title, look } = await inTheRoom({ scripts: false, startMs: 0 })
  const press = (name: string) => device.getByRole('button', { name, exact: true }).click()
  const { keys, colour } = ja
  for (const name of [
    keys.menu,
    colour.yellow,
    ...'00000000',
    keys.down,
    keys.enter,
    keys.down,
    keys.enter,
    colour.green,
  ])
    await press(name)
  await title('key').waitFor()
  await look('without script')
  await page.goto('/?lang=en')
  await look('without script, in English')
})

test('two devices side by side: keys go to the one that is chosen; a key is pasted; another window sees it', async () => {
  const { page, tab, device, title, look } = await inTheRoom({ several: true })
  const second = page.locator(`#device-${SECOND_ID}`)
  const other = await tab.page.context().newPage()
  await other.goto('/')
  await second.locator('.tv').focus()
  await page.keyboard.press('m')
  await second.getByRole('heading', { name: ja.screen.menu }).waitFor()
  await other.locator(`#device-${SECOND_ID}`).getByRole('heading', { name: ja.screen.menu }).waitFor()
  await title('home').waitFor()
  await device.locator('.tv').focus()
  for (const key of ['m', 'y', ...'00000000', 'Enter', 'Enter', 'ArrowDown', 'Enter', 'g'])
    await page.keyboard.press(key)
  await title('key').waitFor()
  await page.evaluate(text => {
    const data = new DataTransfer()
    data.setData('text', text)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
  }, KEY.replace(/(.{4})(?=.)/g, '$1-').toLowerCase())
  await device.getByText(ja.complete).first().waitFor()
  await look('side by side')
  await second.getByText(ja.page.remove).click()
  await second.getByRole('button', { name: ja.page.removeNow }).click()
  await other.locator(`#device-${SECOND_ID}`).waitFor({ state: 'detached' })
  await page.getByRole('textbox', { name: 'MPR ID' }).fill('12')
  await page.getByRole('button', { name: ja.page.addNow }).click()
  await page.getByText(ja.page.problem.mprId).waitFor()
  await look('a wrong MPR ID')
  await page.getByRole('textbox', { name: 'MPR ID' }).fill('0123-4567-89ab-cdef')
  await page.keyboard.press('Enter')
  await second.waitFor()
  await other.locator(`#device-${SECOND_ID}`).waitFor()
})

for (const width of [390, 320]) {
  test(`in English at ${width} px: nothing scrolls sideways, the whole way to the dialog`, async () => {
    const { page, device, title, look, hears } = await inTheRoom({ lang: 'en', width })
    await look('home')
    await device.locator('.tv').focus()
    for (const key of ['m', 'y']) await page.keyboard.press(key)
    await title('login').waitFor()
    await look('login')
    for (const key of [...'00000000', 'Enter', 'Enter', 'ArrowDown', 'Enter', 'g', ...KEY])
      await page.keyboard.press(key)
    await hears(en.complete)
    await look('key')
    const glass = (await device.locator('.glass').boundingBox())!
    const last = (await device.locator('.group').last().boundingBox())!
    assert.ok(last.x + last.width <= glass.x + glass.width, 'sixteen digits stand in one line')
    await page.keyboard.press('F3')
    await hears(en.save)
    await look('dialog')
  })
}

test('who wants less motion gets a restart that does not move', async () => {
  const { page, device, hears } = await inTheRoom({ startMs: 1500 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await device.getByRole('button', { name: ja.keys.power }).click()
  await device.getByRole('button', { name: ja.keys.power }).click()
  await hears(ja.starting)
  assert.equal(await device.locator('.bar span').evaluate(bar => getComputedStyle(bar).animationName), 'none')
})
