// Somebody who has a keyboard and nothing else.
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { Locator, Page } from 'playwright-core'

const FAR = 60 // no page of ours has so many stops

export function keyboardOf(page: Page) {
  /** Tabs on, or back with Shift+Tab, until the focus is there; where it is must then be seen (WCAG 2.4.11). */
  async function to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    for (let stops = 0; !(await hasFocus(target)); stops++) {
      assert.ok(stops < FAR, `${key} does not reach ${target} on ${page.url()}`)
      await page.keyboard.press(key)
    }
    assert.ok(await isInSight(target), `the focus on ${target} is out of sight on ${page.url()}`)
  }

  /** Goes there and presses; waits for the page that follows. */
  async function press(target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
    await to(target)
    const loaded = page.waitForEvent('load')
    await page.keyboard.press(key)
    await loaded
  }

  /** Goes there and replaces what stands in the field. */
  async function type(target: Locator, text: string): Promise<void> {
    await to(target)
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type(text)
  }

  return { to, press, type, key: (name: string) => page.keyboard.press(name) }
}

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate(element => element === document.activeElement)
}

/** The page may need a moment to scroll there. */
async function isInSight(target: Locator): Promise<boolean> {
  for (let looks = 0; looks < 20; looks++) {
    if (await isWithinWindow(target)) return true
    await wait(50)
  }
  return false
}

function isWithinWindow(target: Locator): Promise<boolean> {
  return target.evaluate(element => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const near = 1 // a scroll ends on whole pixels, a box need not
    return top >= -near && bottom <= innerHeight + near && left >= -near && right <= innerWidth + near
  })
}
