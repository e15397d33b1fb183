// 会社と利用者 by keyboard: a 管理者 invites somebody, who joins by the mail's link; every page and its errors, also without
// scripts on the narrowest phone, by what axe and html-validate say.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { checkPage, findings, launch, openTab, testServer } from '../support/browser.ts'
import { aColleague } from '../support/colleague.ts'
import { INVITED, linkMailed, NEW_PERSON_PASSWORD } from '../support/invitationWalk.ts'
import { shownText } from '../support/testApp.ts'
import { aPerson, type Person } from './person.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

async function signIn(
  { page, keys, button, field, server, text }: Person,
  login: { loginId: string; password: string },
) {
  await page.goto('/login')
  const image = await shownText(server.db, await page.locator('input[name=challenge]').inputValue())
  for (const [name, value] of Object.entries({ ...login, image })) await keys.type(field(name), value)
  await keys.press(button(text.login.submit))
}

for (const [name, options] of Object.entries({
  'by keyboard': {},
  'by keyboard and without JavaScript, on a phone': { scripts: false, width: 390, height: 844 },
}))
  test(`${name}: invite, follow the link, join, sign in with the issued 登録ID`, async () => {
    const server = await testServer()
    const admin = await aPerson(browser, server, checkPage, options)
    const { company, common, menu } = texts.ja
    await signIn(admin, server.demo.account)
    await admin.keys.press(admin.link(company.title))
    await admin.look('company')
    await admin.keys.press(admin.link(company.invite))
    await admin.look('invite')
    await admin.keys.press(admin.button(company.inviteSend))
    await admin.look('invite, nothing entered')
    await admin.keys.type(admin.field('email'), INVITED)
    await admin.keys.to(admin.field('role'))
    await admin.keys.key('Space')
    await admin.keys.key('ArrowDown')
    await admin.keys.type(admin.field('currentPassword'), server.demo.account.password)
    await admin.keys.press(admin.button(company.inviteSend))
    await admin.look('invited')
    assert.ok((await admin.words()).includes(INVITED))

    const person = await aPerson(browser, server, checkPage, options)
    await person.page.goto(await linkMailed(server))
    await person.look('invitation')
    await person.keys.press(person.button(company.join))
    await person.look('invitation, nothing entered')
    assert.ok((await person.words()).includes(company.joinNameEmpty))
    await person.keys.type(person.field('contactName'), '森 葵')
    await person.keys.type(person.field('newPassword'), NEW_PERSON_PASSWORD)
    await person.keys.type(person.field('newPasswordAgain'), NEW_PERSON_PASSWORD)
    await person.keys.to(person.field('agree'))
    await person.keys.key('Space')
    await person.keys.press(person.button(company.join))
    await person.look('joined')
    const loginId = (await person.page.locator('.result-value').innerText()).trim()
    await person.keys.press(person.link(texts.ja.register.close))
    await signIn(person, { loginId, password: NEW_PERSON_PASSWORD })
    assert.equal(new URL(person.page.url()).pathname, '/menu')
    assert.ok(!(await person.words()).includes(company.title), menu.title)

    await admin.page.goto('/company')
    await admin.keys.press(admin.link(company.changeOf('森 葵')))
    await admin.look('person')
    await admin.keys.press(admin.link(company.outLink))
    await admin.keys.to(admin.field('sure'))
    await admin.keys.key('Space')
    await admin.keys.type(admin.field('currentPassword'), server.demo.account.password)
    await admin.keys.press(admin.button(company.out))
    await admin.look('taken out')
    assert.ok(!(await admin.words()).includes('森 葵'))
    await person.page.goto('/menu')
    assert.equal(new URL(person.page.url()).pathname, '/login')
    assert.ok(common.toLogin)
    assert.deepEqual(server.faults, [])
  })

test('no page of 会社と利用者 needs a script or more than 320 px, and each form says what is wrong with it', async () => {
  const server = await testServer()
  const colleague = await aColleague(server.db, server.demo.account, 'COLLEAGUE1')
  const { tab, visitor } = await signedInTab(browser, server, 'ja', { scripts: false, width: 320, height: 640 })
  const { page } = tab
  const look = async (name: string) => {
    assert.deepEqual(await findings(tab), [], name)
    const { cssContentSize } = await (await page.context().newCDPSession(page)).send('Page.getLayoutMetrics')
    assert.ok(cssContentSize.width <= 320, `${name} scrolls sideways`)
  }
  await visitor.post('/company/invite', {
    email: INVITED,
    role: 'viewer',
    currentPassword: server.demo.account.password,
  })
  const person = `/company/people/${colleague.id}`
  for (const path of ['/company', '/company/records', person]) {
    await page.goto(path)
    await look(path)
  }
  for (const path of ['/company/profile', '/company/invite', `${person}/role`, `${person}/sessions`, `${person}/out`]) {
    await page.goto(path)
    await look(path)
    await page.locator('main form .primary').click()
    assert.equal(await page.locator('.error-summary a[href="#currentPassword"]').count(), 1, path)
    await look(`${path} with errors`)
  }
  await page.goto('/account/close')
  await look('closing, with a successor')
  const stranger = await openTab(browser, server.origin, { scripts: false, width: 320, height: 640 })
  await stranger.page.goto('/invitation/none')
  assert.deepEqual(await findings(stranger), [])
})
