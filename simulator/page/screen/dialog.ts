// What lies over a screen until it is answered.
import type { Confirm } from '../../device/device.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../text/text.ts'
import { chosen } from './frame.ts'
import { withNative } from './native.ts'

export function confirmDialog(text: Text, { ask, yes }: Confirm): Html {
  return html`<p>${text[ask]}</p>
<ul class="choice"><li${chosen(yes)}>${withNative(text, words => words.yes)}</li><li${chosen(!yes)}>${withNative(text, words => words.no)}</li></ul>`
}

export function failedDialog(text: Text): Html {
  return html`<p><strong>${withNative(text, words => words.failed)}</strong></p><p>${text.failedNote}</p>
<ul class="choice"><li${chosen(true)}>${text.ok}</li></ul>`
}
