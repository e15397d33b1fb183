// A device as it stands in the room: television, remote control, cable, and the label on its bottom.
import { stickerOf } from '#drawings/label'
import type { Device } from '../device/device.ts'
import { inGroups } from '../device/mprId.ts'
import { type Html, html } from './html.ts'
import { action, remote } from './remote.ts'
import { scanAddress } from './scanAddress.ts'
import { screenOf } from './screen/screen.ts'
import { spokenOf } from './screen/spoken.ts'
import type { Text } from './text/text.ts'

/** @param portal its origin, which the QR code on the label leads to */
export function place(device: Device, { now, portal }: { now: number; portal: string }, text: Text): Html {
  const { mprId } = device.memory
  const name = inGroups(mprId)
  const spoken = spokenOf(device, now, text)
  return html`<article class="device" id="device-${mprId}" data-device="${mprId}" data-plugged="${device.plugged}" aria-labelledby="name-${mprId}">
<h2 id="name-${mprId}" class="unseen">${text.page.device(name)}</h2>
<div class="set">
<div class="tv" role="application" tabindex="0" aria-label="${text.page.television(name)}" aria-describedby="spoken-${mprId}">
<div class="glass" data-screen>${screenOf(device, { now, portal }, text)}</div>
</div>
${remote({ mprId, name, text })}
</div>
<p class="unseen" id="spoken-${mprId}" role="status" aria-atomic="false"><span data-spoken>${spoken.screen}</span> <span data-spoken>${spoken.detail}</span></p>
<div class="under">
<figure class="sticker"><figcaption>${text.page.label}</figcaption>${stickerOf(name, scanAddress(portal, mprId))}</figure>
${cable(device, text)}
${removal(mprId, text)}
</div>
</article>`
}

/** @returns the words for the state of the cable, and for what its button does */
export function cableWords({ plugged }: Device, { page }: Text): [string, string] {
  return plugged ? [page.plugged, page.pull] : [page.unplugged, page.putIn]
}

function cable(device: Device, text: Text): Html {
  const [state, does] = cableWords(device, text)
  return html`<form class="cable" method="post" action="${action(text, device.memory.mprId, 'plug')}" data-plug>
<svg viewBox="0 0 120 32" width="120" height="32" aria-hidden="true"><path class="cord" d="M0 16h52"/><g class="plug"><path d="M44 8h20v16H44z"/><path d="M64 12h8M64 16h8M64 20h8"/></g><path class="socket" d="M82 5h34v22H82zM82 11h-4v10h4"/></svg>
<p><span>${text.page.cable}</span> <b data-cable>${state}</b></p>
<button type="submit" name="plugged" value="${!device.plugged}" aria-label="${text.page.cable} ${does}"><span data-cable>${does}</span></button>
</form>`
}

function removal(mprId: string, text: Text): Html {
  const { remove, removeNote, removeNow } = text.page
  return html`<details class="removal"><summary>${remove}</summary>
<form method="post" action="${action(text, mprId, 'remove')}"><p>${removeNote}</p><button type="submit">${removeNow}</button></form></details>`
}
