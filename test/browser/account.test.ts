// ご登録内容 without JavaScript on the narrowest phone: every page and its errors, by what axe and html-validate say.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findings, launch, openTab, testServer } from '../support/browser.ts'
import { shownText } from '../support/testApp.ts'

const browser = await launch()
after(() => browser.close())

const FORMS = ['profile', 'email', 'login-id', 'login-id/show', 'password', 'sessions', 'close'].map(
  form => `/account/${form}`,
)

test('no form of ご登録内容 needs a script or more than 320 px, and each says what is wrong with it', async () => {
  const server = await testServer()
  await server.aReseller() // somewhere else, so that there is a session to end
  const tab = await openTab(browser, server.origin, { scripts: false, width: 320, height: 640 })
  const { page } = tab
  const look = async (name: string) => {
    assert.deepEqual(await findings(tab), [], name)
    assert.ok(await fits(page), `${name} scrolls sideways`)
  }
  await page.goto('/password')
  await page.locator('main form .primary').click()
  await look('forgotten password')

  await page.goto('/login')
  const challenge = await page.locator('input[name=challenge]').inputValue()
  const { loginId, password } = server.demo.account
  const image = await shownText(server.db, challenge)
  for (const [name, value] of Object.entries({ loginId, password, image })) await page.locator(`#${name}`).fill(value)
  await page.locator('main form .primary').click()
  await page.locator('main a[href="/account"]').click()
  await look('account')
  for (const path of FORMS) {
    await page.goto('/account')
    await page.locator(`main a[href="${path}"]`).click()
    await look(path)
    await page.locator('main form .primary').click()
    assert.equal(await page.locator('.error-summary a[href="#currentPassword"]').count(), 1, path)
    await look(`${path} with errors`)
  }
  await page.goto('/account/profile')
  await page.locator('#phone').fill('03-1234-5678')
  await page.locator('#currentPassword').fill(password)
  await page.locator('#currentPassword').press('Enter')
  assert.equal(new URL(page.url()).search, '?done=profile', 'Enter saves')
  await look('account, changed')
})

/** Without scripts the page cannot measure itself, but the browser can. */
const fits = async (page: Page) => {
  const { cssContentSize } = await (await page.context().newCDPSession(page)).send('Page.getLayoutMetrics')
  return cssContentSize.width <= 320
}
