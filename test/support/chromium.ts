// The browser of the tests, started once for all processes of a run.
import { type Browser, type BrowserServer, chromium } from 'playwright-core'
import { browserProgram } from './browserProgram.ts'

/** Where `npm test` tells its browser tests of the Chromium that it has started for all of them. */
export const BROWSER_VARIABLE = 'TEST_BROWSER_URL'

/** Run by root in a container, without a graphics card, and asking nobody outside for anything. */
const CHROMIUM = {
  executablePath: browserProgram() ?? '/usr/bin/chromium',
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

/** The browser of the run, of which `close` only takes leave; without one, a browser of this process. */
export function launch(): Promise<Browser> {
  const shared = process.env[BROWSER_VARIABLE]
  return shared === undefined ? chromium.launch(CHROMIUM) : chromium.connect(shared)
}

/** One for the processes of a run: to start Chromium takes longer than many a test. */
export function launchForAll(): Promise<BrowserServer> {
  return chromium.launchServer({ ...CHROMIUM, host: '127.0.0.1' })
}
