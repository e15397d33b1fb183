// The device's remote control: arrows round 決定, four colours, digits. The simulator has it in life size.
import { html } from 'hono/html'
import { drawing, type Shapes } from './drawing.ts'

/** @param pressed the colour that is to be pressed, seen by a ring */
export function remote(pressed?: Colour): Shapes {
  const at = pressed && COLOURS.indexOf(pressed)
  return drawing(
    'remote-drawn',
    [0, 0, 68, 176],
    html`<rect class="case" width="68" height="176" rx="18"/><circle class="key" cx="34" cy="38" r="25"/><circle class="enter" cx="34" cy="38" r="10"/><path class="arrows" d="M34 16l4 6h-8zM34 60l4-6h-8zM12 38l6-4v8zM56 38l-6-4v8z"/>${COLOURS.map((colour, i) => html`<path class="${colour}" d="M${15 + 12 * i} 82h2"/>`)}${at !== undefined && html`<circle class="ring-drawn" cx="${16 + 12 * at}" cy="82" r="8"/>`}<path class="digit-keys" d="M16 104h36.1M16 122h36.1M16 140h36.1M34 158h1"/>`,
  )
}

const COLOURS = ['blue', 'red', 'green', 'yellow'] as const
type Colour = (typeof COLOURS)[number]
