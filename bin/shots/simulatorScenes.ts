// The simulator: every screen of the device, and the room around it.
import type { Browser } from 'playwright-core'
import { texts } from '#simulator/page/text/text'
import { aKeyFor, aSimulator, MPR_ID, SECOND_ID } from '#test/support/aSimulator'
import { openTab } from '#test/support/browser'
import type { Lang } from '#words/text'

const KEY = aKeyFor(MPR_ID)
const PASSWORD = [...'00000000']
type Room = Awaited<ReturnType<typeof roomFor>>

/** A room with one device, a term of a year, and a server that knows its key. */
export async function roomFor(browser: Browser, lang: Lang) {
  const { server, origin } = await aSimulator({ startMs: 1200 })
  const known = { registrationKey: KEY, connectionNumber: '11123456789' }
  const lastDay = server.day.add({ years: 1 })
  server.devices.set(MPR_ID, { ...known, status: 'active', lastDay: String(lastDay) })
  const tab = await openTab(browser, origin)
  const { page } = tab
  const device = page.locator(`#device-${MPR_ID}`)
  const text = texts[lang]
  await page.goto(`/?lang=${lang}`)
  return {
    tab,
    page,
    server,
    device,
    text,
    lastDay,
    async press(...keys: string[]): Promise<void> {
      await device.locator('.tv').focus()
      for (const key of keys) await page.keyboard.press(key)
    },
    // In English the device's own names stand in brackets behind ours.
    shows: (words: string) =>
      device
        .getByText(words, { exact: lang === 'ja' })
        .first()
        .waitFor(),
    screen: (name: keyof typeof text.screen) => {
      const native = lang === 'ja' ? '' : ` (${texts.ja.screen[name]})`
      return device.getByRole('heading', { level: 3, name: `${text.screen[name]}${native}`, exact: true }).waitFor()
    },
  }
}

const status = ({ text, lastDay }: Room) =>
  text.status({ is: 'active', lastDay: String(lastDay), connectionNumber: null })

/** In the order of the walk: each goes on from where the one before ended. */
export const simulator: Record<string, (room: Room) => Promise<unknown>> = {
  'simulator-home': ({ screen }) => screen('home'),
  'simulator-menu': ({ press, screen }) => press('m').then(() => screen('menu')),
  'simulator-settings': ({ press, screen }) => press('ArrowDown', 'ArrowDown', 'Enter').then(() => screen('settings')),
  'simulator-not-registered': ({ press, screen }) => press('Enter').then(() => screen('extensions')),
  'simulator-login-wrong': async ({ press, shows, text }) => {
    await press('Escape', 'ArrowDown', 'Enter', ...'1234', 'ArrowDown', 'Enter')
    await shows(text.wrong.password)
  },
  'simulator-admin-menu': ({ press, screen }) => press(...PASSWORD, 'Enter', 'Enter').then(() => screen('adminMenu')),
  'simulator-software': ({ press, screen }) => press('ArrowDown', 'Enter').then(() => screen('software')),
  'simulator-key': ({ press, screen }) => press('g', ...KEY.slice(0, 6)).then(() => screen('key')),
  'simulator-key-mistyped': async ({ press, shows, text }) => {
    await press(...KEY.slice(6, 15), KEY.at(-1) === '0' ? '1' : '0', 'F3')
    await shows(text.failed)
  },
  'simulator-save': async ({ press, shows, text }) => {
    await press('Enter', 'Backspace', KEY.at(-1)!, 'F3')
    await shows(text.save)
  },
  'simulator-starting': async ({ press, shows, text }) => {
    await press('ArrowLeft', 'Enter')
    await shows(text.starting)
  },
  'simulator-home-number': async ({ screen, shows }) => {
    await screen('home')
    await shows('111-2345-6789')
  },
  'simulator-active': async room => {
    await room.press('m', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter')
    await room.shows(status(room))
  },
  'simulator-expired': async room => {
    const known = room.server.devices.get(MPR_ID)!
    room.server.devices.set(MPR_ID, { ...known, status: 'expired', lastDay: String(room.server.day) })
    await restart(room)
    await room.press('m', 'ArrowDown', 'ArrowDown', 'Enter', 'Enter')
    await room.shows(room.text.status({ is: 'expired' }))
  },
  'simulator-unplugged': async room => {
    const { page, device, text } = room
    await device.getByRole('button', { name: `${text.page.cable} ${text.page.pull}` }).click()
    await restart(room)
    await room.shows(text.network.unplugged)
    await page.mouse.move(0, 0)
  },
  'simulator-off': async ({ device, text, shows }) => {
    await device.getByRole('button', { name: text.keys.power, exact: true }).click()
    await shows(text.off)
  },
  'simulator-two': async ({ page, text }) => {
    await page.getByRole('textbox', { name: 'MPR ID' }).fill(SECOND_ID)
    await page.getByRole('button', { name: text.page.addNow }).click()
    await page.locator(`#device-${SECOND_ID}`).waitFor()
  },
  'simulator-wrong-mpr-id': async ({ page, text }) => {
    await page.getByRole('textbox', { name: 'MPR ID' }).fill('12')
    await page.getByRole('button', { name: text.page.addNow }).click()
    await page.getByText(text.page.problem.mprId).waitFor()
  },
}

/** By the power key: off and on again. */
async function restart({ device, text, shows, screen }: Room): Promise<void> {
  const power = device.getByRole('button', { name: text.keys.power, exact: true })
  await power.click()
  await shows(text.off)
  await power.click()
  await screen('home')
}
