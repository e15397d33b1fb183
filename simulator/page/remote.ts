// The remote control: each key is a button of a form, so it works without script too.
import { COLOURS, type Key } from '../device/keys.ts'
import { type Html, html } from './html.ts'
import type { Text } from './text/text.ts'

type Remote = { mprId: string; name: string; text: Text }

export function remote({ mprId, name, text }: Remote): Html {
  const { keys, page } = text
  return html`<form class="remote" method="post" action="${action(text, mprId, 'press')}" data-press aria-label="${page.remote(name)}">
<p class="top">${button('power', power, 'power', keys.power)}</p>
<div class="ring" role="group" aria-label="${page.arrows}">
${button('up', '▲', 'arrow up', keys.up)}
${button('left', '◀', 'arrow left', keys.left)}
${button('enter', keys.enter, 'enter')}
${button('right', '▶', 'arrow right', keys.right)}
${button('down', '▼', 'arrow down', keys.down)}
</div>
<div class="pair">${button('back', keys.back, 'wide')}${button('menu', keys.menu, 'wide')}</div>
<div class="colours">${COLOURS.map(colour => button(colour, text.colour[colour], `colour ${colour}`))}</div>
<div class="digits" role="group" aria-label="${page.digits}">${([...'1234567890'] as Key[]).map(digit => button(digit, digit, `digit d${digit}`))}</div>
</form>`
}

/** @param label said instead of what stands on the key, where that is a sign */
function button(key: Key, face: string | Html, classes: string, label?: string): Html {
  const ariaLabel = label ? html` aria-label="${label}"` : ''
  return html`<button type="submit" name="key" value="${key}" class="${classes}"${ariaLabel}>${face}</button>`
}

const power = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true"><path d="M12 3v9M7 6.5a7.5 7.5 0 1 0 10 0" fill="none" stroke="currentColor" stroke-width="2.2" stroke-linecap="round"/></svg>`

/** Where a form about a device is posted to; the language comes along. */
export function action(text: Text, mprId: string, what: string): string {
  return `/devices/${mprId}/${what}?lang=${text.lang}`
}
