// New cards to print: A4, eight a page, each with both codes and a QR code of them for a phone (domain/scanned.ts).
import { renderSVG } from 'uqr'
import { formatCode } from '#domain/codes'
import { scanAddress } from '#domain/scanned'
import type { MintedCard } from '#operations/cards/mintKeys'

const ON_A_PAGE = 8

/** @param about whose portal it is, what the cards are, and whom they are for */
export function cardSheet(
  cards: MintedCard[],
  about: { origin: string; nameJa: string; nameEn: string; mintedFor: string | undefined },
): string {
  const pages = Array.from({ length: Math.ceil(cards.length / ON_A_PAGE) }, (_, i) =>
    cards.slice(i * ON_A_PAGE, (i + 1) * ON_A_PAGE),
  )
  return `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>アクティベーションキーカード: ${escaped(about.nameJa)}</title>
<style>${STYLE}</style>
</head>
<body>
${pages.map(page => `<section class="page">\n${page.map(card => oneCard(card, about)).join('\n')}\n</section>`).join('\n')}
</body>
</html>
`
}

function oneCard(
  { activationKeyNo, registrationId }: MintedCard,
  { origin, nameJa, nameEn, mintedFor }: Parameters<typeof cardSheet>[1],
): string {
  const address = scanAddress(origin, { activationKeyNo, registrationId })
  return `<article class="card">
<h1>アクティベーションキーカード <small lang="en">Activation key card</small></h1>
<p class="product">${escaped(nameJa)}<br><small lang="en">${escaped(nameEn)}</small></p>
<div class="both"><dl><dt>Activation Key No.</dt><dd>${formatCode(activationKeyNo)}</dd><dt>Registration ID</dt><dd>${formatCode(registrationId)}</dd></dl>
<figure>${renderSVG(address, { ecc: 'M', border: 4 })}<figcaption>スマートフォンで読み取ると、コードが入力されます。</figcaption></figure></div>
<p class="where">${escaped(origin)}${mintedFor ? ` ・ ${escaped(mintedFor)}` : ''}</p>
</article>`
}

const STYLE = `
@page { size: A4; margin: 10mm; }
* { box-sizing: border-box; margin: 0; }
body { font-family: "Noto Sans JP", "Noto Sans CJK JP", "Hiragino Sans", "Yu Gothic", sans-serif; color: #000; }
.page { display: grid; grid-template-columns: 1fr 1fr; grid-template-rows: repeat(4, 67mm); gap: 2mm 4mm; break-after: page; }
.page:last-child { break-after: auto; }
.card { border: 0.3mm solid #000; border-radius: 3mm; padding: 4mm; overflow: hidden; break-inside: avoid; }
h1 { font-size: 10pt; }
small { font-size: 7pt; font-weight: normal; }
.product { margin-top: 1.5mm; font-size: 9pt; line-height: 1.35; }
.both { display: flex; justify-content: space-between; gap: 2mm; margin-top: 2mm; }
dt { font-size: 7pt; }
dd { font: 700 11pt "Noto Sans Mono", "Noto Sans Mono CJK JP", monospace; margin-bottom: 1.5mm; white-space: nowrap; }
figure { width: 27mm; flex: none; text-align: center; }
figure svg { display: block; width: 25mm; height: 25mm; margin: 0 auto; }
figcaption { font-size: 5.5pt; line-height: 1.3; }
.where { margin-top: 1mm; font-size: 6.5pt; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
`

const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[&<>"]/g, sign => SIGNS[sign]!)
