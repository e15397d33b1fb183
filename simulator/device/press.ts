// press(device, key) → the device after it, and what has to be done outside: the whole remote control, without any I/O.
import { ADMIN_MENU, type Device, keyEntry, type Screen, SETTINGS } from './device.ts'
import type { Key } from './keys.ts'
import { pressInAdminMenu, pressInMenu, pressInSettings } from './lists.ts'
import { pressInKeyEntry } from './pressKeyEntry.ts'
import { pressInLogin } from './pressLogin.ts'

export type Effect =
  /** Write down what the device keeps. */
  | 'save'
  /** Play the start's animation, and ask the server meanwhile. */
  | 'start'
  /** Ask the server now. */
  | 'ask'
  /** Break off the question that is under way. */
  | 'hangUp'
  /** Forget questions and animation that are under way. */
  | 'stop'

export type Pressed = { device: Device; effects: Effect[] }

export function press(device: Device, key: Key): Pressed {
  const { screen } = device
  if (key === 'power') return screen.name === 'off' ? start(device) : turnOff(device)
  switch (screen.name) {
    case 'off':
    case 'starting':
      return { device, effects: [] }
    case 'home':
      return show(device, key === 'menu' ? { name: 'menu', at: 0 } : screen)
    case 'menu':
      return show(device, pressInMenu(screen, key))
    case 'settings':
      return show(device, pressInSettings(screen, key))
    case 'extensions':
      if (key === 'menu') return show(device, { name: 'menu', at: 0 })
      return show(device, isBack(key) ? { name: 'settings', at: SETTINGS.indexOf('extensions') } : screen)
    case 'login':
      return show(device, pressInLogin(screen, key))
    case 'adminMenu': {
      const next = pressInAdminMenu(screen, key)
      return next === 'restart' ? start(device) : show(device, next)
    }
    case 'software':
      if (key === 'green') return show(device, keyEntry(screen.typed)) // M§3.2-VI
      return show(device, isBack(key) ? { name: 'adminMenu', at: ADMIN_MENU.indexOf('software') } : screen)
    case 'key': {
      const next = pressInKeyEntry(screen, key, device.memory.mprId)
      if (!('save' in next)) return show(device, next)
      // M§3.2-IX
      return start({ ...device, memory: { ...device.memory, newKey: next.save, refusedKey: null } })
    }
  }
}

/** At the end of the animation: a key that was refused comes back with its digits, to be mended (M§3.2-IX). */
export function started(device: Device): Device {
  if (device.screen.name !== 'starting') return device
  return showRefused({ ...device, screen: { name: 'home' } })
}

/** The refused key, unless nobody could see it. */
export function showRefused(device: Device): Device {
  const { memory, screen } = device
  if (!memory.refusedKey || screen.name === 'off' || screen.name === 'starting') return device
  return {
    ...device,
    memory: { ...memory, refusedKey: null },
    screen: keyEntry(memory.refusedKey, { ask: 'failed' }),
  }
}

/** The cable. A device that is on asks as soon as there is somebody to ask. */
export function plug(device: Device, plugged: boolean): Pressed {
  if (device.plugged === plugged) return { device, effects: [] }
  if (!plugged) return { device: { ...device, plugged }, effects: ['hangUp', 'save'] }
  const asks = device.screen.name !== 'off'
  const memory = { ...device.memory, failures: 0 }
  return { device: { ...device, plugged, memory }, effects: asks ? ['save', 'ask'] : ['save'] }
}

/** Asks at once. Where nobody answers it waits as after a first failure: whoever restarts a device stands before it. */
export function start(device: Device): Pressed {
  const memory = { ...device.memory, failures: 0 }
  return { device: { ...device, memory, screen: { name: 'starting' } }, effects: ['save', 'start'] }
}

function turnOff(device: Device): Pressed {
  return { device: { ...device, screen: { name: 'off' } }, effects: ['stop', 'save'] }
}

function show(device: Device, screen: Screen): Pressed {
  return { device: screen === device.screen ? device : { ...device, screen }, effects: [] }
}

function isBack(key: Key): boolean {
  return key === 'back' || key === 'erase'
}
