// The narrowest phone (WCAG 1.4.10), and nobody else who would learn of a visit (quality.md, bytes).
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { texts } from '#words/text'
import { launch, type Tab, testServer } from '../support/browser.ts'
import { aPerson, issue, logInByImage, logInByProof, logInByVoice, logOut, openLogin, search } from './person.ts'

const browser = await launch()
after(() => browser.close())

for (const text of [texts.ja, texts.en])
  test(`at 320 px no page scrolls sideways, and no other host is asked for anything (${text.lang})`, async () => {
    const server = await testServer()
    const person = await aPerson(browser, server, fits, { text, mouse: true, width: 320, height: 640 })
    await openLogin(person)
    if (text.lang === 'en') await person.keys.press(person.link(texts.ja.frame.otherLanguage))
    await logInByImage(person)
    await logOut(person)
    await logInByVoice(person)
    await logOut(person)
    await logInByProof(person)
    const codes = server.aDevice().card('KX-VCS701W')
    const key = await issue(person, codes)
    await person.keys.press(person.link(text.common.toMenu))
    await search(person, codes, key)
    await readPublicPages(person)
    assert.deepEqual([...person.tab.hosts], [new URL(server.origin).host])
    assert.deepEqual(person.tab.complaints, [])
  })

async function readPublicPages({ page, look }: Awaited<ReturnType<typeof aPerson>>): Promise<void> {
  for (const path of ['/terms/paid', '/terms/trial', '/policies/cookies', '/policies/privacy', '/guide', '/nowhere']) {
    await page.goto(path)
    await look(path)
  }
}

/** Nothing is wider than the window: neither the page nor a part that would be cut off. */
async function fits({ page }: Tab, name: string): Promise<void> {
  const wide = await page.evaluate(() =>
    [...document.querySelectorAll('body *:not(.visually-hidden, .skip)')]
      .filter(element => element.getBoundingClientRect().right > innerWidth)
      .map(element => element.outerHTML.slice(0, 200)),
  )
  assert.deepEqual(wide, [], name)
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name)
}
