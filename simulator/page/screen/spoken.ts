// What a screen reader says of a screen: its name when it comes up, then only what changed.
import { type Device, KEY_DIGITS, type KeyEntry, type Login, PAD } from '../../device/device.ts'
import { inGroups } from '../../device/mprId.ts'
import { serviceShown } from '../../device/service.ts'
import type { Text } from '../text/text.ts'
import { ITEMS } from './lists.ts'

/** The screen's name, and what is chosen or told on it. */
export type Spoken = { screen: string; detail: string }

export function spokenOf(device: Device, now: number, text: Text): Spoken {
  const { screen, memory } = device
  const service = () => `${text.service} ${text.status(serviceShown(memory, now))}`
  switch (screen.name) {
    case 'off':
      return { screen: text.off, detail: '' }
    case 'starting':
      return { screen: text.starting, detail: text.startingNote }
    case 'home':
      return { screen: text.screen.home, detail: text.homeNote }
    case 'menu':
    case 'settings':
    case 'adminMenu': {
      const item = text.item[ITEMS[screen.name][screen.at]!]
      const dialog = 'dialog' in screen ? screen.dialog : undefined
      const notice = 'notHere' in screen && screen.notHere ? text.notHere : item
      return { screen: text.screen[screen.name], detail: dialog ? confirmed(dialog, text) : notice }
    }
    case 'extensions':
      return { screen: text.screen.extensions, detail: `${text.mprId} ${inGroups(memory.mprId)} ${service()}` }
    case 'login':
      return { screen: text.screen.login, detail: ofLogin(screen, text) }
    case 'software':
      return { screen: text.screen.software, detail: `${service()} ${text.softwareNote}` }
    case 'key':
      return { screen: text.screen.key, detail: ofKeyEntry(screen, text) }
  }
}

function confirmed({ ask, yes }: { ask: 'save' | 'restart'; yes: boolean }, text: Text): string {
  return `${text[ask]} ${yes ? text.yes : text.no}`
}

function ofLogin({ typed, at, wrong }: Login, text: Text): string {
  if (wrong) return text.wrong[wrong]
  return at === 'button' ? text.logIn : `${text.password} ${text.passwordTyped(typed.length)}`
}

function ofKeyEntry({ typed, caret, pad, on, dialog, incomplete }: KeyEntry, text: Text): string {
  if (dialog) return dialog.ask === 'failed' ? `${text.failed} ${text.failedNote}` : confirmed(dialog, text)
  if (incomplete) return text.incomplete(KEY_DIGITS - typed.length)
  if (typed.length === KEY_DIGITS && on === 'pad') return text.complete
  if (on === 'digits') return `${text.digitAt(caret + 1)} ${typed[caret] ?? ''}`
  return `${PAD[pad]} ${text.keyTyped(typed.length)}`
}
