// What comes out of a printer (P14, P17, P23): one A4 sheet that somebody keeps beside the device.
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { formatCode } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import { LANGS, texts } from '#words/text'
import { launch, openTab, testServer } from '../support/browser.ts'
import { openKeyOf } from '../support/testCodes.ts'
import { decoded } from './decoded.ts'
import { signedInTab } from './signedIn.ts'

const A4 = { width: 595, height: 842 } // points
const browser = await launch()
after(() => browser.close())

for (const text of [texts.ja, texts.en])
  test(`P14 and P17 print as one A4 key sheet with a QR code of the key (${text.lang})`, async () => {
    const server = await testServer()
    const { tab, visitor } = await signedInTab(browser, server, text.lang)
    const { page } = tab
    await server.db`update companies set phone = '03-5400-0000'`
    const codes = server.aDevice().card('KX-VCS703W')
    const issued = await visitor.issueTo(codes, 'done')
    const found = (await visitor.submit('/search', { family: 'hdcom', ...codes })).path
    const [service] = await server.db<{ connection_number: string }[]>`
      select connection_number from services where mpr_id = ${codes.mprId}`
    const key = (await openKeyOf(server.db, codes.mprId))!

    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 794, height: 1123 })
    const device = `/devices/${(await visitor.get('/devices')).body.match(/name="id" value="(\d+)"/)![1]}`
    for (const path of [issued, found, device]) {
      await page.goto(path)
      assert.equal(await decoded(await page.locator('.qr:not(.scan)').screenshot()), key, path)
      assert.equal(await decoded(await page.locator('.qr.scan').screenshot()), `${server.origin}/scan#m=${codes.mprId}`)
      assert.deepEqual(await sheetsOf(await page.pdf({ preferCSSPageSize: true })), [A4], path)
      for (const gone of ['nav', '.sign-out', '.steps', 'main a', 'button', '.notice'])
        for (const part of await page.locator(gone).all()) assert.ok(await part.isHidden(), `${path} ${gone}`)
      const words = await page.locator('body').innerText()
      const expected = [
        text.sheet.title,
        key.match(/.{4}/g)!.join('-'),
        formatCode(codes.mprId),
        formatConnectionNumber(service!.connection_number as Parameters<typeof formatConnectionNumber>[0]),
        text.terms.fromFirstUse(text.terms.months(36)),
        text.sheet.keep,
        ...text.sheet.steps,
        ...text.sheet.byHand,
        `${text.sheet.issued}\n${text.terms.date(Temporal.PlainDate.from('2026-12-01'))}`,
        `${text.profile.company}\nみなと映像システム株式会社`,
        `${text.profile.phone}\n03-5400-0000`,
      ]
      for (const part of expected) assert.ok(words.includes(part), `${path} prints ${part}`)
    }
  })

test('the last day is printed with its zone, and the sheet of an ended service tells nobody to type its key', async () => {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  const codes = server.aDevice().card('KX-VCS703W')
  await visitor.issueTo(codes, 'done')
  await page.emulateMedia({ media: 'print' })
  const print = async (start: string, last: string) => {
    await server.db`update services set start_day = ${start}, last_day = ${last} where mpr_id = ${codes.mprId}`
    await page.goto((await visitor.submit('/search', { family: 'hdcom', ...codes })).path)
    return page.locator('body').innerText()
  }
  const running = await print('2026-11-01', '2029-11-01')
  assert.match(running, /2029年11月1日 \(GMT\)・日本時間 11月2日 8:59 まで/)
  assert.ok(running.includes(texts.ja.sheet.way))
  const ended = await print('2021-11-01', '2024-11-01')
  assert.ok(ended.includes(texts.ja.terms.ended.lapsed.title))
  assert.ok(!ended.includes(texts.ja.sheet.way))
  assert.equal(await page.locator('.qr:not(.scan)').count(), 0)
})

for (const lang of LANGS)
  test(`the sheet of a service in use, and of one that can still be extended, is one page as well (${lang})`, async () => {
    const server = await testServer()
    const { tab, visitor } = await signedInTab(browser, server, lang)
    const { page } = tab
    const codes = server.aDevice().card('KX-VCS703W')
    await visitor.issueTo(codes, 'done')
    await server.db`insert into device_contacts (mpr_id, period_no, heard_at, known_last_day)
      values (${codes.mprId}, 1, '2026-11-30T00:00:00Z', '2026-10-01')`
    for (const [start, last] of [
      ['2026-11-01', '2029-11-01'],
      ['2023-10-01', '2026-10-01'],
    ] as const) {
      await server.db`update services set start_day = ${start}, last_day = ${last} where mpr_id = ${codes.mprId}`
      await page.goto((await visitor.submit('/search', { family: 'hdcom', ...codes })).path)
      assert.ok(await page.getByText(texts[lang].search.heardAt).isVisible())
      await page.emulateMedia({ media: 'print' })
      assert.deepEqual(await sheetsOf(await page.pdf({ preferCSSPageSize: true })), [A4], last)
      assert.ok(await page.getByText(texts[lang].search.heardAt).isHidden(), 'what changes by the day is not printed')
      await page.emulateMedia({ media: 'screen' })
    }
  })

test('on screen what is for paper alone stays out of sight, and 印刷 opens the print dialog', async () => {
  const server = await testServer()
  const { tab, visitor } = await signedInTab(browser, server, 'ja')
  const { page } = tab
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '')
  })
  await page.goto(await visitor.issueTo(server.aDevice().card('KX-VCS701W'), 'done'))
  assert.ok(await page.locator('.qr:not(.scan)').isHidden())
  for (const part of ['dl', 'p']) assert.ok(await page.locator(`.sheet .on-paper ${part}`).first().isHidden(), part)
  await page.getByRole('button', { name: texts.ja.sheet.print, exact: true }).click()
  assert.equal(await page.locator('html[data-printed]').count(), 1)

  const without = await openTab(browser, server.origin, { scripts: false })
  await without.page.context().addCookies(await page.context().cookies())
  await without.page.goto(page.url())
  assert.ok(await without.page.locator('[data-print]').isHidden(), 'a button that cannot work is not there')
})

/** The sheets of a PDF in points. */
async function sheetsOf(pdf: Buffer): Promise<{ width: number; height: number }[]> {
  const text = pdf.toString('latin1')
  const pages = [...text.matchAll(/\/Type \/Page\b/g)].length
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? []
  return Array.from({ length: pages }, () => ({
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  }))
}
