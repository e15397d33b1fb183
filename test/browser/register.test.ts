// A dealer who has never been here: registers alone, reads the code and the password in the mail, signs in, chooses a password
// and issues a key (M§4, M§5).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { refuseAll } from '../support/aSender.ts'
import { checkPage, launch, openTab, type TabOptions, testServer } from '../support/browser.ts'
import { mailbox } from '../support/mailbox.ts'
import { APPLICANT, mailedCode } from '../support/registerWalk.ts'
import { shownText } from '../support/testApp.ts'
import { aPerson, challengeOf, issue, type Person } from './person.ts'

const browser = await launch()
after(() => browser.close())

const OWN_PASSWORD = '会議室 3 つぶんの鍵 2026'

for (const [name, options] of Object.entries({
  'by keyboard': {},
  'by keyboard and without JavaScript, on a phone': { scripts: false, width: 390, height: 844 },
  'by mouse, in English': { text: texts.en, mouse: true },
} satisfies Record<string, TabOptions & { text?: typeof texts.ja; mouse?: boolean }>))
  test(`${name}: register, code from the mail, complete, login with the mailed password, new password, a key`, async () => {
    const server = await testServer()
    const person = await aPerson(browser, server, checkPage, options)
    await person.page.goto('/login')
    if (person.text.lang === 'en') await person.keys.press(person.link(texts.ja.frame.otherLanguage))
    await register(person)
    await firstLogin(person)
    await issue(person, server.aDevice().card('KX-VCS701W'))
    assert.deepEqual(server.faults, [])
  })

/** From the login page to 登録完了, with mistakes, reloads and a step back on the way. */
async function register(person: Person): Promise<void> {
  const { page, text, keys, server, look, link, button, field, words, tab } = person
  const { register, common, profile } = text
  await keys.press(link(text.login.register))
  await look('consent')
  await keys.press(button(register.agree))
  await look('data')
  await keys.press(button(common.next))
  await look('data, nothing entered')
  assert.ok((await words()).includes(profile.empty(profile.company)))
  for (const name of [
    'company',
    'postalCode',
    'address1',
    'address2',
    'phone',
    'contactName',
    'email',
    'emailAgain',
  ] as const)
    await keys.type(field(name), APPLICANT[name])
  if (!tab.scripts) await keys.type(field('image'), await shownText(server.db, await challengeOf(person)))
  await keys.press(button(common.next))
  await look('mail code')
  await page.reload()
  await keys.type(field('code'), '000000')
  await keys.press(button(common.next))
  await look('mail code, wrong')
  await keys.press(link(register.before))
  assert.equal(await field('company').inputValue(), APPLICANT.company, 'nothing typed is lost')
  await look('data, again')
  await keys.press(button(common.next))
  await keys.type(field('code'), await mailedCode(server))
  await keys.key('Enter')
  await page.waitForURL(/\/confirm$/)
  await look('confirm')
  await page.reload()
  assert.ok((await words()).includes(APPLICANT.company))
  await keys.press(button(register.register))
  await look('registered')
  assert.match(await words(), /[2-9A-Z]{16}/)
  if (tab.scripts) assert.ok(await page.locator('.copy button').first().isVisible())
  await page.reload()
  await look('registered, loaded again')
  assert.ok((await words()).includes(register.passwordMailed))
  await page.goBack()
  assert.match(new URL(page.url()).pathname, /^\/registered\//, 'Back into the journey leads to its end')
  await keys.press(link(register.close))
}

/** With what the mail says, up to the menu. */
async function firstLogin(person: Person): Promise<void> {
  const { page, text, keys, server, look, button, field } = person
  const mail = (await mailbox(server)).find(({ template }) => template === 'registered')!
  const [loginId = ''] = mail.text.match(/\b[2-9A-HJKMNP-Z]{10}\b/) ?? []
  const [password = ''] = mail.text.match(/\b[2-9A-HJKMNP-Z]{16}\b/) ?? []
  const challenge = await page.locator('input[name=challenge]').inputValue()
  await page.locator('.captcha img').evaluate((image: HTMLImageElement) => image.decode())
  await keys.type(field('loginId'), loginId)
  await keys.type(field('password'), password)
  await keys.type(field('image'), await shownText(server.db, challenge))
  await keys.press(button(text.login.submit))
  await look('first password')
  await page.goto('/issue')
  assert.match(new URL(page.url()).pathname, /first-password$/, 'nothing else may be done before')
  await keys.type(field('newPassword'), OWN_PASSWORD)
  await keys.type(field('newPasswordAgain'), OWN_PASSWORD)
  await keys.key('Enter')
  await page.waitForURL(/\/(menu|issue)/)
  await page.goto('/menu')
  await look('menu')
}

test('二つのタブ: a registration finished in one tab is finished in the other as well', async () => {
  const server = await testServer()
  const { page } = await openTab(browser, server.origin)
  await page.goto('/register')
  await page.locator('main form .primary').click()
  for (const name of ['company', 'address1', 'email', 'emailAgain'] as const)
    await page.fill(`#${name}`, APPLICANT[name])
  await page.locator('main form .primary').click()
  await page.waitForURL(/\/mail$/)
  const other = await page.context().newPage()
  await other.goto(page.url())
  await page.fill('#code', await mailedCode(server))
  await page.locator('main form .primary').click()
  await page.waitForURL(/\/confirm$/)
  await page.locator('main form .primary').click()
  await page.waitForURL(/\/registered\//)
  await other.fill('#code', '123456')
  await other.locator('main form .primary').click()
  await other.waitForURL(/\/registered\//)
  assert.deepEqual(server.faults, [])
})

test('the page that waits for a code says by itself that its mail did not arrive, and leaves alone what is typed', async () => {
  const server = await testServer()
  const { page } = await openTab(browser, server.origin)
  await page.clock.install()
  await page.goto('/register')
  await page.locator('main form .primary').click()
  for (const name of ['company', 'address1', 'email', 'emailAgain'] as const)
    await page.fill(`#${name}`, APPLICANT[name])
  await page.locator('main form .primary').click()
  await page.waitForURL(/\/mail$/)
  await page.fill('#code', '12')
  await refuseAll(server)
  const undelivered = page.getByText(texts.ja.mailCode.undelivered)
  assert.equal(await undelivered.count(), 0)
  await page.clock.fastForward(5000)
  await undelivered.waitFor()
  assert.equal(await page.inputValue('#code'), '12')
  assert.ok(await page.locator('#code').evaluate(field => field === document.activeElement))
})

test('a form whose proof cannot be found asks for the picture, with what was typed', async () => {
  const server = await testServer()
  const { page } = await openTab(browser, server.origin)
  await page.route('**/robot-check/proof', route => route.abort())
  await page.goto('/password')
  assert.ok(!(await page.locator('#image').isVisible()), 'nothing is asked at first')
  await page.fill('#loginId', server.demo.account.loginId)
  await page.locator('main form .primary').click()
  await page.locator('#image').waitFor()
  assert.ok(await page.locator('#image').evaluate(field => field === document.activeElement))
  await page.locator('.captcha img').evaluate((image: HTMLImageElement) => image.decode())
  await page.fill('#image', await shownText(server.db, await page.inputValue('input[name=challenge]')))
  await page.locator('main form .primary').click()
  await page.waitForURL(/\/password\?sent=1$/)
  assert.equal((await mailbox(server)).length, 1)
})
