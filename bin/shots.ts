// npm run shots: every page and error state in both languages and at two widths, into ./shots, with a contact sheet.
// Each is also looked at by axe and html-validate; a finding fails the command.
// npm run shots -- input number  takes only those whose name contains one of the words, and leaves the others as they are.
import assert from 'node:assert/strict'
import { mkdir, rm } from 'node:fs/promises'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findings, launch, type Tab, testServer } from '#test/support/browser'
import { LANGS, type Lang } from '#words/text'
import { account, forgotten } from './shots/accountScenes.ts'
import { coming } from './shots/comingScenes.ts'
import { contactSheet, fileOf } from './shots/contactSheet.ts'
import { extension } from './shots/extendScenes.ts'
import { issue, refusals } from './shots/issueScenes.ts'
import { maintenance } from './shots/maintenanceScenes.ts'
import { documents, login, problems, tray } from './shots/publicScenes.ts'
import { register } from './shots/registerScenes.ts'
import { search } from './shots/searchScenes.ts'
import { roomFor, simulator } from './shots/simulatorScenes.ts'
import { type Scenes, stageFor } from './shots/stage.ts'

const FOLDER = 'shots'
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
]
/** What people print; also shown as it comes out of the printer: an A4 sheet at 96 dots an inch, less its margins. */
const PRINTED = [
  'completion',
  'completion-trial',
  'again-started',
  'again-ended',
  'result',
  'result-started',
  'terms-paid',
]
const PAPER = { width: 794 - 136, height: 1123 - 113 }
const GROUPS: [string, Scenes][] = [
  ['Login', login],
  ['パスワード', forgotten],
  ['Documents', documents],
  ['新規登録', register],
  ['Mail tray', tray],
  ['新規申請', issue],
  ['Refusals', refusals],
  ['期間の延長', extension],
  ['キー検索', search],
  ['ご登録内容', account],
  ['Maintenance', maintenance],
  ['改定のお知らせ', coming],
  ['Problems', problems],
]
/** A company that does not exist. */
const VENDOR = {
  VENDOR_NAME: 'みなと映像サービス株式会社 / Minato Video Services Inc.',
  CONTACT_NAME: 'つながるねっとサービス窓口 / Tsunagarunet service desk',
  CONTACT_PHONE: '0120-000-000',
  CONTACT_EMAIL: 'desk@minato-video.example',
  CONTACT_HOURS: '平日 9:00～17:30 / Weekdays 9:00–17:30 (Japan time)',
  KMS_URL: 'https://kms.minato-video.example/',
}
const only = process.argv.slice(2)

if (only.length === 0) await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
const browser = await launch()
after(() => browser.close())

test('shots', { concurrency: true }, async t => {
  await Promise.all(LANGS.map(lang => t.test(lang, () => shootAll(lang))))
  if (only.length > 0) return
  const all: [string, object][] = [...GROUPS, ['Simulator', simulator]]
  const groups = all.map(([title, scenes]) => ({ title, names: Object.keys(scenes) }))
  const series = WINDOWS.flatMap(({ width }) => LANGS.map(lang => ({ lang, width })))
  await contactSheet(browser, FOLDER, groups, series)
})

async function shootAll(lang: Lang): Promise<void> {
  const stage = await stageFor(browser, await testServer(VENDOR), lang)
  const wrong: string[] = []
  for (const [, scenes] of GROUPS) {
    if (scenes === issue) await stage.logIn()
    for (const [name, go] of Object.entries(scenes).filter(([name]) => isWanted(name))) {
      await go(stage)
      wrong.push(...(await shoot(stage, name, lang)))
      if (PRINTED.includes(name)) await shootPaper(stage, fileOf(name, { lang, width: 'print' }))
    }
  }
  // Its scenes follow one another, so none can be left out.
  if (Object.keys(simulator).some(isWanted)) {
    const room = await roomFor(browser, lang)
    for (const [name, go] of Object.entries(simulator)) {
      await go(room)
      wrong.push(...(await shoot(room, name, lang)))
    }
  }
  assert.deepEqual(wrong, [])
}

async function shoot({ tab, page }: { tab: Tab; page: Page }, name: string, lang: Lang): Promise<string[]> {
  const wrong: string[] = []
  for (const size of WINDOWS) {
    const file = fileOf(name, { lang, width: size.width })
    await page.setViewportSize(size)
    await page.screenshot({ path: `${FOLDER}/${file}`, fullPage: true })
    for (const finding of await findings(tab)) wrong.push(`${file}: ${finding}`)
  }
  return wrong
}

/** One sheet's height of it: what hangs over the edge would be on a second sheet. */
async function shootPaper({ page }: { page: Page }, file: string): Promise<void> {
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(PAPER)
  await page.screenshot({ path: `${FOLDER}/${file}` })
  await page.emulateMedia({ media: null })
}

function isWanted(name: string): boolean {
  return only.length === 0 || only.some(part => name.includes(part))
}
