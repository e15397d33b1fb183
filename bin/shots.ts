// npm run shots: every page and error state in both languages and at two widths, into ./shots, with a contact sheet.
// Each is also looked at by axe and html-validate; a finding fails the command. What the server sent lies in ./shots/html,
// for other checkers (docs/accessibility.md).
// npm run shots -- input number  takes only those whose name contains one of the words, and leaves the others as they are.
import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { after, test } from 'node:test'
import type { Page } from 'playwright-core'
import { findings, launch, type Tab, testServer } from '#test/support/browser'
import { LANGS, type Lang } from '#words/text'
import { account, forgotten } from './shots/accountScenes.ts'
import { cards } from './shots/cardScenes.ts'
import { coming } from './shots/comingScenes.ts'
import { company } from './shots/companyScenes.ts'
import { contactSheet, fileOf, SMALL_HEIGHT, smallFileOf, smallWidth } from './shots/contactSheet.ts'
import { devices } from './shots/deviceScenes.ts'
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
type Group = [title: string, scenes: Scenes]
/** Those of one list follow one another, on a server of their own and signed in where the second list begins. */
const STRANGERS: Group[] = [
  ['Login', login],
  ['パスワード', forgotten],
  ['Documents', documents],
  ['新規登録', register],
  ['Mail tray', tray],
]
const CLERKS: Group[] = [
  ['新規申請', issue],
  ['Refusals', refusals],
  ['機器一覧', devices],
  ['保有カード', cards],
]
const REGULARS: Group[] = [
  ['期間の延長', extension],
  ['キー検索', search],
  ['ご登録内容', account],
  ['会社と利用者', company],
  ['Maintenance', maintenance],
  ['改定のお知らせ', coming],
  ['Problems', problems],
]
/** Beside each other, as far as two processors go: while one waits for its page, another one is drawn. */
const LANES: { before: Group[]; signedIn: Group[] }[] = [
  { before: STRANGERS, signedIn: CLERKS },
  { before: [], signedIn: REGULARS },
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
for (const folder of [smallFileOf(''), 'html']) await mkdir(`${FOLDER}/${folder}`, { recursive: true })
const browser = await launch()
after(() => browser.close())

test('shots', { concurrency: true }, async t => {
  const works = LANGS.flatMap(lang => [
    ...LANES.map((lane, i) => t.test(`${lang} ${i + 1}`, () => shootLane(lane, lang))),
    t.test(`${lang} simulator`, () => shootSimulator(lang)),
  ])
  await Promise.all(works)
  if (only.length > 0) return
  const all: [string, object][] = [...STRANGERS, ...CLERKS, ...REGULARS, ['Simulator', simulator]]
  const groups = all.map(([title, scenes]) => ({ title, names: Object.keys(scenes) }))
  const series = WINDOWS.flatMap(({ width }) => LANGS.map(lang => ({ lang, width })))
  await contactSheet(browser, FOLDER, groups, series)
})

async function shootLane({ before, signedIn }: (typeof LANES)[number], lang: Lang): Promise<void> {
  const [strange, known] = [wantedOf(before), wantedOf(signedIn)]
  if (strange.length + known.length === 0) return
  const stage = await stageFor(browser, await testServer(VENDOR), lang)
  const wrong: string[] = []
  const shootAll = async (scenes: typeof known): Promise<void> => {
    for (const [name, go] of scenes) {
      await go(stage)
      wrong.push(...(await shoot(stage, name, lang)))
      if (PRINTED.includes(name)) await shootPaper(stage, fileOf(name, { lang, width: 'print' }))
    }
  }
  await shootAll(strange)
  if (known.length > 0) await stage.logIn()
  await shootAll(known)
  assert.deepEqual(wrong, [])
}

const wantedOf = (groups: Group[]) =>
  groups.flatMap(([, scenes]) => Object.entries(scenes)).filter(([name]) => isWanted(name))

/** Its scenes follow one another, so none can be left out. */
async function shootSimulator(lang: Lang): Promise<void> {
  if (!Object.keys(simulator).some(isWanted)) return
  const room = await roomFor(browser, lang)
  const wrong: string[] = []
  for (const [name, go] of Object.entries(simulator)) {
    await go(room)
    wrong.push(...(await shoot(room, name, lang)))
  }
  assert.deepEqual(wrong, [])
}

async function shoot({ tab, page }: { tab: Tab; page: Page }, name: string, lang: Lang): Promise<string[]> {
  const wrong: string[] = []
  await writeFile(`${FOLDER}/html/${name}-${lang}.html`, (await tab.served()?.text()) ?? '')
  for (const size of WINDOWS) {
    const file = fileOf(name, { lang, width: size.width })
    await page.setViewportSize(size)
    await picture(page, file)
    for (const finding of await findings(tab)) wrong.push(`${file}: ${finding}`)
  }
  return wrong
}

/** The whole page, and its beginning small. By the protocol of the developer tools they need not be packed well. */
async function picture(page: Page, file: string): Promise<void> {
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const)
  const scale = smallWidth(width) / width
  const tools = await page.context().newCDPSession(page)
  const draw = async (path: string, height: number, scale: number): Promise<void> => {
    const clip = { x: 0, y: 0, width, height, scale }
    const how = { captureBeyondViewport: true, optimizeForSpeed: true, clip }
    const { data } = await tools.send('Page.captureScreenshot', how)
    await writeFile(`${FOLDER}/${path}`, data, 'base64')
  }
  await draw(file, height, 1)
  await draw(smallFileOf(file), Math.min(height, SMALL_HEIGHT / scale), scale)
  await tools.detach()
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
