// What a dealer's clerk does in the portal, by keyboard unless by mouse: the parts that the walks are made of.
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { Browser, Locator } from 'playwright-core'
import { formatCode } from '#domain/codes'
import { type Text, texts } from '#words/text'
import { openTab, type Tab, type TabOptions, type testServer } from '../support/browser.ts'
import { shownText, spokenDigits } from '../support/testApp.ts'
import { hasFocus, keyboardOf, mouseOf } from './keyboard.ts'

type Server = Awaited<ReturnType<typeof testServer>>
type Device = ReturnType<Server['aDevice']>
type Codes = ReturnType<Device['card']>

export type Person = Awaited<ReturnType<typeof aPerson>>

/** @param look is called on every page and every error state of the way */
export async function aPerson(
  browser: Browser,
  server: Server,
  look: (tab: Tab, name: string) => Promise<void>,
  options: TabOptions & { text?: Text; mouse?: boolean } = {},
) {
  const tab = await openTab(browser, server.origin, options)
  const { page } = tab
  const { text = texts.ja, mouse = false } = options
  const keys = mouse ? mouseOf(page) : keyboardOf(page)
  return {
    tab,
    page,
    text,
    keys,
    server,
    look: (name: string) => look(tab, name),
    link: (name: string) => page.getByRole('link', { name, exact: true }),
    button: (name: string) => page.getByRole('button', { name, exact: true }),
    field: (name: string) => page.locator(`#${name}`),
    words: () => page.locator('main').innerText(),
  }
}

export async function openLogin({ page, look }: Person): Promise<void> {
  await page.goto('/login')
  await look('login')
}

