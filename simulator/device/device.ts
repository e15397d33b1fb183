// A device: what it keeps, whether its cable is in, and what its screen shows. Each screen of M§3.2 is one shape.
import { type Memory, newMemory } from './memory.ts'

export const MENU = ['call', 'addressBook', 'settings'] as const
export const SETTINGS = ['extensions', 'login'] as const
export const ADMIN_MENU = ['network', 'software', 'restart'] as const

export type Screen =
  | { name: 'off' }
  /** Restarting, until the animation has ended and the server was asked. */
  | { name: 'starting' }
  | { name: 'home' }
  /** `notHere`: something was chosen that only a real device can do. */
  | { name: 'menu'; at: number; notHere?: boolean }
  | { name: 'settings'; at: number }
  | { name: 'extensions' }
  | Login
  | { name: 'adminMenu'; at: number; notHere?: boolean; dialog?: Confirm }
  /** `typed` waits here for somebody who left the key screen too early. */
  | { name: 'software'; typed: string }
  | KeyEntry

export type Login = {
  name: 'login'
  typed: string
  at: 'password' | 'button'
  wrong?: 'length' | 'password'
  /** Where 戻る leads. */
  from: 'menu' | 'settings'
}

export type KeyEntry = {
  name: 'key'
  typed: string
  /** Which of the digits comes next; before the end it replaces the one that is there. */
  caret: number
  /** Chosen key of the pad: 0 to 15. */
  pad: number
  /** Whether the arrows move on the pad or along the digits. */
  on: 'pad' | 'digits'
  incomplete?: boolean
  dialog?: Confirm | { ask: 'failed' }
}

/** はい／いいえ */
export type Confirm = { ask: 'save' | 'restart'; yes: boolean }

export type Device = {
  memory: Memory
  /** The network cable. */
  plugged: boolean
  screen: Screen
}

export const PASSWORD = '00000000' // M§3.2-IV, as the device leaves the factory
export const PASSWORD_DIGITS = { least: 4, most: 10 } // M§3.2-IV
export const KEY_DIGITS = 16 // M§3.2-VII
export const PAD = '0123456789ABCDEF'
export const PAD_ROW = 8

export function newDevice(mprId: string): Device {
  return { memory: newMemory(mprId), plugged: true, screen: { name: 'off' } }
}

/** The key screen with these digits, the next one after them. */
export function keyEntry(typed: string, dialog?: KeyEntry['dialog']): KeyEntry {
  const entry: KeyEntry = { name: 'key', typed, caret: typed.length, pad: 0, on: 'pad' }
  return dialog ? { ...entry, dialog } : entry
}
