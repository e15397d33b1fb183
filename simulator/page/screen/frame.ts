// What every screen has: where it is, its name, and at the bottom edge what the keys do here.
import type { COLOURS } from '../../device/keys.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../text/text.ts'

type Colour = (typeof COLOURS)[number]
/** A key of the remote control and what it does on this screen, where its name does not say it. */
export type Hint = { colour: Colour; does: string } | { key: string; does: string }

type Shown = { title: Html | string; trail?: string[]; body: Html; hints: Hint[]; dialog?: Html | undefined }

export function frame(text: Text, { title, trail = [], body, hints, dialog }: Shown): Html {
  return html`<div class="screen">
<p class="trail">${trail.map(name => html`<span>${name}</span>`)}</p>
<h3>${title}</h3>
<div class="body">${body}</div>
<ul class="hints">${hints.map(hint => hintItem(text, hint))}</ul>
${dialog && html`<div class="dialog"><div>${dialog}</div></div>`}
</div>`
}

function hintItem(text: Text, hint: Hint): Html {
  if ('colour' in hint)
    return html`<li><span class="chip ${hint.colour}">${text.colour[hint.colour]}</span>${hint.does}</li>`
  return html`<li><b>${hint.key}</b>${hint.does}</li>`
}

/** What the arrows have chosen: seen as a frame, and said to who does not see it. */
export function chosen(isChosen: boolean): Html | '' {
  return isChosen ? html` aria-current="true"` : ''
}

export function hintsOf(text: Text) {
  const { hint, keys } = text
  return {
    choose: { key: '▲▼', does: hint.choose } as Hint,
    open: { key: keys.enter, does: hint.open } as Hint,
    confirm: { key: keys.enter, does: hint.confirm } as Hint,
    type: { key: keys.enter, does: hint.type } as Hint,
    back: { key: keys.back, does: '' } as Hint,
    menu: { key: keys.menu, does: hint.open } as Hint,
    colour: (colour: Colour, does: string): Hint => ({ colour, does }),
  }
}
