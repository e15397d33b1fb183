// 新規登録 with a known address, spoilt codes, Back and reload at each step, and a colleague who is faster (M§4).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { texts } from '#words/text'
import { checkPage, launch, openTab, testServer } from '../support/browser.ts'
import { mailbox } from '../support/mailbox.ts'
import { APPLICANT, mailedCode } from '../support/registerWalk.ts'

const { accountRefusals, mailCode, register } = texts.ja
const KNOWN = 'takahashi@minato-eizo.example'
const browser = await launch()
after(() => browser.close())

type Server = Awaited<ReturnType<typeof testServer>>

const press = (page: Page, name?: string) =>
  Promise.all([
    page.waitForEvent('load'),
    name ? page.getByRole('button', { name, exact: true }).click() : page.locator('main form .primary').click(),
  ])
const words = (page: Page) => page.locator('main').innerText()
const step = (page: Page) => new URL(page.url()).pathname.split('/').at(-1)

/** Up to the mail code's page. */
async function toMail(server: Server, email: string) {
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  await page.goto('/register')
  await press(page)
  for (const name of ['company', 'address1'] as const) await page.fill(`#${name}`, APPLICANT[name])
  for (const name of ['email', 'emailAgain']) await page.fill(`#${name}`, email)
  await press(page)
  assert.equal(step(page), 'mail')
  return tab
}

async function typeCode(page: Page, code: string): Promise<void> {
  await page.fill('#code', code)
  await press(page)
}

test('a code wrong five times, one that ran out, a new one each; then 更新確認 and 更新完了 of a known address', async () => {
  const server = await testServer()
  const tab = await toMail(server, KNOWN)
  const { page } = tab
  const first = await mailedCode(server, KNOWN)
  for (const left of [4, 3, 2, 1]) {
    await typeCode(page, first === '000000' ? '000001' : '000000')
    assert.ok((await words(page)).includes(`あと${left}回`))
  }
  await typeCode(page, first === '000000' ? '000001' : '000000')
  await typeCode(page, first)
  assert.ok((await words(page)).includes(accountRefusals['mail-code-used-up']), 'the right one does not help any more')
  await checkPage(tab, 'code used up')
  await press(page, mailCode.resend)
  assert.ok((await words(page)).includes(mailCode.sentAgain))
  const second = await mailedCode(server, KNOWN)
  server.clock.advance({ minutes: 10 })
  await typeCode(page, second)
  assert.ok((await words(page)).includes(accountRefusals['mail-code-expired']))
  await press(page, mailCode.resend)
  await typeCode(page, await mailedCode(server, KNOWN))
  assert.equal(await page.locator('h1').innerText(), register.updateTitle)
  assert.ok((await words(page)).includes(server.demo.account.loginId))
  await checkPage(tab, '更新確認')
  await page.reload()
  await press(page)
  assert.equal(await page.locator('h1').innerText(), register.updatedTitle)
  assert.ok((await words(page)).includes(register.passwordUnchanged))
  await checkPage(tab, '更新完了')
  assert.equal((await mailbox(server)).at(-1)!.template, 'profile-updated')
  assert.deepEqual(server.faults, [])
})

test('Back and reload at each step: what was typed is there, no second mail goes out, and the end is one', async () => {
  const server = await testServer()
  const { page } = await toMail(server, APPLICANT.email)
  await page.reload()
  await page.goBack()
  assert.deepEqual([step(page), await page.inputValue('#company')], ['form', APPLICANT.company])
  await page.reload()
  assert.equal(await page.inputValue('#email'), APPLICANT.email)
  await page.goBack()
  assert.equal(step(page), 'register')
  await page.reload()
  await page.goForward()
  await page.goForward()
  assert.equal(step(page), 'mail')
  assert.equal((await mailbox(server)).length, 1)
  await typeCode(page, await mailedCode(server))
  assert.equal(step(page), 'confirm')
  await page.reload()
  await page.goBack()
  assert.ok((await words(page)).includes(register.proven))
  await press(page)
  assert.equal(step(page), 'confirm')
  await press(page)
  const end = page.url()
  for (let i = 0; i < 4; i++) {
    await page.goBack()
    await page.reload()
    if (step(page) !== 'register') assert.equal(page.url(), end, 'every step of the journey leads to its end')
  }
  assert.equal((await mailbox(server)).filter(({ template }) => template === 'registered').length, 1)
  assert.deepEqual(server.faults, [])
})

test('two people register one address at once: one is registered, the other is shown 更新確認 and why', async () => {
  const server = await testServer()
  const pages: Page[] = []
  for (let person = 0; person < 2; person++) {
    const { page } = await toMail(server, APPLICANT.email)
    await typeCode(page, await mailedCode(server))
    assert.equal(step(page), 'confirm')
    pages.push(page)
  }
  await Promise.all(pages.map(page => press(page)))
  const titles = await Promise.all(pages.map(page => page.locator('h1').innerText()))
  assert.deepEqual(titles.toSorted(), [register.doneTitle, register.updateTitle].toSorted())
  const other = pages[titles.indexOf(register.updateTitle)]!
  assert.ok((await words(other)).includes(accountRefusals['address-registered-meanwhile']))
  assert.deepEqual(server.faults, [])
})
