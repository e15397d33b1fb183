// customer.md §4: what a clerk has to do, counted in a real browser by the pages themselves. Row 3: find one device among
// 100,000 by its 納入先 or the last four digits of a code. Row 5: extend one listed device with a held card.
import type { Page } from 'playwright-core'
import { formatCode, type MprId } from '#domain/codes'
import type { Db } from '#store/db'
import { launch, openTab } from '#test/support/browser'
import { keptCard } from '#test/support/testCodes'
import { texts } from '#words/text'
import { benchCards } from './support/cards.ts'
import { withDevicesInCare } from './support/careServer.ts'
import { report } from './support/measure.ts'

const DEVICES = 100_000
const TIMES = 10

type Effort = { presses: number; characters: number; fields: number; loads: number; ms: number }

/** Of row 3 the presses are into the field, and Enter. Pages of row 5 are those after the device's own. */
const REACH: Record<'find' | 'extend', Partial<Effort>> = {
  find: { presses: 2, fields: 1, loads: 1, ms: 300 },
  extend: { presses: 4, characters: 0, loads: 2 },
}

const { devices, cards } = texts.ja

export const effort = (): Promise<void> =>
  withDevicesInCare([DEVICES], async ({ server, db, people: [clerk] }) => {
    const browser = await launch()
    try {
      const { page } = await openTab(browser, server.origin)
      const cookies = [...clerk!.visitor.cookies].map(([name, value]) => ({ name, value, url: server.origin }))
      await page.context().addCookies(cookies)
      await page.addInitScript(countHere)
      const found: Effort[] = []
      for (const { mprId, words } of await someDevices(db, clerk!.loginId)) {
        found.push(await find(page, mprId, mprId.slice(-4)))
        found.push(await find(page, mprId, words))
      }
      await holdCards(db, clerk!.loginId)
      tell('find', most(found))
      tell('extend', await extend(page))
    } finally {
      await browser.close()
    }
  })

function tell(row: keyof typeof REACH, seen: Effort): void {
  const reach = REACH[row]
  const ok = (Object.keys(reach) as (keyof Effort)[]).every(name => seen[name] <= reach[name]!)
  const { ms, ...counts } = seen
  report({ name: `effort-${row}`, ok, value: ms, unit: 'ms', ...(reach.ms && { reach: reach.ms }), ...counts })
}

const most = (found: Effort[]): Effort => {
  const of = (name: keyof Effort) => Math.max(...found.map(one => one[name]))
  return {
    presses: of('presses'),
    characters: of('characters'),
    fields: of('fields'),
    loads: of('loads'),
    ms: of('ms'),
  }
}

/** Of one company; each is the only one of its 納入先. */
function someDevices(db: Db, loginId: string): Promise<{ mprId: MprId; words: string }[]> {
  return db<{ mprId: MprId; words: string }[]>`
    update care_entries set end_customer = '青葉学園 ' || order_no
    where id in (select id from care_entries
      where company_id = (select company_id from accounts where login_id = ${loginId})
      order by md5(mpr_id) limit ${TIMES})
    returning mpr_id as "mprId", end_customer as words`
}

/** Two cards in the company's hand, which no device of the fill has used. */
async function holdCards(db: Db, loginId: string): Promise<void> {
  for (const { activationKeyNo, mark, sealed } of benchCards(DEVICES + 1, DEVICES + 2).map(keptCard)) {
    await db`insert into activation_keys (activation_key_no, id_mark, id_sealed, product_code, minted_at)
      values (${activationKeyNo}, ${mark}, ${sealed}, 'KX-VCS701W', now())`
    await db`insert into held_cards (company_id, activation_key_no, added_at)
      select company_id, ${activationKeyNo}, now() from accounts where login_id = ${loginId}`
  }
}

/** Runs in each page: the counts go along from one to the next. */
function countHere(): void {
  const count = (name: string) => {
    const counts = JSON.parse(sessionStorage.getItem('counts') ?? '{}')
    counts[name] = (counts[name] ?? 0) + 1
    sessionStorage.setItem('counts', JSON.stringify(counts))
  }
  const fields = new Set<EventTarget | null>()
  addEventListener('pointerdown', () => count('presses'), true)
  addEventListener('keydown', event => count(event.key.length === 1 ? 'characters' : 'presses'), true)
  addEventListener(
    'input',
    ({ target }) => {
      if (!fields.has(target)) count('fields')
      fields.add(target)
    },
    true,
  )
}

/** From the page that is open. `ms`: until the last thing is done. */
async function counted(page: Page, work: () => Promise<void>): Promise<Effort> {
  await page.evaluate(() => sessionStorage.removeItem('counts'))
  let loads = 0
  const load = () => void loads++
  page.on('load', load)
  const began = performance.now()
  await work()
  const ms = performance.now() - began
  page.off('load', load)
  const counts = await page.evaluate(() => JSON.parse(sessionStorage.getItem('counts') ?? '{}') as Partial<Effort>)
  const { presses = 0, characters = 0, fields = 0 } = counts
  return { presses, characters, fields, loads, ms }
}

const leaving = (page: Page, press: () => Promise<void>) => Promise.all([page.waitForEvent('load'), press()])

/** From the list as it opens to the row in sight. `ms`: of the answer alone. */
async function find(page: Page, mprId: MprId, typed: string): Promise<Effort> {
  await page.goto('/devices')
  const seen = await counted(page, async () => {
    await page.locator('#q').click()
    await page.keyboard.type(typed)
    await leaving(page, () => page.keyboard.press('Enter'))
    await page.locator('.list tbody tr', { hasText: formatCode(mprId) }).waitFor()
  })
  const ms = await page.evaluate(() => {
    const [shown] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return shown!.responseEnd - shown!.requestStart
  })
  return { ...seen, ms }
}

/** From the page of a device to the result of its extension. */
async function extend(page: Page): Promise<Effort> {
  await page.goto('/devices?state=active')
  await leaving(page, () => page.locator('.list tbody a[href^="/devices/"]').first().click())
  return counted(page, async () => {
    await leaving(page, () => page.getByRole('link', { name: devices.extend }).click())
    await leaving(page, () => page.getByRole('button', { name: cards.extend.agree }).click())
    if (!page.url().includes('/extended/')) throw new Error(`The device is not extended: ${page.url()}`)
  })
}
