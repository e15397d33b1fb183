import { after, test } from 'node:test'
import { checkPage, launch, openTab, testServer } from '../support/browser.ts'

const browser = await launch()
after(() => browser.close())

test('login page', async () => {
  const server = await testServer()
  const tab = await openTab(browser, server.origin)
  await tab.page.goto('/login')
  await checkPage(tab)
  const off = await openTab(browser, server.origin, { scripts: false })
  await off.page.goto('/login')
  console.log(await off.page.evaluate(() => document.activeElement?.tagName))
  await checkPage(off)
})
