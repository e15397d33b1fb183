// A browser on the real app: serves it on a free port, and opens Chromium.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import type { Browser, Page, Response } from 'playwright-core'
import type { VendorSettings } from '#words/vendor'
import { listen } from '../../src/http.ts'
import { testApp } from './testApp.ts'

export { launch } from './chromium.ts'
export { checkPage, findings } from './pageCheck.ts'

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
  // A page that nobody looks at any more still blinks and ticks, and many together keep a processor busy.
  after(() => context.close())
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
