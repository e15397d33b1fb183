// A tab that is signed in without the login page, and the same session as plain HTTP to get far quickly.
import type { Browser } from 'playwright-core'
import { openTab, type TabOptions, type testServer } from '../support/browser.ts'
import { fieldValue } from '../support/visitor.ts'

type Server = Awaited<ReturnType<typeof testServer>>
type Codes = ReturnType<ReturnType<Server['aDevice']>['card']>
type Lang = 'ja' | 'en'

export async function signedInTab(browser: Browser, server: Server, lang: Lang, options: TabOptions = {}) {
  const visitor = await server.aReseller()
  visitor.cookies.set('language', lang)
  const tab = await openTab(browser, server.origin, options)
  const cookies = [...visitor.cookies].map(([name, value]) => ({ name, value, url: server.origin }))
  await tab.page.context().addCookies(cookies)

  /** Applies up to a page. @returns its path */
  async function issueTo(codes: Codes, step: 'terms' | 'number' | 'confirm' | 'done'): Promise<string> {
    let at = await visitor.submit('/issue', codes)
    for (const before of ['terms', 'number', 'confirm']) {
      if (before === step) break
      const fields = ['version', 'number'].map(name => [name, fieldValue(at.body, name)] as const)
      at = await visitor.submit(at.path, Object.fromEntries(fields.filter(hasValue)))
    }
    return at.path
  }
  return { tab, visitor: { ...visitor, issueTo } }
}

const hasValue = (field: readonly [string, string | undefined]): field is readonly [string, string] =>
  field[1] !== undefined
