// The device from below, with its label (M§3.1).
import { html } from 'hono/html'
import { drawing, printed, type Shapes } from './drawing.ts'

/** @param code the MPR ID in its groups. @param spot the field that asks for it */
export function label(code: string, spot?: string): Shapes {
  return drawing(
    'label',
    [0, 0, 264, 160],
    html`<rect class="body" x="1" y="1" width="262" height="158" rx="12"/><path class="line" d="M102 18h60M102 26h60"/><path class="feet" d="M22 22h220.1M22 138h220.1"/>${sticker(code, spot)}`,
  )
}

/** The label alone. */
export function stickerOf(code: string): Shapes {
  return drawing('label', [27, 43, 210, 84], sticker(code))
}

const sticker = (code: string, spot?: string) =>
  html`<rect class="paper" x="28" y="44" width="208" height="82" rx="5"/>${printed(46, 76, { name: 'MPR ID', code, spot })}`
