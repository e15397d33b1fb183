// Passkeys in Chromium with its virtual authenticator (C20, P30).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { findings, launch, openTab, type Tab, testServer } from '../support/browser.ts'
import { shownText } from '../support/testApp.ts'

const browser = await launch()
after(() => browser.close())

const { account, login } = texts.ja

/**
 * A device of the browser's own, such as a telephone with a fingerprint. The page must not be looked at by axe beside it: the
 * end of that look's session takes the device away.
 */
async function anAuthenticator({ page }: Tab, transport: 'internal' | 'usb' = 'internal') {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport,
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return { cdp, authenticatorId }
}

async function logInByImage({ page }: Tab, { db, demo }: Awaited<ReturnType<typeof testServer>>) {
  await page.goto('/login')
  await page.locator('.captcha img').evaluate((image: HTMLImageElement) => image.decode())
  await page.fill('#loginId', demo.account.loginId)
  await page.fill('#password', demo.account.password)
  await page.fill('#image', await shownText(db, await page.inputValue('input[name=challenge]')))
  await page.getByRole('button', { name: login.submit, exact: true }).click()
  await page.waitForURL('**/menu')
}

test('made on ご登録内容, named, used at the login and in place of the password, and removed; a copy opens nothing', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  const { cdp, authenticatorId } = await anAuthenticator(tab)
  await logInByImage(tab, server)

  await page.goto('/account')
  await page.getByRole('link', { name: account.passkeyAddLink }).click()
  await page.fill('#name', '会社のノートPC')
  await page.fill('#currentPassword', server.demo.account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account?done=passkey-added')
  assert.equal(await page.getByText('会社のノートPC').count(), 1)

  await page.locator('.sign-out button').click()
  await page.waitForURL('**/login?out=1')
  const byPasskey = page.getByRole('button', { name: login.passkey })
  await byPasskey.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/menu')

  // The same key with an older count, as a copy of the device would have it.
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId })
  const [credential] = credentials
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential!.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential!, signCount: 0 } })
  await page.locator('.sign-out button').click()
  await page.waitForURL('**/login?out=1')
  await byPasskey.click()
  await page.getByText(texts.ja.accountRefusals['passkey-wrong']).first().waitFor()
  await cdp.send('WebAuthn.removeCredential', { authenticatorId, credentialId: credential!.credentialId })
  await cdp.send('WebAuthn.addCredential', { authenticatorId, credential: { ...credential!, signCount: 100 } })
  await byPasskey.click()
  await page.waitForURL('**/menu')

  await page.goto('/account/passkeys')
  await page.locator('#which').check()
  await page.getByRole('button', { name: account.passkeyConfirm }).click()
  await page.waitForURL('**/account?done=passkey-removed')
  assert.equal(await page.getByText('会社のノートPC').count(), 0)
  assert.deepEqual(server.faults, [])
})

test('a second passkey, on another device, is confirmed by the first', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  await anAuthenticator(tab)
  await logInByImage(tab, server)
  await page.goto('/account/passkeys/new')
  await page.fill('#name', '会社のノートPC')
  await page.fill('#currentPassword', server.demo.account.password)
  await page.keyboard.press('Enter')
  await page.waitForURL('**/account?done=passkey-added')
  await anAuthenticator(tab, 'usb')
  await page.goto('/account/passkeys/new')
  await page.fill('#name', 'セキュリティキー')
  await page.getByRole('button', { name: account.passkeyConfirm }).click()
  await page.waitForURL('**/account?done=passkey-added')
  assert.equal((await server.db`select 1 from passkeys`).length, 2)
})

test('a device that does not know its user makes none and opens nothing, and what was typed stays', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  const { cdp, authenticatorId } = await anAuthenticator(tab)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await logInByImage(tab, server)
  await page.goto('/account/passkeys/new')
  await page.fill('#name', '会社のノートPC')
  await page.fill('#currentPassword', server.demo.account.password)
  await page.getByRole('button', { name: account.passkeyAddLink }).click()
  await page.getByText(account.passkeyTroubles.cancelled).waitFor()
  assert.equal(await page.inputValue('#name'), '会社のノートPC')
  assert.equal((await server.db`select 1 from passkeys`).length, 0)
})

test('a device makes nothing before name and password are right, and a try that was wrong counts once', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  const { cdp, authenticatorId } = await anAuthenticator(tab)
  await logInByImage(tab, server)
  await page.goto('/account/passkeys/new')
  const made = async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length
  const press = () => page.getByRole('button', { name: account.passkeyAddLink }).click()
  await page.fill('#currentPassword', server.demo.account.password)
  await press()
  await page.locator('#error-summary').waitFor()
  await page.getByText(account.passkeyNameEmpty).first().waitFor()
  await page.fill('#name', '会社のノートPC')
  await page.fill('#currentPassword', 'a wrong one')
  await press()
  await page.getByText(texts.ja.accountRefusals['present-password-wrong']).first().waitFor()
  assert.equal(await page.inputValue('#name'), '会社のノートPC')
  assert.ok(await page.locator('#error-summary').evaluate(summary => summary === document.activeElement))
  assert.equal(await made(), 0)
  const [{ left } = assert.fail()] = await server.db<{ left: number }[]>`
    select tokens as left from buckets where key like 'confirm-password:%'`
  assert.equal(left, 9)
  await page.fill('#currentPassword', server.demo.account.password)
  await press()
  await page.waitForURL('**/account?done=passkey-added')
  assert.equal(await made(), 1)
})

test('the pages of passkeys have no findings, empty and wrong', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  const { page } = tab
  await logInByImage(tab, server)
  await server.db`insert into passkeys (id, account_id, name, public_key, counter, transports, created_at)
    values ('x', 1, '会社のノートPC', 'x', 0, '{}', now())`
  for (const path of ['/account', '/account/passkeys/new', '/account/passkeys']) {
    await page.goto(path)
    assert.deepEqual(await findings(tab), [], path)
  }
  await page.locator('main form .primary').click()
  assert.deepEqual(await findings(tab), [], 'with errors')
})

test('without scripts nothing of it is shown at the login, and the page for a new one says what it needs', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin, { scripts: false })
  const { page } = tab
  await page.goto('/login')
  assert.ok(!(await page.getByText(login.passkey).isVisible()))
  await logInByImage(tab, server)
  await page.goto('/account/passkeys/new')
  assert.ok(await page.getByText(account.passkeyUnsupported).isVisible())
})
