// 管理者でログイン (M§3.2-IV): digits, then [ログイン].
import { type Login, PASSWORD, PASSWORD_DIGITS, type Screen, SETTINGS } from './device.ts'
import { isDigit, type Key } from './keys.ts'

export function pressInLogin(screen: Login, key: Key): Screen {
  const { typed, from } = screen
  const base: Login = { name: 'login', typed, at: screen.at, from }
  if (isDigit(key)) return { ...base, typed: (typed + key).slice(0, PASSWORD_DIGITS.most), at: 'password' } // any further digit is not taken
  switch (key) {
    case 'yellow':
      return { ...base, typed: typed.slice(0, -1), at: 'password' }
    case 'erase':
      return typed ? { ...base, typed: typed.slice(0, -1), at: 'password' } : left(from)
    case 'back':
      return left(from)
    case 'up':
      return { ...screen, at: 'password' }
    case 'down':
      return { ...screen, at: 'button' }
    case 'enter':
      return screen.at === 'password' ? { ...base, at: 'button' } : logIn(base)
    default:
      return screen
  }
}

function logIn(screen: Login): Screen {
  if (screen.typed === PASSWORD) return { name: 'adminMenu', at: 0 }
  const wrong = screen.typed.length < PASSWORD_DIGITS.least ? 'length' : 'password'
  return { ...screen, typed: '', at: 'password', wrong }
}

function left(from: Login['from']): Screen {
  return from === 'menu' ? { name: 'menu', at: 0 } : { name: 'settings', at: SETTINGS.indexOf('login') }
}
