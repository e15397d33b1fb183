// From a completion page to the device in 機器一覧, where a mistake can be taken back (R22).
import { formatCode, type MprId } from '#domain/codes'
import { may } from '#domain/may'
import type { User } from '#domain/who'
import { type Html, html } from '#ui/html'
import type { Text } from '#words/text'

export function undoWay(text: Text, mprId: MprId, by: User): Html | '' {
  if (!may(by, 'undo')) return ''
  return html`<p class="note on-screen"><a href="/devices?q=${formatCode(mprId)}">${text.undo.mistaken}</a></p>`
}
