// What stands in the place of the robot check's picture while its client has to wait for one: words, as a picture.
import { type Html, html } from './html.ts'

const LINE = 20

/** @param lines of about twelve letters each, since the picture is 200 × 68 */
export function noPicture(lines: string[]): Html {
  const first = 34 - ((lines.length - 1) * LINE) / 2
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 68" width="336" height="114"><rect width="200" height="68" fill="#fff"/><g fill="#333" font-family="sans-serif" font-size="14" text-anchor="middle" dominant-baseline="central">${lines.map((line, i) => html`<text x="100" y="${first + i * LINE}">${line}</text>`)}</g></svg>`
}
