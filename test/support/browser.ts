// A browser on the real app: serves it on a free port, opens Chromium, and looks at each page as quality.md asks.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page, Response } from 'playwright-core'
import type { VendorSettings } from '#words/vendor'
import { listen } from '../../src/http.ts'
import { testApp } from './testApp.ts'

export { launch } from './chromium.ts'

/** The test app on an address of its own. */
export async function testServer(vendor?: VendorSettings) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const made = await testApp(origin, vendor)
  const server = await listen(made.app, port, '127.0.0.1')
  after(() => server.stop())
  return { ...made, origin }
}

/** A page and what was seen on its way. */
export type Tab = {
  page: Page
  scripts: boolean
  /** The answer that the page was made from. */
  served: () => Response | undefined
  /** Console errors, uncaught exceptions and CSP violations since the last look. */
  complaints: string[]
  /** Hosts that anything was asked of. */
  hosts: Set<string>
}

export type TabOptions = { scripts?: boolean; width?: number; height?: number }

/** A fresh visitor: no cookies, one page. */
export async function openTab(browser: Browser, baseURL: string, options: TabOptions = {}): Promise<Tab> {
  const { scripts = true, width = 1280, height = 800 } = options
  const context = await browser.newContext({
    baseURL,
    javaScriptEnabled: scripts,
    viewport: { width, height },
    locale: 'ja-JP',
  })
  const page = await context.newPage()
  let served: Response | undefined
  const complaints: string[] = []
  const hosts = new Set<string>()
  page.on('response', response => {
    const isPage = response.request().isNavigationRequest() && response.frame() === page.mainFrame()
    if (isPage && response.status() !== 303) served = response
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    // Chromium reports a page that came with 4xx or 5xx as an error; for us that is a page like any other.
    const ofThePage = /^Failed to load resource:/.test(message.text()) && message.location().url === served?.url()
    if (message.type() === 'error' && !ofThePage) complaints.push(message.text())
  })
  context.on('request', request => hosts.add(new URL(request.url()).host))
  return { page, scripts, served: () => served, complaints, hosts }
}

/** No finding of axe and html-validate, no complaint of the browser. @param name of the page, for the message */
export async function checkPage(tab: Tab, name = tab.page.url()): Promise<void> {
  assert.deepEqual(await findings(tab), [], name)
}

/** Everything wrong with the page that stands there, in words. What was found good already is not looked at again. */
export async function findings(tab: Tab): Promise<string[]> {
  const html = (await tab.served()?.text()) ?? ''
  const invalid = await unlessGood(`html ${html}`, () => validate(html))
  const shown = tab.scripts ? await tab.page.evaluate(() => document.documentElement.outerHTML) : ''
  const { width } = tab.page.viewportSize() ?? {}
  const barriers = tab.scripts ? await unlessGood(`axe ${width} ${shown}`, () => axe(tab.page)) : []
  return [...tab.complaints.splice(0), ...invalid, ...barriers]
}

/** Pages without finding, by a digest. */
const good = new Set<string>()

/** A walk comes by the same page many times, with other codes in it; to look at one takes a second or more. */
async function unlessGood(page: string, look: () => Promise<string[]>): Promise<string[]> {
  const key = createHash('sha256').update(page.replace(CODE, '·')).digest('base64')
  if (good.has(key)) return []
  const found = await look()
  if (found.length === 0) good.add(key)
  return found
}

/** What differs from one showing to the next: ids, keys, numbers and tokens. */
const CODE = /(?=[\w-]*\d)[\w-]{8,}/g

const validator = new HtmlValidate({ extends: ['html-validate:recommended'] })

async function validate(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(result =>
    result.messages.map(({ line, column, ruleId, message }) => `html ${line}:${column} ${ruleId}: ${message}`),
  )
}

async function axe(page: Page): Promise<string[]> {
  // target-size (WCAG 2.2 AA) is off unless asked for.
  // Our pages have no frames, so axe needs no page beside them to gather what it found in each.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] })
    .analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `axe ${id}: ${help}: ${node.html}`))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
