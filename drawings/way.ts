// What the system does, from left to right: a card becomes a key, and the key brings a screen to life.
import { html } from 'hono/html'
import { drawing, placed, type Shapes } from './drawing.ts'
import { televisionShapes } from './television.ts'

export type WayWords = {
  /** What of the card is read. */
  code: string
  /** The key's name in two lines. */
  key: [string, string]
  /** What the television shows. */
  shown: string[]
}

export function way({ code, key, shown }: WayWords): Shapes {
  const [above, below] = key
  return drawing(
    'way',
    [0, 0, 616, 140],
    html`<rect class="paper" x="1" y="9" width="198" height="122" rx="10"/><path class="band" d="M1 26h198v13H1z"/><text x="18" y="78">Activation Key No.<tspan class="digits" x="18" dy="26">${code}</tspan></text><rect class="body" x="252" y="1" width="116" height="137" rx="8"/><g class="middle"><text x="310" y="64">${above}</text><text x="310" y="86">${below}</text></g><path class="band" d="M286 104h48v4h-48z"/><path class="line" d="${arrow(211)}${arrow(379)}"/>${placed(televisionShapes(shown), 416, 1)}`,
  )
}

const arrow = (x: number) => `M${x} 70h28m-10-9l10 9-10 9`
