// What small scripts add to the pages (src/web/browser). Without them every journey works too: walk.test.ts.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { formatCode, parseCard } from '#domain/codes'
import { texts } from '#words/text'
import { checkPage, launch, openTab, testServer } from '../support/browser.ts'
import { hasFocus } from './keyboard.ts'
import { signedInTab } from './signedIn.ts'

const text = texts.ja
const browser = await launch()
after(() => browser.close())
const server = await testServer()

const typedIn = (page: Page, name: string) => page.locator(`#${name}`).inputValue()

test('codes are grouped while they are typed, and the caret stays where one edits', async () => {
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/issue', { waitUntil: 'networkidle' })
  const field = page.locator('#mprId')
  await field.pressSequentially('4f1a09c277d03b5e')
  assert.equal(await field.inputValue(), '4F1A-09C2-77D0-3B5E')
  for (let i = 0; i < 14; i++) await field.press('ArrowLeft') // behind the first hyphen
  await field.press('Backspace')
  assert.equal(await field.inputValue(), '4F10-9C27-7D03-B5E', 'the digit before the hyphen goes')
  await field.press('A')
  assert.equal(await field.inputValue(), '4F1A-09C2-77D0-3B5E')
  await field.press('Delete')
  await field.press('0')
  assert.equal(await field.inputValue(), '4F1A-09C2-77D0-3B5E')

  await field.fill('')
  await field.pressSequentially('KX-VCS701W')
  assert.equal(await field.inputValue(), 'KX-VCS701W', 'what is no code stays as typed')
  await checkPage(tab, 'input, typed')
})

test('what was typed before the script came is grouped when it comes', async () => {
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  const typed = Promise.withResolvers<void>()
  await page.route('**/codeFields*.js', async route => {
    await typed.promise
    await route.continue()
  })
  await page.goto('/issue')
  await page.locator('#mprId').pressSequentially('4f1a09c277')
  assert.equal(await typedIn(page, 'mprId'), '4f1a09c277')
  typed.resolve()
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#mprId')?.value === '4F1A-09C2-77')
  assert.equal(await page.locator('#mprId').evaluate((field: HTMLInputElement) => field.selectionStart), 12)
})

test('an input method is left alone, and full-width letters stay for the server to read', async () => {
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/issue', { waitUntil: 'networkidle' })
  const field = page.locator('#mprId')
  await field.focus()
  const ime = await page.context().newCDPSession(page)
  await ime.send('Input.imeSetComposition', { text: '４Ｆ１Ａ０', selectionStart: 5, selectionEnd: 5 })
  assert.equal(await field.inputValue(), '４Ｆ１Ａ０')
  await ime.send('Input.insertText', { text: '４Ｆ１Ａ０' })
  assert.equal(await field.inputValue(), '４Ｆ１Ａ０')
  await field.fill('')
  await ime.send('Input.imeSetComposition', { text: '4F1A09', selectionStart: 6, selectionEnd: 6 })
  assert.equal(await field.inputValue(), '4F1A09', 'nothing moves under the input method')
  await ime.send('Input.insertText', { text: '4F1A09' })
  assert.equal(await field.inputValue(), '4F1A-09')
})

test('a whole card pasted into either of its fields fills both and says so, a row of a spreadsheet all three; anything else is an ordinary paste', async () => {
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/issue', { waitUntil: 'networkidle' })
  const pastes = [
    ['activationKeyNo', 'Activation Key No.：3F06-A1B8-22C4-9D70\nRegistration ID：BC41-07E2'],
    ['registrationId', 'Registration ID BC4107E2 Activation Key No. 3F06A1B822C49D70'],
    ['registrationId', '3F06ーA1B8ー22C4ー9D70\tBC41ー07E2'],
  ] as const
  const next = page.getByRole('button', { name: text.common.next, exact: true })
  const placeOf = () => next.evaluate(button => button.getBoundingClientRect().top + scrollY)
  const place = await placeOf()
  for (const [name, card] of pastes) {
    for (const field of ['activationKeyNo', 'registrationId']) await page.locator(`#${field}`).fill('')
    await paste(page, name, card)
    const { activationKeyNo, registrationId } = parseCard(card)!
    assert.equal(await typedIn(page, 'activationKeyNo'), formatCode(activationKeyNo), card)
    assert.equal(await typedIn(page, 'registrationId'), formatCode(registrationId), card)
    await page.getByText(text.enhance.cardRead).waitFor()
  }
  assert.equal(await page.getByText(text.enhance.cardRead).getAttribute('role'), 'status')
  assert.equal(await placeOf(), place, 'what stands below does not move under the pointer')
  await checkPage(tab, 'input, card pasted')
  assert.equal(await typedIn(page, 'mprId'), '')
  await paste(page, 'mprId', ' 4f1a09c2 77d03b5e ')
  assert.equal(await typedIn(page, 'mprId'), '4F1A-09C2-77D0-3B5E')

  const names = ['mprId', 'activationKeyNo', 'registrationId']
  const row = ['4F1A-09C2-77D0-3B5E', '3F06-A1B8-22C4-9D70', 'BC41-07E2']
  for (const name of names) {
    for (const field of names) await page.locator(`#${field}`).fill('')
    await paste(page, name, row.join('\t'))
    assert.deepEqual(await Promise.all(names.map(field => typedIn(page, field))), row, name)
    await page.getByText(text.enhance.codesRead).waitFor()
  }
})

test('コピー puts a code into the clipboard and says so', async () => {
  const { tab, visitor } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin })
  await page.goto(await visitor.issueTo(server.aDevice().card('KX-VCS701W'), 'done'))
  for (const label of [text.common.registrationKey, text.common.connectionNumber, text.common.mprId]) {
    const button = page.getByRole('button', { name: text.enhance.copyOf(label) })
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByText(text.enhance.copied).waitFor()
    const copied = await page.evaluate(() => navigator.clipboard.readText())
    assert.ok((await page.locator('.result .code').allInnerTexts()).includes(copied), `${label}: ${copied}`)
  }
  assert.equal(await page.getByText(text.enhance.copied).count(), 1, 'only what was copied last')
  await checkPage(tab, 'completion, copied')
})

test('a second press while the answer is on its way sends nothing', async () => {
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto('/issue', { waitUntil: 'networkidle' })
  let posts = 0
  await page.route('**/issue', async route => {
    if (route.request().method() === 'POST') posts++
    await new Promise(done => setTimeout(done, 300))
    await route.continue()
  })
  const next = page.getByRole('button', { name: text.common.next, exact: true })
  await next.evaluate((button: HTMLButtonElement) => {
    for (let press = 0; press < 5; press++) button.click()
  })
  await page.locator('#error-summary').waitFor()
  assert.equal(posts, 1)
  assert.equal(await next.getAttribute('aria-disabled'), null, 'the page that came can be sent')
})

test('no module is loaded where nothing needs it', async () => {
  const { page } = await openTab(browser, server.origin) // a stranger: no session that could end
  const loaded: string[] = []
  page.on('request', request => loaded.push(new URL(request.url()).pathname.replace(/\.[0-9a-f]{12}/, '')))
  await page.goto('/terms/paid', { waitUntil: 'networkidle' })
  assert.deepEqual(
    loaded.filter(path => path.endsWith('.js')),
    ['/assets/enhance.js'],
  )
})

async function paste(page: Page, name: string, clip: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: server.origin })
  await page.evaluate(text => navigator.clipboard.writeText(text), clip)
  await page.locator(`#${name}`).focus()
  await page.keyboard.press('ControlOrMeta+V')
  assert.ok(await hasFocus(page.locator(`#${name}`)))
}
