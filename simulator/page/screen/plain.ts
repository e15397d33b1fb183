// The screens that only show: ホーム, 拡張機能の確認, ソフトウェアの拡張, 起動, and the dark one.
import { qr } from '#drawings/qr'
import type { Device } from '../../device/device.ts'
import { inGroups } from '../../device/mprId.ts'
import { serviceShown } from '../../device/service.ts'
import { type Html, html } from '../html.ts'
import { scanAddress } from '../scanAddress.ts'
import type { Text } from '../text/text.ts'
import { frame, hintsOf } from './frame.ts'
import { withNative } from './native.ts'

export function offScreen(text: Text): Html {
  return html`<div class="screen dark"><p class="unseen">${text.off}</p></div>`
}

export function startingScreen(text: Text): Html {
  return html`<div class="screen starting"><p class="brand">HD Visual Communication</p><p class="bar"><span></span></p>
<p>${text.starting}</p><p class="soft">${text.startingNote}</p></div>`
}

export function homeScreen(device: Device, now: number, text: Text): Html {
  const shown = serviceShown(device.memory, now)
  const number = shown.is === 'active' ? shown.connectionNumber : null
  return frame(text, {
    title: withNative(text, words => words.screen.home),
    trail: [text.date(now)],
    body: html`<p class="welcome">${text.welcome}</p>
<dl class="rows"><div><dt>${text.connectionNumber}</dt><dd>${number ? inNumberGroups(number) : text.noConnectionNumber}</dd></div></dl>
<p class="soft">${device.plugged ? text.network.plugged : text.network.unplugged}</p>`,
    hints: [hintsOf(text).menu],
  })
}

export function extensionsScreen(device: Device, { now, portal }: { now: number; portal: string }, text: Text): Html {
  const { mprId } = device.memory
  return frame(text, {
    title: withNative(text, words => words.screen.extensions),
    trail: [text.screen.menu, text.screen.settings],
    body: html`<dl class="rows"><div><dt>${text.mprId}</dt><dd class="code">${inGroups(mprId)}</dd></div>
${serviceRow(device, now, text)}</dl>
<div class="scan">${qr(scanAddress(portal, mprId), text.scanQr, 'lit')}<p class="soft">${text.scan}</p></div>`,
    hints: [hintsOf(text).back],
  })
}

export function softwareScreen(device: Device, now: number, text: Text): Html {
  const { colour, back } = hintsOf(text)
  return frame(text, {
    title: withNative(text, words => words.screen.software),
    trail: [text.screen.adminMenu],
    body: html`<dl class="rows">${serviceRow(device, now, text)}</dl><p class="soft">${text.softwareNote}</p>`,
    hints: [colour('green', text.hint.registerKey), back],
  })
}

function serviceRow(device: Device, now: number, text: Text): Html {
  const shown = serviceShown(device.memory, now)
  return html`<div><dt>${withNative(text, words => words.service)}</dt><dd class="status ${shown.is}">${withNative(text, words => words.status(shown))}</dd></div>`
}

/** 111-2345-6789 */
function inNumberGroups(number: string): string {
  return number.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1-$2-$3')
}
