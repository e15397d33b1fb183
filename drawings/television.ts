// A television that the device is connected to: what it shows is words.
import { html } from 'hono/html'
import { drawing, type Shapes } from './drawing.ts'

/** @param lines from the top, as the device shows them */
export function television(lines: string[]): Shapes {
  return drawing('television', [0, 0, 200, 138], televisionShapes(lines))
}

export function televisionShapes(lines: string[]): Shapes {
  const first = 62 - (lines.length - 1) * 9
  return html`<path class="line" d="M72 114v20M128 114v20M46 136h108"/><rect class="case" width="200" height="116" rx="7"/><rect class="glass" x="7" y="7" width="186" height="102" rx="2"/>${lines.map((line, i) => html`<text class="shown" x="100" y="${first + i * 20}">${line}</text>`)}`
}
