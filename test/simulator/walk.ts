// A device in the hand: keys as words, what came of them.
import { type Device, newDevice } from '#simulator/device/device'
import { isKey, type Key } from '#simulator/device/keys'
import { type Effect, press } from '#simulator/device/press'
import { MPR_ID } from '../support/aSimulator.ts'

/** A device that is on, at its home screen. */
export function atHome(mprId = MPR_ID): Device {
  return { ...newDevice(mprId), screen: { name: 'home' } }
}

/** @param keys such as `menu down enter`; a word that is no key is typed letter by letter */
export function walk(device: Device, keys: string): { device: Device; effects: Effect[] } {
  let now = device
  const effects: Effect[] = []
  for (const key of keysOf(keys)) {
    const pressed = press(now, key)
    now = pressed.device
    effects.push(...pressed.effects)
  }
  return { device: now, effects }
}

export function keysOf(keys: string): Key[] {
  return keys
    .split(' ')
    .filter(word => word !== '')
    .flatMap(word => (isKey(word) ? [word] : [...word].filter(isKey)))
}

/** From ホーム to レジストレーションキー登録, as M§3.2 I–VI say. */
export const TO_KEY_SCREEN = 'menu down down enter down enter 00000000 down enter down enter green'