/** Sends the form empty, follows the summary to the field, asks for another image, reads it, and is let in. */
export async function logInByImage(person: Person): Promise<void> {
  const { page, text, keys, server, look, link, button, field, tab } = person
  await keys.press(button(text.login.submit))
  await look('login, nothing entered')
  await followSummary(person, text.login.emptyLoginId, 'loginId')

  if (tab.scripts) {
    const before = await challengeOf(person)
    await keys.to(link(text.robot.newImage))
    const image = page.waitForResponse(/\/robot-check\/image\//)
    await keys.key('Enter')
    await (await image).finished()
    assert.notEqual(await challengeOf(person), before)
    await keys.to(field('loginId'), 'Shift+Tab')
  }
  await keys.type(field('loginId'), server.demo.account.loginId)
  await keys.type(field('password'), server.demo.account.password)
  const challenge = await challengeOf(person)
  await keys.type(field('image'), await shownText(server.db, challenge))
  await keys.press(button(text.login.submit))
  await atMenu(person)
}

/** 音声で聞く: six digits in place of the image; without scripts by the browser's own player. */
export async function logInByVoice(person: Person): Promise<void> {
  const { page, text, keys, server, look, button, link, field, tab } = person
  const sound = page.locator('audio')
  const heard = () => page.waitForResponse(/\/robot-check\/audio\//)
  if (tab.scripts) {
    const first = heard()
    await keys.to(button(text.robot.listen))
    await keys.key('Enter')
    await first
    assert.ok(await hasFocus(button(text.robot.listenAgain)), 'the digits can be heard again at once')
    await isPlaying(sound)
    await look('login, listening')
    const [before, second] = [await challengeOf(person), heard()]
    await keys.to(link(text.robot.newSound))
    await keys.key('Enter')
    assert.ok((await second).url().endsWith(await challengeOf(person)))
    assert.notEqual(await challengeOf(person), before)
  } else {
    const first = heard()
    await keys.to(page.locator('summary'))
    await keys.key('Enter')
    await keys.to(sound)
    await keys.key('Space')
    await first
    await look('login, listening')
  }
  await isPlaying(sound)
  await keys.type(field('image'), await spokenDigits(server.db, await challengeOf(person)))
  await keys.to(field('loginId'), 'Shift+Tab')
  await keys.type(field('loginId'), server.demo.account.loginId)
  await keys.type(field('password'), server.demo.account.password)
  await keys.press(button(text.login.submit))
  await atMenu(person)
}

/** Waits until the sound has begun, and finds that it is neither empty nor broken. */
async function isPlaying(sound: Locator): Promise<void> {
  const state = () =>
    sound.evaluate((audio: HTMLAudioElement) => [audio.error?.message, audio.duration, audio.currentTime])
  let [error, duration, at] = await state()
  for (let looks = 0; looks < 50 && !error && !(Number(at) > 0); looks++) {
    await wait(50)
    ;[error, duration, at] = await state()
  }
  assert.equal(error, undefined)
  assert.ok(Number(at) > 0, 'it plays')
  assert.ok(Number(duration) > 4, `${duration} seconds`)
}

/** 画像の代わりに自動で確認する: the browser works for some seconds instead. */
export async function logInByProof(person: Person): Promise<void> {
  const { page, text, keys, server, look, button, field } = person
  await keys.to(button(text.robot.proof))
  await keys.key('Space')
  await page.getByText(text.robot.proofDone).waitFor()
  await look('login, checked without the image')
  await keys.to(field('loginId'), 'Shift+Tab')
  await keys.type(field('loginId'), server.demo.account.loginId)
  await keys.type(field('password'), server.demo.account.password)
  await keys.key('Enter')
  await page.waitForURL('/menu')
  await atMenu(person)
}

async function atMenu({ page, look }: Person): Promise<void> {
  assert.equal(new URL(page.url()).pathname, '/menu')
  await look('menu')
}

/** Ends, and finds that Back shows nothing but the login. */
export async function logOut({ page, text, keys, look, button, words }: Person): Promise<void> {
  await keys.press(button(text.frame.signOut))
  assert.match(await words(), new RegExp(text.login.signedOut))
  await look('login, signed out')
  await page.goBack()
  assert.equal(new URL(page.url()).pathname, '/login')
  await look('login, by Back after signing out')
}

/** From the menu to the completion page, with one mistake on the way. @returns the Registration Key */
export async function issue(person: Person, codes: Codes): Promise<string> {
  const { page, text, keys, look, link, button, field, words } = person
  await keys.press(link(text.menu.flows.issue).first()) // HDコム; MPCS has one of its own
  await look('input')

  await keys.type(field('mprId'), formatCode(codes.mprId).slice(0, -1))
  await keys.type(field('activationKeyNo'), formatCode(codes.activationKeyNo).toLowerCase())
  await keys.type(field('registrationId'), formatCode(codes.registrationId))
  await keys.press(button(text.common.next))
  await look('input, MPR ID too short')
  await followSummary(person, text.codes.length(text.common.mprId, 16, 15), 'mprId')
  await keys.type(field('mprId'), formatCode(codes.mprId))
  await keys.key('Enter')
  await page.waitForURL(/\/terms(#|$)/) // the summary's link left its fragment

  await look('約款')
  await keys.press(button(text.application.agree))
  await look('number')
  const before = await optionsOf(person)
  await keys.press(button(text.issue.redraw), 'Space')
  await look('number, others')
  const options = await optionsOf(person)
  assert.equal(new Set([...before, ...options]).size, before.length + options.length, 'other numbers')
  await keys.to(page.getByRole('radio', { checked: true }))
  await keys.key('ArrowDown')
  assert.ok(await hasFocus(page.getByRole('radio', { checked: true })))
  await keys.press(button(text.common.next))

  await look('confirm')
  assert.match(await words(), new RegExp(options[1]!))
  await keys.press(button(text.application.register))
  await look('completion')
  const key = await keyOf(person)
  await page.reload()
  assert.equal(await keyOf(person), key, 'reload keeps the key')
  await look('completion, loaded again')
  return key
}

/** From the menu: an empty form, the result, and back to the form as it was filled in. */
export async function search(person: Person, codes: Codes, key: string): Promise<void> {
  const { page, text, keys, look, link, button, field, words } = person
  await keys.press(link(text.menu.flows.search))
  await look('search')
  await keys.press(button(text.common.next))
  await look('search, nothing entered')
  await followSummary(person, text.codes.empty(text.common.registrationId), 'registrationId')

  await keys.to(page.getByRole('radio', { checked: true }), 'Shift+Tab')
  await keys.key('ArrowDown')
  await fill(person, codes)
  await keys.press(button(text.common.next))
  await look('search, the other 種別')
  await keys.to(page.getByRole('radio', { checked: true }))
  await keys.key('ArrowUp')
  await keys.press(button(text.common.next))

  await look('result')
  assert.match(await words(), new RegExp(key))
  await keys.press(link(text.common.back))
  await look('search, back from the result')
  for (const name of ['mprId', 'activationKeyNo', 'registrationId'] as const)
    assert.equal(await field(name).inputValue(), formatCode(codes[name]))
}

async function fill({ keys, field }: Person, codes: Codes): Promise<void> {
  for (const name of ['mprId', 'activationKeyNo', 'registrationId'] as const)
    await keys.type(field(name), formatCode(codes[name]))
}

/** The page starts at its errors, and each leads to its field. */
async function followSummary({ tab, keys, link, field, page }: Person, sentence: string, name: string): Promise<void> {
  if (tab.scripts) assert.ok(await hasFocus(page.locator('#error-summary')), 'the focus is on the summary')
  assert.match(await page.title(), /^(エラー：|Error: )/)
  await keys.to(link(sentence))
  await keys.key('Enter')
  assert.ok(await hasFocus(field(name)), `the summary's link leads to ${name}`)
}

export const challengeOf = ({ page }: Person) => page.locator('input[name=challenge]').inputValue()

const keyOf = async ({ page }: Person) => page.locator('.result-value').innerText()

const optionsOf = ({ page }: Person) => page.locator('.choice .code').allInnerTexts()
