// The device from below, with its label (M§3.1).
import { html } from 'hono/html'
import { drawing, printed, type Shapes } from './drawing.ts'
import { qrAt } from './qr.ts'

/** @param code the MPR ID in its groups. @param spot the field that asks for it */
export function label(code: string, spot?: string): Shapes {
  return drawing(
    'label',
    [0, 0, 264, 160],
    html`<rect class="body" x="1" y="1" width="262" height="158" rx="12"/><path class="line" d="M102 18h60M102 26h60"/><path class="feet" d="M22 22h220.1M22 138h220.1"/>${sticker(code, { spot })}`,
  )
}

/** The label alone, wider by a QR code. @param scan what the QR code holds */
export function stickerOf(code: string, scan: string): Shapes {
  const side = 76
  return drawing(
    'label',
    [27, 43, 210 + side, 84],
    html`${sticker(code, { wider: side })}${qrAt(scan, [233, 47], side)}`,
  )
}

const sticker = (code: string, { spot, wider = 0 }: { spot?: string | undefined; wider?: number } = {}) =>
  html`<rect class="paper" x="28" y="44" width="${208 + wider}" height="82" rx="5"/>${printed(46, 76, { name: 'MPR ID', code, spot })}`
