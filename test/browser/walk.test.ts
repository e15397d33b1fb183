// Items of the portal as people without a mouse, without scripts or without Japanese use them.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { checkPage, launch, type Tab, testServer } from '../support/browser.ts'
import { aPerson, issue, logInByImage, logInByProof, logInByVoice, logOut, openLogin, search } from './person.ts'

const browser = await launch()
after(() => browser.close())

test('by keyboard: login by image, by spoken digits and without either, 新規申請, キー検索', async () => {
  const server = await testServer()
  const person = await aPerson(browser, server, checkPage)
  const codes = server.aDevice().card('KX-VCS701W')
  await openLogin(person)
  await logInByImage(person)
  await logOut(person)
  await logInByVoice(person)
  await logOut(person)
  await logInByProof(person)
  const key = await issue(person, codes)
  await person.keys.press(person.link(person.text.common.toMenu))
  await search(person, codes, key)
  await logOut(person)
  assert.deepEqual(server.faults, [])
})

test('by keyboard and without JavaScript: from the image to the completion page', async () => {
  const server = await testServer()
  const person = await aPerson(browser, server, checkPage, { scripts: false })
  await openLogin(person)
  await logInByImage(person)
  await issue(person, server.aDevice().card('KX-VCS703W'))
  await logOut(person)
  await openLogin(person)
  await logInByVoice(person)
  assert.deepEqual(server.faults, [])
})

test('in English, from the language link on the first page on', async () => {
  const server = await testServer()
  const person = await aPerson(browser, server, speaksEnglish, { text: texts.en, mouse: true })
  const codes = server.aDevice().card('HDCOM-TRIAL')
  await person.page.goto('/login')
  await person.keys.press(person.link(texts.ja.frame.otherLanguage))
  await logInByImage(person)
  const key = await issue(person, codes)
  await person.keys.press(person.link(person.text.common.toMenu))
  await search(person, codes, key)
  await logOut(person)
  await openLogin(person)
  await logInByVoice(person)
  assert.deepEqual(server.faults, [])
})

/**
 * No Japanese word but in the link to Japanese, in the names of who is signed in, and in brackets behind what a button or a
 * screen of the device is called. `npm run shots` has axe and html-validate look at the English pages.
 */
async function speaksEnglish({ page, complaints }: Tab, name: string): Promise<void> {
  assert.deepEqual(complaints.splice(0), [], name)
  assert.equal(await page.locator('html').getAttribute('lang'), 'en', name)
  const said = [await page.title(), await page.locator('body').ariaSnapshot()].join('\n')
  const named = [texts.en.frame.otherLanguage, ...(await page.locator('.user bdi').allInnerTexts())]
  const own = named.reduce((rest, name) => rest.replaceAll(name, ''), said).replace(/\([^()]*[぀-ヿ一-龯][^()]*\)/g, '')
  assert.doesNotMatch(own, /[぀-ヿ一-龯]/, name)
}
