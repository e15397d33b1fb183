// The robot check with scripts (C7): what happens when its proof does not come, is old, or was sent already.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { texts } from '#words/text'
import { launch, openTab, testServer } from '../support/browser.ts'

const browser = await launch()
after(() => browser.close())
const server = await testServer()
const { robot, login } = texts.ja

/** What forms were sent with as their proof. */
function proofsSent(page: Page, path: string): string[] {
  const sent: string[] = []
  page.on('request', request => {
    if (request.method() === 'POST' && new URL(request.url()).pathname === path)
      sent.push(new URLSearchParams(request.postData() ?? '').get('proof') ?? '')
  })
  return sent
}

test('a question for a proof that nobody answers ends after ten seconds, and the picture is offered', async () => {
  const { page } = await openTab(browser, server.origin)
  await page.clock.install()
  await page.route('**/robot-check/proof', () => {}) // never
  await page.goto('/password')
  await page.fill('#loginId', 'AAAAAAAAAA')
  await page.locator('main form .primary').click()
  await page.getByText(robot.proofWorking).waitFor()
  assert.ok(!(await page.locator('#image').isVisible()))
  await page.clock.fastForward(10_001)
  await page.locator('#image').waitFor()
  await page.getByText(robot.proofFailed).waitFor()
  assert.equal(await page.inputValue('#loginId'), 'AAAAAAAAAA')
})

test('work that does not end is given up after 45 seconds, in a worker as in the page', async () => {
  const { page } = await openTab(browser, server.origin)
  await page.clock.install()
  // Nothing begins with this, so nothing is ever found.
  await page.route('**/robot-check/proof', async route => {
    const answer = await (await route.fetch()).json()
    answer.parameters.keyPrefix = 'no such beginning'
    await route.fulfill({ json: answer })
  })
  await page.goto('/login')
  await page.getByRole('button', { name: robot.proof }).click()
  await page.getByText(robot.proofWorking).waitFor()
  await page.clock.fastForward(45_001)
  await page.getByText(robot.proofFailed).waitFor()
  assert.ok(await page.locator('#image').isVisible())
})

test('a form that is sent again, when no answer came, carries another proof', async () => {
  const { page } = await openTab(browser, server.origin)
  const sent = proofsSent(page, '/password')
  await page.clock.install()
  await page.goto('/password')
  let answers = false
  // An answer that leaves the page as it is, as one that never comes.
  await page.route('**/password', route => (answers ? route.continue() : route.fulfill({ status: 204 })))
  await page.fill('#loginId', 'AAAAAAAAAA')
  const submit = page.locator('main form .primary')
  const press = () => submit.evaluate((button: HTMLButtonElement) => button.click()) // waits for no answer
  await press()
  while (sent.length === 0) await wait(50)
  await page.clock.fastForward(10_001) // enhance.ts lets it be pressed again
  answers = true
  await press()
  await page.waitForURL(/sent=1/)
  assert.equal(sent.length, 2)
  assert.ok(sent.every(proof => proof.length > 100))
  assert.notEqual(sent[0], sent[1])
})

test('at the login a proof that has become too old is found anew when the form is sent', async () => {
  const { page } = await openTab(browser, server.origin)
  const sent = proofsSent(page, '/login')
  await page.clock.install()
  await page.goto('/login')
  await page.getByRole('button', { name: robot.proof }).click()
  await page.getByText(robot.proofDone).waitFor()
  const first = await page.locator('input[name=proof]').inputValue()
  await page.fill('#loginId', server.demo.account.loginId)
  await page.fill('#password', server.demo.account.password)
  await page.clock.fastForward(5 * 60_000)
  server.clock.advance({ minutes: 5 })
  await page.getByRole('button', { name: login.submit, exact: true }).click()
  await page.waitForURL('**/menu')
  assert.equal(sent.length, 1)
  assert.notEqual(sent[0], first)
})
