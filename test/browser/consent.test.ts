// P3 once more, after a new version began: by keyboard, with and without scripts, in both languages and on a phone.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { texts } from '#words/text'
import { findings, launch, openTab, testServer } from '../support/browser.ts'
import { CONSENT, nextConsent } from '../support/nextConsent.ts'
import { shownText } from '../support/testApp.ts'

const browser = await launch()
after(() => browser.close())

type Server = Awaited<ReturnType<typeof testServer>>

const pathOf = (page: Page) => new URL(page.url()).pathname

async function logIn(server: Server, page: Page, next = ''): Promise<void> {
  await page.goto(`/login${next}`)
  const challenge = await page.locator('input[name=challenge]').inputValue()
  const { loginId, password } = server.demo.account
  const image = await shownText(server.db, challenge)
  for (const [name, value] of Object.entries({ loginId, password, image })) await page.locator(`#${name}`).fill(value)
  await Promise.all([page.waitForEvent('load'), page.locator('#image').press('Enter')])
}

for (const [lang, scripts, width] of [
  ['ja', true, 1280],
  ['ja', false, 320],
  ['ja', true, 390],
  ['en', true, 1280],
  ['en', false, 390],
] as const)
  test(`${lang}, ${width} px, ${scripts ? 'with' : 'without'} scripts: 同意しない, then 同意する, by keyboard, then Back`, async () => {
    const server = await testServer()
    await nextConsent(server)
    server.clock.advance({ minutes: 1 })
    const { consentAnew, register } = texts[lang]
    const tab = await openTab(browser, server.origin, { scripts, width })
    const { page } = tab
    await page.goto(`/language?to=${lang}&back=/login`)
    await logIn(server, page)
    assert.equal(pathOf(page), CONSENT)
    assert.equal(await page.locator('h1').innerText(), consentAnew.title)
    assert.deepEqual(await findings(tab), [])
    const { cssContentSize } = await (await page.context().newCDPSession(page)).send('Page.getLayoutMetrics')
    assert.ok(cssContentSize.width <= width, 'nothing scrolls sideways')
    const button = (name: string) => page.getByRole('button', { name, exact: true })
    if (width === 1280) {
      const box = await button(register.agree).boundingBox()
      assert.ok(box && box.y + box.height <= 800, 'the answer is in sight beside the text')
    }

    await button(register.disagree).focus()
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    assert.equal(pathOf(page), '/login')
    assert.ok((await page.locator('main').innerText()).includes(consentAnew.disagreed))
    assert.deepEqual(await findings(tab), [])
    await page.goBack()
    assert.equal(pathOf(page), '/login', 'Back finds nobody signed in')

    await logIn(server, page, '?next=/search')
    assert.equal(pathOf(page), CONSENT)
    await button(register.agree).focus()
    await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
    assert.equal(pathOf(page), '/search')
    await page.goBack()
    await page.waitForLoadState()
    assert.notEqual(pathOf(page), CONSENT, 'Back does not ask again')
  })
