// レジストレーションキー登録 (M§3.2 VII–IX): four groups of four digits over a pad of sixteen keys.
import { KEY_DIGITS, type KeyEntry, PAD, PAD_ROW } from '../../device/device.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../text/text.ts'
import { confirmDialog, failedDialog } from './dialog.ts'
import { chosen, frame, hintsOf } from './frame.ts'
import { withNative } from './native.ts'

const GROUP = 4

export function keyScreen(entry: KeyEntry, text: Text): Html {
  const { colour, type, back } = hintsOf(text)
  const { typed, pad, on, dialog } = entry
  return frame(text, {
    title: withNative(text, words => words.screen.key),
    trail: [text.screen.adminMenu, text.screen.software],
    body: html`<p class="groups">${[0, 1, 2, 3].map(group => groupOf(entry, group))}</p>
<div class="pad">${[0, PAD_ROW].map(
      row =>
        html`<p>${[...PAD.slice(row, row + PAD_ROW)].map(
          (digit, i) => html`<span${chosen(on === 'pad' && !dialog && pad === row + i)}>${digit}</span>`,
        )}</p>`,
    )}</div>
${messageOf(entry, text)}`,
    hints: [
      colour('green', text.hint.save),
      colour('yellow', text.hint.erase),
      ...(typed ? [colour('blue', text.hint.clear)] : []),
      type,
      back,
    ],
    dialog: dialog && (dialog.ask === 'failed' ? failedDialog(text) : confirmDialog(text, dialog)),
  })
}

function groupOf({ typed, caret, on }: KeyEntry, group: number): Html {
  const first = group * GROUP
  const isHere = Math.min(caret, KEY_DIGITS - 1) >= first && Math.min(caret, KEY_DIGITS - 1) < first + GROUP
  const digits = [0, 1, 2, 3].map(i => {
    const place = first + i
    const classes = [typed[place] ? '' : 'empty', on === 'digits' && place === caret ? 'caret' : ''].join(' ').trim()
    return html`<span${classes ? html` class="${classes}"` : ''}>${typed[place] ?? '_'}</span>`
  })
  return html`<span class="group${isHere ? ' here' : ''}"${chosen(on === 'digits' && isHere)}>${digits}</span>`
}

function messageOf({ typed, incomplete }: KeyEntry, text: Text): Html {
  const missing = KEY_DIGITS - typed.length
  if (incomplete && missing > 0) return html`<p class="notice wrong">${text.incomplete(missing)}</p>`
  return html`<p class="soft">${missing === 0 ? text.complete : text.keyNote}</p>`
}
