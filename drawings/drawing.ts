// The drawings that portal and simulator share: what lies in front of a user, as few strokes as it takes. Each is made of
// shapes, so that one of them can stand in another; style.css colours them. It knows neither of the two.
import { html } from 'hono/html'

export type Shapes = ReturnType<typeof html>

/** How much of the plane is seen, in units of the drawing: left, top, width, height. */
type View = readonly [left: number, top: number, width: number, height: number]

/** Hidden from screen readers: the words beside it say the same. @param kind its class besides `drawing` */
export function drawing(kind: string, view: View, shapes: Shapes): Shapes {
  return html`<svg class="drawing ${kind}" viewBox="${view.join(' ')}" aria-hidden="true">${shapes}</svg>`
}

/** Shapes elsewhere on the plane. */
export function placed(shapes: Shapes, x: number, y: number): Shapes {
  return html`<g transform="translate(${x} ${y})">${shapes}</g>`
}

/** A code as it is printed: what it is called above it. @param spot lights up with the field of this name (style.css) */
export function printed(x: number, y: number, { name, code, spot }: Printed): Shapes {
  const lit =
    spot &&
    html`<rect class="spot ${spot}" x="${x - 6}" y="${y + 7}" width="${code.length * 8 + 12}" height="23" rx="4"/>`
  return html`${lit}<text x="${x}" y="${y}">${name}<tspan class="digits" x="${x}" dy="24">${code}</tspan></text>`
}

export type Printed = { name: string; code: string; spot?: string | undefined }
