// Ways of looking at a page that axe does not know (quality.md, In sight). Each gives what is wrong, in words.
import type { Page } from 'playwright-core'

/** The user's own spacing (WCAG 1.4.12) at the widest and the narrowest window. */
export async function underTextSpacing(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet() // constructed: the CSP would refuse a <style>
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }`)
    document.adoptedStyleSheets.push(sheet)
  })
  const wrong = [...(await legible(page, 1280)), ...(await legible(page, 320))]
  await page.evaluate(() => void document.adoptedStyleSheets.pop())
  return wrong
}

/** 1280 px at 200 % are 640 px (WCAG 1.4.4), at 400 % 320 px (1.4.10). */
export async function zoomed(page: Page): Promise<string[]> {
  return [...(await legible(page, 640)), ...(await legible(page, 320))]
}

/** No text outside the window or its box, none over another. What a box that scrolls does not show now lies over nothing. */
async function legible(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  const wrong = await page.evaluate(() => {
    const NEAR = 3 // px; boxes of lines may touch
    const shown = (element: Element | null): element is Element =>
      !!element?.checkVisibility() && !element.closest('.visually-hidden, .skip, .on-paper')
    const scrolls = (element: Element) => /^(auto|scroll)$/.test(getComputedStyle(element).overflowY)
    const shownBy = (scroller: DOMRect, { left, top, right, bottom }: DOMRect): DOMRect[] => {
      const [from, to] = [Math.max(top, scroller.top), Math.min(bottom, scroller.bottom)]
      return from < to ? [new DOMRect(left, from, right - left, to - from)] : []
    }
    const texts: { words: string; parent: Element; boxes: DOMRect[]; seen: DOMRect[] }[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent?.trim() || !shown(parent) || getComputedStyle(parent).clipPath !== 'none') continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const boxes = [...range.getClientRects()]
      let seen = boxes
      for (let around: Element | null = parent; around && around !== document.body; around = around.parentElement)
        if (scrolls(around)) {
          const scroller = around.getBoundingClientRect()
          seen = seen.flatMap(box => shownBy(scroller, box))
        }
      texts.push({ words: node.textContent.trim().slice(0, 40), parent, boxes, seen })
    }
    const wrong: string[] = []
    for (const { words, parent, boxes, seen } of texts) {
      let inside = boxes
      if (boxes.some(box => box.left < -1 || box.right > innerWidth + 1)) wrong.push(`outside the window: ${words}`)
      for (let around: Element | null = parent; around && around !== document.body; around = around.parentElement) {
        if (/^(inline|contents)/.test(getComputedStyle(around).display)) continue // no box of its own
        const { top, bottom, left, right } = around.getBoundingClientRect()
        const out = (box: DOMRect) =>
          box.top < top - NEAR || box.bottom > bottom + NEAR || box.left < left - NEAR || box.right > right + NEAR
        if (scrolls(around)) inside = seen
        if (inside.some(out)) wrong.push(`outside <${around.localName} class="${around.className}">: ${words}`)
      }
    }
    texts.forEach((one, i) => {
      for (const other of texts.slice(i + 1))
        for (const a of one.seen)
          for (const b of other.seen) {
            const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
            const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
            if (wide > NEAR && high > 2 * NEAR) wrong.push(`over each other: ${one.words} | ${other.words}`)
          }
    })
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page scrolls sideways')
    return wrong
  })
  return wrong.map(line => `${width} px: ${line}`)
}

/** Every target is at least 24 by 24 px (WCAG 2.5.8), without using the exceptions. */
export async function targets(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 800 })
  return page.evaluate(() =>
    [...document.querySelectorAll('a[href], button, input:not([type=hidden]), summary')]
      .filter(element => element.checkVisibility() && !element.matches('.skip'))
      .map(element => ({ element, box: element.getBoundingClientRect() }))
      .filter(({ box }) => Math.round(box.width) < 24 || Math.round(box.height) < 24)
      .map(
        ({ element, box }) =>
          `${Math.round(box.width)} × ${Math.round(box.height)} px: ${element.outerHTML.slice(0, 120)}`,
      ),
  )
}

/** Tab goes through everything once, in the order of reading, and each stop is outlined; looked at in forced colours. */
export async function focusOrder(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 390, height: 800 })
  await page.emulateMedia({ forcedColors: 'active' })
  await page.locator('.skip').focus()
  await page.keyboard.press('Shift') // the keyboard is in use now
  const wrong: string[] = []
  let first: Stop | undefined
  let before: Stop | undefined
  let stops = 0
  for (; stops < 60; stops++) {
    const stop = await currentStop(page)
    if (!stop || stop.index === first?.index) break
    if (!stop.outlined) wrong.push(`no outline: ${stop.name}`)
    if (before && !follows(before, stop)) wrong.push(`${stop.name} comes after ${before.name}`)
    first ??= stop
    before = stop
    await page.keyboard.press('Tab')
  }
  const all = await page.evaluate(() => {
    const able = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button, select, textarea, input:not([type=hidden]), summary, main [tabindex="0"]',
      ),
    ]
    return able.filter(element => element.checkVisibility() && !element.matches('[type=radio]:not(:checked)')).length
  })
  if (stops !== all) wrong.push(`${stops} stops for ${all} controls`)
  await page.emulateMedia({ forcedColors: null })
  return wrong
}

type Stop = { name: string; index: number; top: number; bottom: number; left: number; outlined: boolean }

function currentStop(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (!element || element === document.body) return undefined
    const box = element.closest('.choice') ?? element
    const { top, bottom, left } = box.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(box)
    return {
      name: (element.textContent || element.id).trim(),
      index: [...document.querySelectorAll('*')].indexOf(element),
      top: top + scrollY,
      bottom: bottom + scrollY,
      left,
      outlined: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    }
  })
}

/** Later in the document; and further down, or further right in the same row. The skip link hangs over the page. */
function follows(before: Stop, stop: Stop): boolean {
  const shared = Math.min(before.bottom, stop.bottom) - Math.max(before.top, stop.top)
  const sameRow = shared > Math.min(before.bottom - before.top, stop.bottom - stop.top) / 2
  const onward = sameRow ? stop.left > before.left : stop.top > before.top
  return before.index < stop.index && (onward || before.top < 20)
}

/** What colour says is said by borders too, where the user's colours replace ours. */
export async function forcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' })
  const wrong = await page.evaluate(() => {
    const wrong: string[] = []
    const style = (element: Element) => getComputedStyle(element)
    const all = (selector: string) => [...document.querySelectorAll(selector)].filter(e => e.checkVisibility())
    const width = (element: Element, side: 'Top' | 'Left') => {
      const css = style(element)
      return css[`border${side}Style`] === 'none' ? 0 : Number.parseFloat(css[`border${side}Width`])
    }
    if (!matchMedia('(forced-colors: active)').matches) wrong.push('the colours are not forced')
    for (const button of all('.button:not(.plain), .input, .choice'))
      if (width(button, 'Top') < 1) wrong.push(`no border: ${button.outerHTML.slice(0, 80)}`)
    for (const field of all('.wrong'))
      if (width(field, 'Left') < 4) wrong.push(`a wrong field without its bar: ${field.textContent}`)
    for (const input of all('.wrong .input'))
      if (width(input, 'Top') < 2) wrong.push(`a wrong field with an ordinary border: ${input.id}`)
    for (const summary of all('.error-summary')) if (width(summary, 'Top') < 3) wrong.push('the summary has no border')
    for (const chosen of all('.choice:has(:checked)')) {
      const mark = chosen.querySelector('input')
      if (!mark || style(mark).appearance !== 'auto') wrong.push('the chosen radio has no mark of the system')
      const others = all('.choice:not(:has(:checked))')
      const differs = others.every(other => style(other).borderTopColor !== style(chosen).borderTopColor)
      if (!differs || width(chosen, 'Top') < 2) wrong.push('the chosen radio looks like the others')
    }
    for (const notice of all('.notice')) {
      const seen = style(notice).outlineColor !== 'rgba(0, 0, 0, 0)' && style(notice).outlineStyle !== 'none'
      if (!seen) wrong.push(`a notice without an edge: ${notice.textContent}`)
    }
    return wrong
  })
  await page.emulateMedia({ forcedColors: null })
  return wrong
}

/** A page with errors starts at them: focus on the summary, and its title says so first. */
export async function startsAtErrors(page: Page): Promise<string[]> {
  const wrong: string[] = []
  if (!/^(エラー：|Error: )/.test(await page.title())) wrong.push(`title: ${await page.title()}`)
  const focused = await page.evaluate(() => document.activeElement?.id)
  if (focused !== 'error-summary') wrong.push(`the focus is on ${focused || 'nothing'}`)
  const leads = await page.evaluate(() =>
    [...document.querySelectorAll('#error-summary a')].every(link =>
      document.querySelector(link.getAttribute('href') ?? ''),
    ),
  )
  if (!leads) wrong.push('a link of the summary leads nowhere')
  return wrong
}

/** Days and 日本時間 that are broken across lines, and texts whose last line is of one or two letters. */
export async function tornIn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const WHOLE = /(?:\d{4}年)?\d{1,2}月\d{1,2}日(?: \(GMT\))?|日本時間/g
    const wrong: string[] = []
    const isBlock = (element: Element) => !getComputedStyle(element).display.startsWith('inline')
    const blocks = new Map<Element, Text[]>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      let around = node.parentElement
      if (
        !node.data.trim() ||
        !around?.checkVisibility() ||
        around.closest('.visually-hidden, .skip, .on-paper, svg, option')
      )
        continue
      while (around && !isBlock(around)) around = around.parentElement
      if (around) blocks.set(around, [...(blocks.get(around) ?? []), node])
    }
    for (const nodes of blocks.values()) {
      const letters: { letter: string; top: number; height: number }[] = []
      for (const node of nodes)
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange()
          range.setStart(node, i)
          range.setEnd(node, i + 1)
          const box = range.getClientRects()[0]
          if (box && box.width > 0) letters.push({ letter: node.data[i]!, top: box.top, height: box.height })
        }
      const text = letters.map(({ letter }) => letter).join('')
      const near = (a: (typeof letters)[number], b: (typeof letters)[number]) =>
        Math.abs(a.top + a.height / 2 - b.top - b.height / 2) < Math.min(a.height, b.height) / 2
      for (const { 0: whole, index } of text.matchAll(WHOLE)) {
        const part = letters.slice(index, index + whole.length)
        if (!part.every(one => near(one, part[0]!))) wrong.push(`torn: ${whole}`)
      }
      const last = letters.at(-1)
      if (!last) continue
      const end = letters.filter(one => near(one, last)).map(({ letter }) => letter)
      if (
        end.length < letters.length &&
        end
          .join('')
          .replace(/[。、）」]/g, '')
          .trim().length <= 2
      )
        wrong.push(`ends with “${end.join('')}”: ${text.slice(-30)}`)
    }
    return wrong
  })
}
