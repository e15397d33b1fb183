// A page as quality.md asks it to be: axe and html-validate find nothing, and the browser complains of nothing.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import axeCore, { type RunOptions } from 'axe-core'
import { HtmlValidate } from 'html-validate'
import type { Page } from 'playwright-core'
import type { Tab } from './browser.ts'
import { isGood, noteGood } from './goodPages.ts'

/** No finding of axe and html-validate, no complaint of the browser. @param name of the page, for the message */
export async function checkPage(tab: Tab, name = tab.page.url()): Promise<void> {
  assert.deepEqual(await findings(tab), [], name)
}

/** Everything wrong with the page that stands there, in words. What was found good already is not looked at again. */
export async function findings(tab: Tab): Promise<string[]> {
  const html = (await tab.served()?.text()) ?? ''
  const shown = tab.scripts ? await tab.page.evaluate(() => document.documentElement.outerHTML) : ''
  const { width } = tab.page.viewportSize() ?? {}
  // The browser looks while this process reads.
  const [barriers, invalid] = await Promise.all([
    tab.scripts ? unlessGood(`axe ${width} ${shown}`, () => barriersIn(tab.page)) : [],
    unlessGood(`html ${html}`, () => validate(html)),
  ])
  return [...tab.complaints.splice(0), ...invalid, ...barriers]
}

/** Walks come by the same page many times, with other codes in it; to look at one takes half a second or more. */
async function unlessGood(page: string, look: () => Promise<string[]>): Promise<string[]> {
  const digest = createHash('sha256').update(page.replace(CODE, '·')).digest('hex')
  if (isGood(digest)) return []
  const found = await look()
  if (found.length === 0) noteGood(digest)
  return found
}

/** What differs from one showing to the next: ids, keys, numbers and tokens. */
const CODE = /(?=[\w-]*\d)[\w-]{8,}/g

/** Boxes that are ticked together share a name, as radios do. */
const SHARED = ['radio', 'button', 'reset', 'submit', 'checkbox']
const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: { 'form-dup-name': ['error', { shared: SHARED }] },
})

async function validate(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results.flatMap(result =>
    result.messages.map(({ line, column, ruleId, message }) => `html ${line}:${column} ${ruleId}: ${message}`),
  )
}

declare global {
  /** In a page, once its source was evaluated there. */
  var axe: typeof axeCore
}

/** target-size (WCAG 2.2 AA) is off unless asked for. */
const AXE_OPTIONS: RunOptions = { rules: { 'target-size': { enabled: true } }, resultTypes: ['violations'] }

/**
 * By the protocol of the developer tools: what brings axe into a page is half of what a look costs, and this way is the
 * shortest. It stays there for the next look.
 */
async function barriersIn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    const tools = await page.context().newCDPSession(page)
    await tools.send('Runtime.evaluate', { expression: axeCore.source, returnByValue: false })
    await tools.detach()
  }
  const violations = await page.evaluate(async options => {
    const { violations } = await axe.run(options)
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(node => node.html) }))
  }, AXE_OPTIONS)
  return violations.flatMap(({ id, help, nodes }) => nodes.map(html => `axe ${id}: ${help}: ${html}`))
}
