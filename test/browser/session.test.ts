// The end of a session, seen by somebody who types (C11; WCAG 2.2.1). Time passes in page and server at once.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { texts } from '#words/text'
import { checkPage, launch, testServer } from '../support/browser.ts'
import { hasFocus } from './keyboard.ts'
import { signedInTab } from './signedIn.ts'

const text = texts.ja
const browser = await launch()
after(() => browser.close())

async function atInput() {
  const server = await testServer()
  const { tab } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.clock.install({ time: new Date(server.clock.now().epochMilliseconds) })
  await page.goto('/issue', { waitUntil: 'networkidle' })
  const asked: string[] = []
  page.on('request', request => {
    if (request.url().endsWith('/session')) asked.push(request.method())
  })
  const pass = async (by: { minutes?: number; seconds?: number }) => {
    const seconds = (by.minutes ?? 0) * 60 + (by.seconds ?? 0)
    server.clock.advance({ seconds })
    await page.clock.runFor(seconds * 1000)
  }
  const notice = page.locator('.session [role=status]')
  return { server, tab, page, asked, pass, notice, stay: page.getByRole('button', { name: text.enhance.session.stay }) }
}

const soon = (minutes: number) => text.enhance.session.soon.replace('#', String(minutes))

test('three minutes before the end a notice stands there; 続ける keeps the session and gives the focus back', async () => {
  const { tab, page, pass, notice, stay, asked } = await atInput()
  await page.locator('#mprId').focus()
  await pass({ minutes: 26 })
  assert.equal(await notice.innerText(), '')
  assert.deepEqual(asked, [])
  await pass({ minutes: 1, seconds: 1 })
  await page.getByText(soon(3)).waitFor()
  assert.ok(await hasFocus(page.locator('#mprId')), 'nobody who types is interrupted')
  await checkPage(tab, 'session ends soon')
  for (let i = 0; i < 12 && !(await hasFocus(stay)); i++) await page.keyboard.press('Shift+Tab')
  assert.ok(await hasFocus(stay), 'by keyboard')
  await page.keyboard.press('Enter')
  await page.getByText(text.enhance.session.stayed).waitFor()
  assert.ok(!(await hasFocus(page.locator('body'))), 'the focus is not lost')
  await pass({ seconds: 6 })
  assert.equal(await notice.innerText(), '')
  await pass({ minutes: 20 })
  await page.reload()
  assert.equal(new URL(page.url()).pathname, '/issue', '47 minutes after the first page')
})

test('the notice covers nothing that has the focus (WCAG 2.4.11)', async () => {
  const { page, pass, notice } = await atInput()
  await page.setViewportSize({ width: 390, height: 600 })
  await pass({ minutes: 27, seconds: 1 })
  await page.getByText(soon(3)).waitFor()
  await page.locator('.foot').scrollIntoViewIfNeeded()
  assert.ok(await notice.isVisible(), 'it stays in sight')
  await page.getByRole('button', { name: text.common.next, exact: true }).focus()
  for (let stops = 0; stops < 8; stops++) {
    await page.keyboard.press('Shift+Tab')
    const covered = await page.evaluate(() => {
      const { left, top, width, height } = document.activeElement!.getBoundingClientRect()
      return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('.session')?.textContent
    })
    const on = await page.evaluate(() => document.activeElement!.closest('.session') !== null)
    assert.ok(on || !covered, `stop ${stops}`)
  }
})

test('what another tab did counts, and looking at the session does not keep it', async () => {
  const { page, pass, notice, asked, server } = await atInput()
  await pass({ minutes: 15 })
  const other = await page.context().newPage()
  await other.goto(`${server.origin}/menu`)
  await other.close()
  await pass({ minutes: 13 })
  assert.equal(await notice.innerText(), '', 'the other tab was there 13 minutes ago')
  assert.deepEqual(asked, ['GET'])
  await pass({ minutes: 16 })
  await page.getByText(/あと約[12]分/).waitFor()
  await pass({ minutes: 2 })
  await page.getByText(text.enhance.session.overNothing).waitFor()
  assert.equal(
    (await server.db`select 1 from sessions where last_seen_at > ${server.clock.now().subtract({ minutes: 30 })}`)
      .length,
    0,
  )
})

test('what was typed when the session ended is there again after the login, once', async () => {
  const { server, tab, page, pass } = await atInput()
  await page.locator('#mprId').pressSequentially('4F1A09C2')
  await pass({ minutes: 27, seconds: 1 })
  await page.getByText(soon(3)).waitFor()
  await pass({ minutes: 3, seconds: 5 })
  await page.getByText(text.enhance.session.over).waitFor()
  await checkPage(tab, 'session is over')
  await page.locator('#activationKeyNo').pressSequentially('3F06')
  await page.getByRole('button', { name: text.common.next, exact: true }).click()
  await page.waitForURL('**/login?ended=1&next=%2Fissue')
  await signIn(page, server, server.demo.account)
  await page.waitForURL('/issue')
  await page.getByText(text.enhance.restored).waitFor()
  assert.equal(await page.locator('#mprId').inputValue(), '4F1A-09C2')
  assert.equal(await page.locator('#activationKeyNo').inputValue(), '3F06')
  await page.reload({ waitUntil: 'networkidle' })
  assert.equal(await page.locator('#mprId').inputValue(), '', 'once')
})

test('what was typed is not shown to another account, and logging out forgets it', async () => {
  const { server, page } = await atInput()
  const keep = async () => {
    await page.locator('#mprId').fill('4F1A-09C2')
    await server.db`delete from sessions`
    await page.clock.runFor(31 * 60_000)
    await page.getByText(text.enhance.session.over).waitFor()
    await page.getByRole('link', { name: text.common.toLogin }).click()
    await page.waitForURL('**/login?**')
    assert.match((await page.evaluate(() => sessionStorage.getItem('typed'))) ?? '', /4F1A-09C2/)
  }
  await keep()
  await signIn(page, server, server.demo.mpcsAccount)
  await page.waitForURL('/issue')
  await page.waitForLoadState('networkidle')
  assert.equal(await page.locator('#mprId').inputValue(), '')
  assert.equal(await page.evaluate(() => sessionStorage.length), 0)

  await keep()
  await page.goto('/login')
  await signIn(page, server, server.demo.mpcsAccount)
  await page.waitForURL('/menu')
  await page.getByRole('button', { name: text.frame.signOut }).click()
  await page.waitForURL('**/login?out=1')
  assert.equal(await page.evaluate(() => sessionStorage.length), 0)
})

type Server = Awaited<ReturnType<typeof testServer>>

async function signIn(page: Page, server: Server, account: { loginId: string; password: string }): Promise<void> {
  await page.waitForLoadState()
  const challenge = await page.locator('input[name=challenge]').inputValue()
  const [row] = await server.db<{ answer: string }[]>`select answer from login_challenges where id = ${challenge}`
  for (const [name, value] of Object.entries({ ...account, image: row!.answer })) {
    const field = page.locator(`#${name}`)
    if (await field.count()) await field.fill(value)
  }
  await page.locator('main form .primary').click()
}
