// A QR code as one path: sharp at any size, and without an inline style, which the CSP would refuse.
import { encode } from 'uqr'
import { type Html, html } from './html.ts'

const MASK = 0 // a chequerboard, which random digits keep even
const QUIET = 4 // modules of white around it, as ISO/IEC 18004 asks

/** @param label what a screen reader says instead */
export function qr(content: string, label: string): Html {
  // Level Q (a quarter may be damaged): 16 digits still fit the smallest size, and paper gets stains. Every reader knows
  // every mask; to choose the prettiest of the eight took a fifth of the time of a completion page.
  const { data, size } = encode(content, { ecc: 'Q', border: 0, maskPattern: MASK })
  return html`<svg class="qr on-paper" viewBox="${-QUIET} ${-QUIET} ${size + 2 * QUIET} ${size + 2 * QUIET}" shape-rendering="crispEdges" role="img" aria-label="${label}"><path fill="#fff" d="M${-QUIET} ${-QUIET}h${size + 2 * QUIET}v${size + 2 * QUIET}H${-QUIET}z"/><path stroke="#000" d="${data.map(rowStrokes).join('')}"/></svg>
`
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
