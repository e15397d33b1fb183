// A browser on the real app: serves it on a free port, opens Chromium, and looks at each page as quality.md asks.
import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import { type Browser, chromium, type Page, type Response } from 'playwright-core'
import type { VendorSettings } from '#words/vendor'
import { listen } from '../../src/http.ts'
import { testApp } from './testApp.ts'

/** Run by root in a container, without a graphics card, and asking nobody outside for anything. */
const CHROMIUM = {
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}

/** The test app on an address of its own. */
export async function testServer(vendor?: VendorSettings) {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const made = await testApp(origin, vendor)
  const server = await listen(made.app, port, '127.0.0.1')
  after(() => server.stop())
  return { ...made, origin }
}

export function launch(): Promise<Browser> {
  return chromium.launch(CHROMIUM)
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

/** Everything wrong with the page that stands there, in words. */
export async function findings(tab: Tab): Promise<string[]> {
  const html = (await tab.served()?.text()) ?? ''
  return [...tab.complaints.splice(0), ...(await validate(html)), ...(tab.scripts ? await axe(tab.page) : [])]
}

async function validate(html: string): Promise<string[]> {
  const report = await new HtmlValidate({ extends: ['html-validate:recommended'] }).validateString(html)
  return report.results.flatMap(result =>
    result.messages.map(({ line, column, ruleId, message }) => `html ${line}:${column} ${ruleId}: ${message}`),
  )
}

async function axe(page: Page): Promise<string[]> {
  // target-size (WCAG 2.2 AA) is off unless asked for.
  const { violations } = await new AxeBuilder({ page })
    .options({ rules: { 'target-size': { enabled: true } } })
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
