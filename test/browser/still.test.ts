// What is said after a page was opened moves nothing under the pointer (B9): a button stays where it is pressed.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { texts } from '#words/text'
import { refuseAll } from '../support/aSender.ts'
import { launch, openTab, type Tab, testServer } from '../support/browser.ts'
import { APPLICANT, registerTo } from '../support/registerWalk.ts'

const browser = await launch()
after(() => browser.close())
const server = await testServer()
const text = texts.ja

const SIZES = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]

/** Where it is on the page, whatever is done in between; `during` is asked at once, and again at the end. */
async function stays(button: Locator, what: () => Promise<unknown>, said: Locator): Promise<void> {
  const place = () => button.evaluate(element => element.getBoundingClientRect().top + scrollY)
  const before = await place()
  await what()
  await said.waitFor()
  assert.equal(await place(), before, (await said.textContent()) ?? '')
}

let people = 0

/** A registration at this step, in this tab. */
async function registering({ page }: Tab, step: 'form' | 'mail'): Promise<void> {
  const visitor = server.visitor()
  const email = `still${++people}@aoba.example`
  const { path } = await registerTo(server, visitor, step, { email })
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: server.origin }))
  await page.context().addCookies(cookies)
  await page.goto(path)
}

const status = (page: Page, words: string) => page.getByText(words)

for (const size of SIZES) {
  test(`the proof of work at the login, found and not found (${size.width} px)`, async () => {
    const { page } = await openTab(browser, server.origin, size)
    await page.goto('/login')
    const submit = page.getByRole('button', { name: text.login.submit, exact: true })
    const press = () => page.getByRole('button', { name: text.robot.proof }).click()
    await page.route('**/robot-check/proof', route => route.abort())
    await stays(submit, press, status(page, text.robot.proofFailed))
    await page.unroute('**/robot-check/proof')
    await stays(submit, press, status(page, text.robot.proofDone))
  })

  test(`the scripts of the login, which come after the page (${size.width} px)`, async () => {
    const { page } = await openTab(browser, server.origin, size)
    const scripts = Promise.withResolvers<void>()
    await page.route(/\.js$/, async route => {
      await scripts.promise
      await route.continue()
    })
    await page.goto('/login', { waitUntil: 'commit' })
    const submit = page.getByRole('button', { name: text.login.submit, exact: true })
    const passkey = page.getByRole('button', { name: text.login.passkey })
    const proof = page.getByRole('button', { name: text.robot.proof })
    await page.locator('.captcha img').evaluate((image: HTMLImageElement) => image.decode())
    assert.deepEqual([await passkey.count(), await proof.count()], [0, 0], 'nothing is offered that does nothing yet')
    const place = () => submit.evaluate(element => element.getBoundingClientRect().top + scrollY)
    const before = await place()
    scripts.resolve()
    for (const way of [proof, passkey, page.getByRole('button', { name: text.robot.listen })]) await way.waitFor()
    const moved = Math.abs((await place()) - before)
    assert.ok(moved < 1, `${moved} px`)
  })

  test(`a passkey that is not shown (${size.width} px)`, async () => {
    const { page } = await openTab(browser, server.origin, size)
    await page.goto('/login')
    const submit = page.getByRole('button', { name: text.login.submit, exact: true })
    await page.route('**/login/passkey', route => route.abort())
    const passkey = page.getByRole('button', { name: text.login.passkey })
    await stays(submit, () => passkey.click(), status(page, text.account.passkeyTroubles.unreachable))
  })

  test(`郵便番号 that fills the address in, and one that nobody knows (${size.width} px)`, async () => {
    const tab = await openTab(browser, server.origin, size)
    const { page } = tab
    await registering(tab, 'form')
    const next = page.locator('main form .primary')
    const { filled, unknown } = text.profile.fillings
    await stays(next, () => page.locator('#postalCode').pressSequentially(APPLICANT.postalCode), status(page, filled))
    await page.fill('#address1', '')
    await page.fill('#postalCode', '999-9999')
    await stays(next, () => page.locator('[data-postal] button').click(), status(page, unknown))
  })

  test(`a code that did not arrive (${size.width} px)`, async () => {
    const tab = await openTab(browser, server.origin, size)
    const { page } = tab
    await page.clock.install()
    await registering(tab, 'mail')
    const next = page.locator('main form .primary').first()
    const late = async () => {
      await refuseAll(server)
      await page.clock.fastForward(5000)
    }
    await stays(next, late, status(page, text.mailCode.undelivered))
  })
}
