// A window that begins while somebody types: the page is like any other, and what was typed goes on when it is over.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatCode } from '#domain/codes'
import { scheduleMaintenance } from '#operations/notices/scheduleMaintenance'
import { texts } from '#words/text'
import { checkPage, launch, testServer } from '../support/browser.ts'
import { anOperatorOf } from '../support/who.ts'
import { underTextSpacing, zoomed } from './looks.ts'
import { signedInTab } from './signedIn.ts'

const browser = await launch()
after(() => browser.close())

for (const [lang, scripts] of [
  ['ja', true],
  ['en', true],
  ['ja', false],
] as const)
  test(`typed into a window: nothing is lost, and it is sent again (${lang}, ${scripts ? 'with' : 'without'} scripts)`, async () => {
    const server = await testServer()
    const { deps, clock } = server
    const { tab } = await signedInTab(browser, server, lang, { scripts })
    const { page } = tab
    const times = { startsAt: clock.now().add({ minutes: 5 }), endsAt: clock.now().add({ minutes: 25 }) }
    const text = { ja: '設備を点検します。', en: 'We check our equipment.' }
    const by = { by: anOperatorOf(), mail: false, dryRun: false }
    await scheduleMaintenance(deps, { ...by, ...times, text, announceFrom: undefined })
    await deps.maintenance.refresh()
    await page.goto('/menu')
    await page.getByText(texts[lang].maintenance.announced.title).waitFor()
    await checkPage(tab, 'announced')

    await page.goto('/issue')
    const codes = server.aDevice().card('KX-VCS701W')
    for (const [name, code] of Object.entries(codes)) await page.locator(`#${name}`).fill(formatCode(code))
    clock.advance({ minutes: 5 })
    await page.locator('main form .primary').click()
    await page.getByRole('heading', { name: texts[lang].maintenance.current.title }).waitFor()
    await checkPage(tab, 'posted')
    if (scripts) assert.deepEqual([...(await zoomed(page)), ...(await underTextSpacing(page))], [])
    await page.getByText(formatCode(codes.activationKeyNo)).waitFor()

    clock.advance({ minutes: 20 })
    await page.getByRole('button', { name: texts[lang].maintenance.posted.again }).click()
    await page.waitForURL(/\/issue\/.*\/terms$/)
    await checkPage(tab, 'sent again')
  })
