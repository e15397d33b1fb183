// What is in sight without scrolling, where the focus is at first, what stands beside a form, and what drawings cost.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'
import { LANGS, type Lang, texts } from '#words/text'
import { launch, openTab, type TabOptions, testServer } from '../support/browser.ts'
import { hasFocus } from './keyboard.ts'
import { signedInTab } from './signedIn.ts'

const DESK = { width: 1280, height: 800 }
const PHONE = { width: 390, height: 844 }
const DRAWN_BYTES = 4096

const browser = await launch()
after(() => browser.close())
const server = await testServer()

async function stranger(lang: Lang, options: TabOptions): Promise<Page> {
  const { page } = await openTab(browser, server.origin, options)
  await page.context().addCookies([{ name: 'language', value: lang, url: server.origin }])
  return page
}

/** Whole, with the page as it opened. */
async function isInSight(target: Locator): Promise<boolean> {
  return target.evaluate(element => {
    const { top, bottom } = element.getBoundingClientRect()
    return scrollY === 0 && top >= 0 && bottom <= innerHeight
  })
}

/** Each step of a 新規申請 in turn, to its end. */
async function walk({ tab: { page }, visitor }: SignedIn, look: (step: string) => Promise<void>): Promise<void> {
  const codes = server.aDevice().card('KX-VCS701W')
  await page.goto('/issue')
  await look('input')
  for (const step of ['terms', 'number', 'confirm', 'done'] as const) {
    await page.goto(await visitor.issueTo(codes, step))
    await look(step)
  }
}
type SignedIn = Awaited<ReturnType<typeof signedInTab>>

const primary = (page: Page) => page.locator('main .primary')

for (const lang of LANGS)
  test(`login: the button is in sight on a desk and on a phone, with scripts and without (${lang})`, async () => {
    for (const scripts of [true, false])
      for (const size of [DESK, PHONE]) {
        const page = await stranger(lang, { ...size, scripts })
        await page.goto('/login')
        if (scripts) await page.locator('[data-listen]').waitFor()
        assert.ok(await isInSight(primary(page)), `${size.width} px, ${scripts ? 'with' : 'without'} scripts`)
      }
  })

for (const lang of LANGS)
  test(`new application: what goes on is in sight on a desk at each step, and the whole 約款 can be read (${lang})`, async () => {
    const person = await signedInTab(browser, server, lang, DESK)
    const { page } = person.tab
    const isSeen = async (step: string) =>
      assert.ok(await isInSight(step === 'done' ? page.locator('.result-value') : primary(page)), step)
    await walk(person, isSeen)

    const device = server.aDevice()
    await person.visitor.issueTo(device.card('KX-VCS701W'), 'done')
    await server.db`update services set start_day = '2024-04-01', last_day = '2025-04-01' where mpr_id = ${device.mprId}`
    await page.goto(await person.visitor.issueTo(device.card('KX-VCS703W'), 'number'))
    assert.equal(await page.getByRole('radio').count(), 4)
    await isSeen('number, with the former one')
  })

test('the 約款 scrolls in its box by keyboard; on paper and in a low window it is as long as its text', async () => {
  for (const scripts of [true, false]) {
    const { tab, visitor } = await signedInTab(browser, server, 'ja', { ...DESK, scripts })
    const { page } = tab
    await page.goto(await visitor.issueTo(server.aDevice().card('KX-VCS701W'), 'terms'))
    const box = page.getByRole('region', { name: /約款/ })
    const hidden = () => box.evaluate(element => element.scrollHeight - element.clientHeight)
    assert.ok((await hidden()) > 0, 'it scrolls')
    await box.focus()
    await page.keyboard.press('End')
    const below = () => box.evaluate(at => at.scrollHeight - at.clientHeight - at.scrollTop)
    for (let looks = 0; looks < 50 && (await below()) > 1; looks++) await wait(50)
    assert.ok((await below()) <= 1, 'to its end')
    await page.setViewportSize({ width: 640, height: 400 })
    assert.equal(await hidden(), 0, 'at 200 % zoom')
    await page.setViewportSize(DESK)
    await page.emulateMedia({ media: 'print' })
    assert.equal(await hidden(), 0, 'on paper')
  }
})

test('a page for typing has the focus in its first field, without scripts too', async () => {
  const first = { '/login': 'loginId', '/password': 'loginId' }
  const behindLogin = {
    '/issue': 'mprId',
    '/extend': 'mprId',
    '/search': 'mprId',
    '/account/profile': 'company',
    '/account/email': 'email',
    '/account/login-id': 'currentPassword',
    '/account/password': 'newPassword',
  }
  for (const scripts of [true, false]) {
    const { page } = (await signedInTab(browser, server, 'ja', { scripts })).tab
    const outside = await stranger('ja', { scripts })
    for (const [pages, at] of [[first, outside] as const, [behindLogin, page] as const])
      for (const [path, field] of Object.entries(pages)) {
        await at.goto(path)
        assert.ok(await hasFocus(at.locator(`#${field}`)), `${path}, ${scripts ? 'with' : 'without'} scripts`)
      }
  }
})

test('a form is in the middle, or beside something', async () => {
  const person = await signedInTab(browser, server, 'ja', DESK)
  const { page } = person.tab
  const isBalanced = async (name: string) => assert.deepEqual(await offCentre(page), [], name)
  await walk(person, isBalanced)
  for (const path of [
    '/menu',
    '/search',
    '/what-if',
    '/guide',
    '/terms/paid',
    '/account',
    '/nowhere',
    '/account/password',
    '/account/email',
  ]) {
    await page.goto(path)
    await isBalanced(path)
  }
  await page.evaluate(() => {
    const fault = new CSSStyleSheet()
    fault.replaceSync('main form.card { margin-left: 0 }')
    document.adoptedStyleSheets.push(fault)
  })
  assert.notDeepEqual(await offCentre(page), [], 'a planted fault is seen')
})

