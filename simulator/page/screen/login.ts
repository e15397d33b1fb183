// 管理者でログイン (M§3.2-IV)
import { type Login, PASSWORD_DIGITS } from '../../device/device.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../text/text.ts'
import { chosen, frame, hintsOf } from './frame.ts'
import { withNative } from './native.ts'

export function loginScreen({ typed, at, wrong, from }: Login, text: Text): Html {
  const { colour, choose, confirm, back } = hintsOf(text)
  const rest = PASSWORD_DIGITS.most - typed.length
  return frame(text, {
    title: withNative(text, words => words.screen.login),
    trail: from === 'menu' ? [text.screen.menu] : [text.screen.menu, text.screen.settings],
    body: html`<p class="name">${text.password}</p>
<p class="entry"${chosen(at === 'password')}><span>${'●'.repeat(typed.length)}</span><span class="rest">${'＿'.repeat(rest)}</span></p>
<p class="action"${chosen(at === 'button')}>${withNative(text, words => words.logIn)}</p>
${wrong ? html`<p class="notice wrong">${text.wrong[wrong]}</p>` : html`<p class="soft">${text.passwordNote}</p>`}`,
    hints: [colour('yellow', text.hint.erase), choose, confirm, back],
  })
}
