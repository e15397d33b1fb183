// All pictures on one page, small, and that page as pictures of its own.
import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'

export type Group = { title: string; names: string[] }
export type Series = { lang: string; width: number }
type Paper = { lang: string; width: 'print' }

/** How wide a picture of this width stands there, and how much of its height. */
export const smallWidth = (width: number) => (width < 600 ? 180 : 300)
export const SMALL_HEIGHT = 380

/** Drawn small from the start: to make hundreds of pictures smaller takes longer than to draw them. */
export const smallFileOf = (file: string) => `small/${file}`

export const fileOf = (name: string, { lang, width }: Series | Paper) => `${name}-${lang}-${width}.png`

export async function contactSheet(browser: Browser, folder: string, groups: Group[], all: Series[]): Promise<void> {
  const index = `${folder}/index.html`
  await writeFile(index, sheet(groups, all))
  const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } })
  await page.goto(pathToFileURL(index).href)
  for (const { lang, width } of all)
    await page.locator(`#s-${lang}-${width}`).screenshot({ path: `${folder}/contact-${lang}-${width}.png` })
  await page.close()
}

function sheet(groups: Group[], all: Series[]): string {
  return `<!DOCTYPE html>
<html lang="en"><meta charset="utf-8"><title>Pictures</title>
<style>
body { margin: 0; font: 14px sans-serif; background: #ddd }
section { padding: 16px }
div { display: flex; flex-wrap: wrap; gap: 12px }
figure { margin: 0; background: #fff }
figcaption { padding: 4px 8px }
a { display: block; width: 300px; height: ${SMALL_HEIGHT}px; overflow: hidden; border-top: 1px solid #ddd }
img { display: block }
.narrow a { width: 180px }
</style>
${all.map(series => seriesOf(groups, series)).join('\n')}
</html>
`
}

function seriesOf(groups: Group[], series: Series): string {
  const { lang, width } = series
  const picture = (name: string) => {
    const file = fileOf(name, series)
    return `<figure><figcaption>${name}</figcaption><a href="${file}"><img src="${smallFileOf(file)}" alt="${name}"></a></figure>`
  }
  return `<section id="s-${lang}-${width}"${width < 600 ? ' class="narrow"' : ''}><h1>${lang}, ${width} px</h1>
${groups.map(({ title, names }) => `<h2>${title}</h2><div>${names.map(picture).join('\n')}</div>`).join('\n')}</section>`
}
