import { type Html, html } from './html.ts'
import { inPieces } from './pieces.ts'

export type NoticeKind = 'info' | 'done' | 'warn'

/** A message that stands by itself. The words must say it all; colour and mark only help. */
export function notice(kind: NoticeKind, title: string | undefined, body: Html | string): Html {
  return html`<div class="notice ${kind}">
${
  title &&
  html`<p class="notice-title">${title}</p>
`
}${typeof body === 'string' && body !== '' ? html`<p>${inPieces(body)}</p>` : body}
</div>
`
}
