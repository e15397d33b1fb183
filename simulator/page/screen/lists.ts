// メニュー, 設定／保守をする, 管理者メニュー一覧: a name and a column of items.
import { ADMIN_MENU, MENU, type Screen, SETTINGS } from '../../device/device.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../text/text.ts'
import { confirmDialog } from './dialog.ts'
import { chosen, frame, hintsOf } from './frame.ts'
import { withNative } from './native.ts'

type List = Screen & { name: 'menu' | 'settings' | 'adminMenu' }

export const ITEMS = { menu: MENU, settings: SETTINGS, adminMenu: ADMIN_MENU }

export function listScreen(screen: List, text: Text): Html {
  const { choose, open, back, colour } = hintsOf(text)
  const { name, at } = screen
  const login = name === 'menu' ? [colour('yellow', text.hint.login)] : []
  return frame(text, {
    title: withNative(text, words => words.screen[name]),
    trail: { menu: [], settings: [text.screen.menu], adminMenu: [] }[name],
    body: html`<ul class="items">${ITEMS[name].map((item, i) => html`<li${chosen(i === at)}>${withNative(text, words => words.item[item])}</li>`)}</ul>
${'notHere' in screen && screen.notHere && html`<p class="notice">${text.notHere}</p>`}`,
    hints: [...login, choose, open, back],
    dialog: 'dialog' in screen && screen.dialog ? confirmDialog(text, screen.dialog) : undefined,
  })
}
