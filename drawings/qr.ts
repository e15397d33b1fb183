// A QR code as one path: sharp at any size, and without an inline style, which the CSP would refuse.
import { html } from 'hono/html'
import { encode } from 'uqr'
import type { Shapes } from './drawing.ts'

const MASK = 0 // a chequerboard, which random digits keep even
const QUIET = 4 // modules of white around it, as ISO/IEC 18004 asks

/** On a page. @param label what a screen reader says instead @param look its classes besides `qr` */
export function qr(content: string, label: string, look: string): Shapes {
  const { view, shapes } = shapesOf(content)
  return html`<svg class="qr ${look}" ${view} shape-rendering="crispEdges" role="img" aria-label="${label}">${shapes}</svg>
`
}

/** In a drawing, in its units. */
export function qrAt(content: string, [x, y]: readonly [x: number, y: number], side: number): Shapes {
  const { view, shapes } = shapesOf(content)
  return html`<svg x="${x}" y="${y}" width="${side}" height="${side}" ${view} shape-rendering="crispEdges">${shapes}</svg>`
}

function shapesOf(content: string): { view: Shapes; shapes: Shapes } {
  // Level Q (a quarter may be damaged): 16 digits still fit the smallest size, and paper gets stains. Every reader knows
  // every mask; to choose the prettiest of the eight took a fifth of the time of a completion page.
  const { data, size } = encode(content, { ecc: 'Q', border: 0, maskPattern: MASK })
  const side = size + 2 * QUIET
  return {
    view: html`viewBox="${-QUIET} ${-QUIET} ${side} ${side}"`,
    shapes: html`<path fill="#fff" d="M${-QUIET} ${-QUIET}h${side}v${side}H${-QUIET}z"/><path stroke="#000" d="${data.map(rowStrokes).join('')}"/>`,
  }
}

/** The dark runs of a row as one dashed stroke, a module thick. */
function rowStrokes(row: boolean[], y: number): string {
  let path = ''
  let end = 0
  for (let x = 0; x < row.length; x++) {
    if (!row[x]) continue
    const start = x
    while (row[x]) x++
    path += `${path === '' ? `M${start} ${y}.5` : `m${start - end} 0`}h${x - start}`
    end = x
  }
  return path
}
