// レジストレーションキー登録 (M§3.2 VII–IX): sixteen digits by pad, remote control or keyboard; [緑] saves.
import { type Confirm, KEY_DIGITS, type KeyEntry, PAD, PAD_ROW, type Screen } from './device.ts'
import { keyFitsDevice } from './keyCheck.ts'
import { isHexDigit, type Key } from './keys.ts'
import { pressInConfirm } from './lists.ts'

/** @returns `save` with the key when it is to be saved and the device to restart */
export function pressInKeyEntry(entry: KeyEntry, key: Key, mprId: string): Screen | { save: string } {
  if (entry.dialog) return inDialog(entry, entry.dialog, key)
  if (isHexDigit(key)) return typed(entry, key)
  switch (key) {
    case 'green':
      return save(entry, mprId)
    case 'yellow':
      return erased(entry)
    case 'blue':
      return { ...plain(entry), typed: '', caret: 0, on: 'pad' }
    case 'erase':
      return entry.typed ? erased(entry) : { name: 'software', typed: '' }
    case 'back':
      return { name: 'software', typed: entry.typed }
    case 'enter':
      return entry.on === 'pad' ? typed(entry, PAD[entry.pad]!) : { ...entry, on: 'pad' }
    case 'up':
    case 'down':
    case 'left':
    case 'right':
      return entry.on === 'pad' ? onPad(entry, key) : alongDigits(entry, key)
    default:
      return entry
  }
}

function inDialog(entry: KeyEntry, dialog: NonNullable<KeyEntry['dialog']>, key: Key): Screen | { save: string } {
  if (dialog.ask === 'failed') return ['enter', 'back', 'erase', 'green'].includes(key) ? plain(entry) : entry
  const next: Confirm | 'yes' | 'no' = pressInConfirm(dialog, key)
  if (next === 'yes') return { save: entry.typed }
  return next === 'no' ? plain(entry) : { ...entry, dialog: next }
}

/** The check digits need no network: a mistyped key is told at once, and before anything is saved. */
function save(entry: KeyEntry, mprId: string): KeyEntry {
  if (entry.typed.length < KEY_DIGITS) return { ...plain(entry), incomplete: true }
  const dialog = keyFitsDevice(mprId, entry.typed)
    ? ({ ask: 'save', yes: false } as const)
    : ({ ask: 'failed' } as const)
  return { ...plain(entry), dialog }
}

/** A digit replaces the one at the caret or comes behind the last. */
function typed(entry: KeyEntry, digit: string): KeyEntry {
  const { typed, caret } = entry
  if (caret >= KEY_DIGITS) return plain(entry)
  const pad = PAD.indexOf(digit)
  return { ...plain(entry), typed: typed.slice(0, caret) + digit + typed.slice(caret + 1), caret: caret + 1, pad }
}

/** Takes the digit before the caret away. */
function erased(entry: KeyEntry): KeyEntry {
  const { typed, caret } = entry
  if (caret === 0) return plain(entry)
  return { ...plain(entry), typed: typed.slice(0, caret - 1) + typed.slice(caret), caret: caret - 1 }
}

function onPad(entry: KeyEntry, key: 'up' | 'down' | 'left' | 'right'): KeyEntry {
  const { pad, typed } = entry
  const column = pad % PAD_ROW
  if (key === 'up' && pad < PAD_ROW) return typed ? { ...entry, on: 'digits' } : entry
  if (key === 'up') return { ...entry, pad: pad - PAD_ROW }
  if (key === 'down') return pad < PAD_ROW ? { ...entry, pad: pad + PAD_ROW } : entry
  if (key === 'left') return column > 0 ? { ...entry, pad: pad - 1 } : entry
  return column < PAD_ROW - 1 ? { ...entry, pad: pad + 1 } : entry
}

function alongDigits(entry: KeyEntry, key: 'up' | 'down' | 'left' | 'right'): KeyEntry {
  if (key === 'down') return { ...entry, on: 'pad' }
  const step = { left: -1, right: 1, up: 0 }[key]
  return { ...entry, caret: Math.min(entry.typed.length, Math.max(0, entry.caret + step)) }
}

/** The screen without what was only said once. */
function plain({ name, typed, caret, pad, on }: KeyEntry): KeyEntry {
  return { name, typed, caret, pad, on }
}
