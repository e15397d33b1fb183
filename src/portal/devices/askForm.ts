// 「当社に依頼する」, below the reason why the company cannot do it itself (R22, R23).
import { type Asked, MOST_WAITING, type WishKind } from '#domain/request'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import { radios } from '#ui/radios'
import type { Text } from '#words/text'

type AskProps = {
  /** The form's address: that of the act itself. */
  action: string
  kind: WishKind
  /** What was typed before and goes along. */
  hidden: Form
  /** The page has another form, whose button is the first choice. */
  beside?: boolean
  /** To choose a reason from, where none was chosen yet. */
  whys?: { legend: string; options: { value: string; label: string }[]; error: string | undefined }
}

export function askForm({ request }: Text, { action, kind, hidden, beside = false, whys }: AskProps): Html {
  return html`<section class="card"><h2>${request.title}</h2><p>${inPieces(request.leads[kind])}</p>
<form method="post" action="${action}" novalidate><input type="hidden" name="ask" value="yes">${Object.entries(
    hidden,
  ).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${whys && radios({ ...whys, name: 'why', value: hidden.why })}
<div class="buttons"><button class="button ${beside ? 'secondary' : 'primary'}" type="submit">${request.submit}</button></div></form></section>`
}

/** What is said where asking came to nothing. */
export function notAskedText({ request }: Text, asked: Exclude<Asked, 'asked'>): string {
  return asked === 'waits' ? request.waits : request.tooMany(MOST_WAITING)
}
