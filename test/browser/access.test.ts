// WCAG 2.2 AA where axe has no eyes: one walk over the pages in each language, and one test a question (docs/accessibility.md).
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Page } from 'playwright-core'
import { LANGS, type Lang } from '#words/text'
import { launch, testServer } from '../support/browser.ts'
import { CONSENT, nextConsent } from '../support/nextConsent.ts'
import type { Visitor } from '../support/visitor.ts'
import { focusOrder, forcedColours, startsAtErrors, targets, underTextSpacing, zoomed } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const LOOKS = {
  'with the user’s text spacing nothing is cut off or overlaps (WCAG 1.4.12)': underTextSpacing,
  'at 200 and 400 % zoom nothing is cut off, overlaps or scrolls sideways (1.4.4, 1.4.10)': zoomed,
  'every target is at least 24 by 24 px (2.5.8)': targets,
  'the focus goes through everything in the order of reading, and is seen in forced colours (2.4.3, 2.4.7)': focusOrder,
  'in forced colours borders tell what is wrong, chosen, or a control (1.4.1, 1.4.11)': forcedColours,
}
const AT_ERRORS = 'a page with errors has the focus on its summary, and a title that says so first (2.4.2, 3.3.1)'

const found = new Map<string, string[]>([...Object.keys(LOOKS), AT_ERRORS].map(name => [name, []]))
const browser = await launch()
after(() => browser.close())

before(() => Promise.all(LANGS.map(walk)))

for (const [name, wrong] of found) test(name, () => assert.deepEqual(wrong, []))

test('each of these looks sees a planted fault', async () => {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.goto(await visitor.issueTo(server.aDevice().card('KX-VCS701W'), 'number'))
  await page.evaluate(() => {
    const faults = new CSSStyleSheet()
    faults.replaceSync(`.head-links a { width: 20px } .brand { margin-bottom: -40px } .button { outline: 0 !important }
      .choice { border-color: red !important; forced-color-adjust: none } .lead, .note { width: 700px }`)
    document.adoptedStyleSheets.push(faults)
    document.querySelector('h1')?.after(document.querySelector('.steps') ?? '')
    document.querySelector<HTMLElement>('main .button')?.setAttribute('tabindex', '1')
  })
  for (const [name, see] of Object.entries(LOOKS)) assert.notDeepEqual(await see(page), [], name)
  assert.notDeepEqual(await startsAtErrors(page), [], AT_ERRORS)
})

async function walk(lang: Lang): Promise<void> {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, lang)
  const { page } = tab
  const codes = server.aDevice().card('KX-VCS701W')
  const used = server.aDevice().card('KX-VCS703W')
  const done = await visitor.issueTo(used, 'done')
  const to = (path: string) => () => page.goto(path)
  const pages: Record<string, () => Promise<unknown>> = {
    menu: to('/menu'),
    input: to('/issue'),
    'input!': () => send(page, '/issue', { mprId: '4F1A-09C2-77D0-3B5', activationKeyNo: 'KX-VCS701W' }),
    'refused!': () => send(page, '/issue', { ...codes, registrationId: '00000000' }),
    terms: to(await visitor.issueTo(codes, 'terms')),
    number: to(await visitor.issueTo(codes, 'number')),
    confirm: to(await visitor.issueTo(codes, 'confirm')),
    completion: to(done),
    devices: to('/devices'),
    'devices!': () => send(page, '/devices', {}, '.bar button[value=remove]'),
    device: to(await deviceOf(visitor)),
    'device words!': async () => send(page, `${await deviceOf(visitor)}/words`, { site: 'x'.repeat(101) }),
    'devices ticked': async () => {
      await page.goto('/devices')
      await page.locator('input[name=id]').first().check()
      await Promise.all([page.waitForEvent('load'), page.locator('.bar button[value=fields]').click()])
    },
    months: to('/devices/months'),
    export: to('/devices/export'),
    import: to('/devices/import'),
    'import!': () => send(page, '/devices/import', { pasted: '' }),
    'import tried': () => send(page, '/devices/import', { pasted: `MPR ID\t納入先\n${used.mprId}\t青葉学園\n4F1A\tx` }),
    search: to('/search'),
    'search!': () => send(page, '/search', { mprId: '4F1A' }),
    result: to((await visitor.submit('/search', { family: 'hdcom', ...used })).path),
    company: to('/company'),
    'not found': to('/nowhere'),
    'consent anew': async () => {
      await nextConsent(server)
      await page.goto(CONSENT)
    },
    login: async () => {
      await page.context().clearCookies({ name: 'session' })
      await page.goto('/login')
    },
    'login!': () => send(page, '/login', {}),
  }
  for (const [name, go] of Object.entries(pages)) {
    await page.setViewportSize({ width: 1280, height: 800 })
    await go()
    if (await page.locator('[data-copy]').count()) await page.locator('[data-copy]').first().waitFor()
    const note = (look: string, wrong: string[]) =>
      void found.get(look)?.push(...wrong.map(line => `${name} (${lang}): ${line}`))
    if (name.endsWith('!')) note(AT_ERRORS, await startsAtErrors(page))
    for (const [look, see] of Object.entries(LOOKS)) note(look, await see(page))
  }
  assert.deepEqual(tab.complaints, [])
}

/** Fills a form in and sends it. */
async function send(
  page: Page,
  path: string,
  values: Record<string, string>,
  button = 'main form .primary',
): Promise<void> {
  await page.goto(path)
  for (const [name, value] of Object.entries(values)) await page.locator(`#${name}`).fill(value)
  await Promise.all([page.waitForEvent('load'), page.locator(button).click()])
}

async function deviceOf({ get }: Pick<Visitor, 'get'>): Promise<string> {
  return `/devices/${(await get('/devices')).body.match(/name="id" value="(\d+)"/)![1]}`
}
