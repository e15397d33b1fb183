// The one page: every device side by side, and below them what belongs to the demo.
import type { Device } from '../device/device.ts'
import type { Assets } from './assets.ts'
import { type Bench, bench } from './bench.ts'
import { type Html, html } from './html.ts'
import { place } from './place.ts'
import type { Text } from './text/text.ts'

export type Page = Bench & { devices: Device[]; now: number; portal: string; assets: Assets['urls'] }

export function page(props: Page, text: Text): Html {
  const { devices } = props
  const several = devices.length > 1 ? ' several' : ''
  return around(
    props.assets,
    text,
    html`<div class="devices${several}">${devices.map(device => place(device, props, text))}
${devices.length === 0 && html`<p class="none">${text.page.none}</p>`}</div>
<p class="lost" role="alert" data-lost hidden>${text.page.lost}</p>
${bench(props, text)}`,
  )
}

export function notFoundPage(assets: Assets['urls'], text: Text): Html {
  const { notFound, toStart } = text.page
  return around(assets, text, html`<p class="none">${notFound} <a href="/?lang=${text.lang}">${toStart}</a></p>`)
}

function around(assets: Assets['urls'], text: Text, body: Html): Html {
  const other = text.lang === 'ja' ? 'en' : 'ja'
  return html`<!DOCTYPE html>
<html lang="${text.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="dark">
<meta name="format-detection" content="telephone=no">
<title>${text.page.title}</title>
<link rel="icon" href="${assets.icon}" type="image/svg+xml"><link rel="stylesheet" href="${assets.style}">
<script type="module" src="${assets.room}"></script>
</head>
<body>
<header><h1>${text.page.title}</h1><p>${text.page.lead}</p>
<noscript><p><a href="/?lang=${text.lang}">${text.page.refresh}</a></p></noscript>
<p class="language"><a href="/?lang=${other}" hreflang="${other}" lang="${other}">${text.page.otherLanguage}</a></p></header>
<main>${body}</main>
</body>
</html>
`
}