/** Papers that stand alone and not in the middle, columns being as wide as what stands in them; and parts that stand elsewhere. */
function offCentre(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main')!
    const { left, right } = main.getBoundingClientRect()
    const { paddingLeft, paddingRight } = getComputedStyle(main)
    const edges = [left + Number.parseFloat(paddingLeft), right - Number.parseFloat(paddingRight)] as const
    const boxesOf = (paper: Element) => {
      const parts = paper.matches('.columns, .cards, .guide-parts') ? [...paper.children] : [paper]
      return parts.map(part => part.getBoundingClientRect()).filter(({ height }) => height > 0)
    }
    const astray = [...main.querySelectorAll(':scope.narrow > *')].filter(
      (part, _, all) =>
        part.checkVisibility() && part.getBoundingClientRect().left !== all[0]?.getBoundingClientRect().left,
    )
    const lone = [...document.querySelectorAll('main :is(.columns, .cards, .guide-parts, .card, .result, form)')]
      .filter(paper => !paper.parentElement?.closest('.columns, .cards, .guide-parts, .card, .result'))
      .filter(paper => {
        const boxes = boxesOf(paper)
        if (boxes.length === 0) return false
        const before = Math.min(...boxes.map(box => box.left)) - edges[0]
        const after = edges[1] - Math.max(...boxes.map(box => box.right))
        return Math.abs(before - after) > 2
      })
    return [...astray, ...lone].map(part => part.outerHTML.slice(0, 80))
  })
}

test('a button keeps its distance from the words above it', async () => {
  const person = await signedInTab(browser, server, 'ja', PHONE)
  const { page } = person.tab
  const hasRoom = async (name: string) => {
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size)
      assert.deepEqual(await crowded(page), [], `${name}, ${size.width} px`)
    }
  }
  await walk(person, hasRoom)
  for (const path of [
    '/account',
    '/account/close',
    '/account/sessions',
    '/what-if',
    '/nowhere',
    '/password?sent=1',
    '/mpcs/issue',
  ]) {
    await page.goto(path)
    await hasRoom(path)
  }
  await page.evaluate(() => {
    const fault = new CSSStyleSheet()
    fault.replaceSync('.buttons.buttons { margin-top: 8px }')
    document.adoptedStyleSheets.push(fault)
  })
  assert.notDeepEqual(await crowded(page), [], 'a planted fault is seen')
})

/** Buttons nearer than 12 px below a line of words. */
function crowded(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const lines: DOMRect[] = []
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { parentElement } = node
      if (!node.textContent?.trim() || !parentElement?.checkVisibility() || parentElement.closest('.button')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      lines.push(...range.getClientRects())
    }
    return [...document.querySelectorAll('main .button:not(.plain)')]
      .filter(button => button.checkVisibility() && !button.matches('.visually-hidden'))
      .filter(button => {
        const { left, right, top } = button.getBoundingClientRect()
        return lines.some(
          line => line.right > left && line.left < right && line.bottom <= top && top - line.bottom < 12,
        )
      })
      .map(button => button.textContent)
  })
}

test('the menu says nothing twice, and the frame says who is there', async () => {
  for (const lang of LANGS) {
    const { page } = (await signedInTab(browser, server, lang, DESK)).tab
    await page.goto('/menu')
    for (const card of await page.locator('main .card').all()) {
      const words = await card.locator('h2, a, .note').allInnerTexts()
      assert.equal(new Set(words).size, words.length, words.join(' | '))
    }
    const titles = await page.locator('main :is(h2, .card a)').allInnerTexts()
    const twice = titles.filter((title, i) => titles.indexOf(title) !== i)
    const { flows } = texts[lang].menu
    assert.deepEqual(twice, [flows.issue, flows.extend], 'but for what each family has')
    const [row] = await server.db<{ company: string; person: string }[]>`
      select c.name as company, a.contact_name as person from accounts a join companies c on c.id = a.company_id
      where a.login_id = ${server.demo.account.loginId}`
    const frame = await page.locator('header').innerText()
    assert.ok(frame.includes(row!.company) && frame.includes(row!.person), frame)
  }
})

test(`drawings cost at most ${DRAWN_BYTES} bytes from the login to the key, and are the same wherever they stand`, async () => {
  for (const lang of LANGS) {
    const person = await signedInTab(browser, server, lang, DESK)
    const { page } = person.tab
    const drawn = async (at: Page): Promise<string[]> =>
      (await at.content()).match(/<svg class="drawing.*?<\/svg>/gs) ?? []
    const outside = await stranger(lang, DESK)
    await outside.goto('/login')
    const all = [await drawn(outside)]
    await walk(person, async () => void all.push(await drawn(page)))
    const bytes = all.flat().reduce((sum, drawing) => sum + Buffer.byteLength(drawing), 0)
    assert.ok(
      bytes > 0 && bytes <= DRAWN_BYTES,
      `${bytes} bytes: ${all.map(each => each.map(d => d.length)).join(' | ')}`,
    )
    await page.goto('/guide')
    const guide = await drawn(page)
    const [way] = all[0]!
    assert.ok(way && guide.includes(way), 'the guide opens with the drawing of the login')
  }
})
