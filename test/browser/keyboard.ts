// Somebody who has a keyboard and nothing else; and somebody who has a mouse as well, and is quicker.
import assert from 'node:assert/strict'
import { setTimeout as wait } from 'node:timers/promises'
import type { ElementHandle, Locator, Page } from 'playwright-core'

const FAR = 60 // no page of ours has so many stops

export function keyboardOf(page: Page) {
  /** Tabs on, or back with Shift+Tab, until the focus is there; where it is must then be seen (WCAG 2.4.11). */
  async function to(target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    // Found once: to look for a role and a name at each stop takes longer than the stop.
    const element = (await target.elementHandle())!
    for (let stops = 0; !(await element.evaluate(isActive)); stops++) {
      assert.ok(stops < FAR, `${key} does not reach ${target} on ${page.url()}`)
      await page.keyboard.press(key)
    }
    assert.ok(await isInSight(element), `the focus on ${target} is out of sight on ${page.url()}`)
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

/** The same by mouse, for walks that look at something else than the way from field to field. */
export function mouseOf(page: Page): ReturnType<typeof keyboardOf> {
  return {
    to: target => target.focus(),
    press: async target => {
      await Promise.all([page.waitForEvent('load'), target.click()])
    },
    type: (target, text) => target.fill(text),
    key: name => page.keyboard.press(name),
  }
}

type Found = ElementHandle<HTMLElement | SVGElement>

const isActive = (element: Element) => element === document.activeElement

export function hasFocus(target: Locator): Promise<boolean> {
  return target.evaluate(isActive)
}

/** The page may need a moment to scroll there. */
async function isInSight(target: Found): Promise<boolean> {
  for (let looks = 0; looks < 20; looks++) {
    if (await isWithinWindow(target)) return true
    await wait(50)
  }
  return false
}

function isWithinWindow(target: Found): Promise<boolean> {
  return target.evaluate(element => {
    const { top, bottom, left, right } = element.getBoundingClientRect()
    const near = 1 // a scroll ends on whole pixels, a box need not
    return top >= -near && bottom <= innerHeight + near && left >= -near && right <= innerWidth + near
  })
}
