// The screens that are lists: メニュー, 設定／保守をする, 管理者メニュー一覧 (M§3.2 I–III, V).
import { ADMIN_MENU, type Confirm, MENU, type Screen, SETTINGS } from './device.ts'
import type { Key } from './keys.ts'

type Named<Name> = Screen & { name: Name }

export function pressInMenu(screen: Named<'menu'>, key: Key): Screen {
  if (key === 'yellow') return { name: 'login', typed: '', at: 'password', from: 'menu' } // M§3.2-IV
  if (key === 'back' || key === 'erase' || key === 'menu') return { name: 'home' }
  if (key !== 'enter') return moved(screen, key, MENU.length)
  return MENU[screen.at] === 'settings' ? { name: 'settings', at: 0 } : { ...screen, notHere: true }
}

export function pressInSettings(screen: Named<'settings'>, key: Key): Screen {
  if (key === 'back' || key === 'erase') return { name: 'menu', at: MENU.indexOf('settings') }
  if (key === 'menu') return { name: 'menu', at: 0 }
  if (key !== 'enter') return moved(screen, key, SETTINGS.length)
  if (SETTINGS[screen.at] === 'extensions') return { name: 'extensions' }
  return { name: 'login', typed: '', at: 'password', from: 'settings' }
}

/** @returns 'restart' when the whole device has to */
export function pressInAdminMenu(screen: Named<'adminMenu'>, key: Key): Screen | 'restart' {
  if (screen.dialog) {
    const next = pressInConfirm(screen.dialog, key)
    if (next === 'yes') return 'restart'
    return next === 'no' ? { name: 'adminMenu', at: screen.at } : { ...screen, dialog: next }
  }
  if (key === 'back' || key === 'erase') return { name: 'settings', at: SETTINGS.indexOf('login') }
  if (key !== 'enter') return moved(screen, key, ADMIN_MENU.length)
  const chosen = ADMIN_MENU[screen.at]
  if (chosen === 'software') return { name: 'software', typed: '' }
  if (chosen === 'restart') return { name: 'adminMenu', at: screen.at, dialog: { ask: 'restart', yes: false } }
  return { ...screen, notHere: true }
}

/** はい stands left of いいえ (M§3.2-IX); いいえ is chosen at first, so that 決定 twice changes nothing. */
export function pressInConfirm(dialog: Confirm, key: Key): Confirm | 'yes' | 'no' {
  if (key === 'enter') return dialog.yes ? 'yes' : 'no'
  if (key === 'back' || key === 'erase') return 'no'
  if (key === 'left') return { ...dialog, yes: true }
  return key === 'right' ? { ...dialog, yes: false } : dialog
}

/** The choice moves and stops at both ends. */
function moved<S extends Named<'menu' | 'settings' | 'adminMenu'>>(screen: S, key: Key, items: number): S {
  if (key !== 'up' && key !== 'down') return screen
  const at = Math.min(items - 1, Math.max(0, screen.at + (key === 'up' ? -1 : 1)))
  return { ...screen, at, notHere: false }
}
