import { formatCode, type RegistrationKey } from '#domain/codes'
import type { Family } from '#domain/service'
import { qr } from '#drawings/qr'
import type { Text } from '#words/text'
import { copyButton } from './copyButton.ts'
import { type Html, html } from './html.ts'
import { marked } from './japanese.ts'
import { result } from './result.ts'
import { type SummaryRow, summary } from './summary.ts'

export type KeySheetProps = {
  key: RegistrationKey
  family: Family
  rows: SummaryRow[]
  /** What paper says besides: label and value. */
  printed: [string, string][]
  /** Whether a device would still take the key: only then paper says how to register it. */
  usable: boolean
  /** The way into the device as a drawing, and where to read on; on screen it stands beside the key. */
  beside: { drawing: Html; guide: { href: string; text: string } } | undefined
  /** The address that a phone is led to, with the MPR ID behind its #. */
  scan: string
  /** What can be done with the key. */
  below: Html
}

/** A Registration Key and beside it the way into its device; printed, one A4 page to keep there (P14, P17, P23). */
export function keySheet(text: Text, { key, family, rows, printed, usable, beside, scan, below }: KeySheetProps): Html {
  const { sheet, common } = text
  const shown = formatCode(key)
  return html`<div class="key-sheet${beside && ' columns'}"><div>${result({
    label: common.registrationKey,
    value: shown,
    more: copyButton(text, common.registrationKey, shown),
    aside: usable ? qr(key, sheet.qr, 'on-paper') : undefined,
    rows: summary(rows),
  })}${below}</div>
<section class="sheet${!beside && ' on-paper'}">
${usable && wayOf(text, family, beside)}<div class="on-paper">
<dl class="printed">${printed.map(([label, value]) => html`<div><dt>${label}</dt><dd><bdi>${value}</bdi></dd></div>`)}</dl>
<div class="scan-row"><div><dl>${sheet.byHand.map(label => html`<div><dt>${label}</dt><dd></dd></div>`)}</dl>
<p>${sheet.scan}</p><p>${sheet.keep}</p></div>${qr(scan, sheet.scanQr, 'on-paper scan')}</div></div>
</section></div>
`
}

/** Each family takes its key in a way of its own; the manual tells that of HDコム (M§3.2). */
function wayOf({ sheet, lang }: Text, family: Family, beside: KeySheetProps['beside']): Html {
  if (family === 'mpcs') return html`<p>${sheet.wayElsewhere}</p>`
  return html`<h2><span class="piece">${sheet.way}</span> <span class="piece">${sheet.wayBy}</span></h2>${beside?.drawing}<ol>${sheet.steps.map(step => html`<li>${marked(lang, step)}</li>`)}</ol>
${beside && html`<p class="on-screen"><a href="${beside.guide.href}">${beside.guide.text}</a></p>`}`
}

/** A page's heading, which on paper names the sheet instead. */
export function sheetHeading({ sheet }: Text, title: string): Html {
  return html`<h1><span class="on-screen">${title}</span><span class="on-paper">${sheet.title}</span></h1>`
}

/** Shown by enhance.ts: printing from the page needs a script; the browser's own menu prints the same. */
export function printButton({ sheet }: Text): Html {
  return html`<button type="button" class="button secondary" data-print hidden>${sheet.print}</button>`
}
