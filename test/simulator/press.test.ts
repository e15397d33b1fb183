// The remote control as tables: from a screen, keys, to a screen (M§3.2 I–IX).
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Device, keyEntry, newDevice, type Screen } from '#simulator/device/device'
import { type Letter, meant } from '#simulator/device/keyboard'
import { plug, press, showRefused, started } from '#simulator/device/press'
import { aKeyFor, MPR_ID, SECOND_ID } from '../support/aSimulator.ts'
import { atHome, TO_KEY_SCREEN, walk } from './walk.ts'

const KEY = aKeyFor(MPR_ID)
const on = (screen: Screen): Device => ({ ...atHome(), screen })
const login = (typed = '', at: 'password' | 'button' = 'password') =>
  ({ name: 'login', typed, at, from: 'menu' }) as const
const pad = (place: number): Screen => ({ ...keyEntry('AB'), pad: place })

/** From, keys, to: only what is said of the screen after them is compared. */
const TABLE: [Screen, string, Record<string, unknown>][] = [
  [{ name: 'home' }, 'menu', { name: 'menu', at: 0 }],
  [{ name: 'home' }, 'enter up green back 5', { name: 'home' }],
  [{ name: 'menu', at: 0 }, 'up', { name: 'menu', at: 0 }],
  [{ name: 'menu', at: 0 }, 'down down down', { name: 'menu', at: 2 }],
  [{ name: 'menu', at: 0 }, 'enter', { name: 'menu', notHere: true }],
  [{ name: 'menu', at: 0 }, 'enter down', { name: 'menu', at: 1, notHere: false }],
  [{ name: 'menu', at: 2 }, 'enter', { name: 'settings', at: 0 }],
  [{ name: 'menu', at: 2 }, 'back', { name: 'home' }],
  [{ name: 'menu', at: 2 }, 'menu', { name: 'home' }],
  [{ name: 'menu', at: 0 }, 'yellow', { name: 'login', from: 'menu', typed: '' }],
  [{ name: 'menu', at: 0 }, 'yellow back', { name: 'menu' }],
  [{ name: 'settings', at: 0 }, 'enter', { name: 'extensions' }],
  [{ name: 'settings', at: 0 }, 'enter back', { name: 'settings', at: 0 }],
  [{ name: 'settings', at: 0 }, 'enter menu', { name: 'menu' }],
  [{ name: 'settings', at: 0 }, 'down enter', { name: 'login', from: 'settings' }],
  [{ name: 'settings', at: 1 }, 'enter back', { name: 'settings', at: 1 }],
  [{ name: 'settings', at: 1 }, 'back', { name: 'menu', at: 2 }],
  [login(), '00000000 down enter', { name: 'adminMenu', at: 0 }],
  [login(), '00000000 enter enter', { name: 'adminMenu', at: 0 }],
  [login(), '0000000000123', { typed: '0000000000' }],
  [login(), '12345678 down enter', { name: 'login', wrong: 'password', typed: '', at: 'password' }],
  [login(), '0000 down enter', { name: 'login', wrong: 'password' }],
  [login(), '000 down enter', { name: 'login', wrong: 'length' }],
  [login(), 'down enter', { name: 'login', wrong: 'length' }],
  [login(), '000 down enter 1', { typed: '1', wrong: undefined }],
  [login('123'), 'yellow', { typed: '12' }],
  [login('1'), 'erase', { name: 'login', typed: '' }],
  [login(), 'erase', { name: 'menu' }],
  [login('12', 'button'), 'up', { at: 'password', typed: '12' }],
  [login(), 'A B red green menu', { name: 'login', typed: '' }],
  [{ name: 'adminMenu', at: 0 }, 'enter', { name: 'adminMenu', notHere: true }],
  [{ name: 'adminMenu', at: 1 }, 'enter', { name: 'software' }],
  [{ name: 'adminMenu', at: 2 }, 'enter', { name: 'adminMenu', dialog: { ask: 'restart', yes: false } }],
  [{ name: 'adminMenu', at: 2 }, 'enter enter', { name: 'adminMenu', dialog: undefined }],
  [{ name: 'adminMenu', at: 2 }, 'enter left enter', { name: 'starting' }],
  [{ name: 'adminMenu', at: 1 }, 'back', { name: 'settings', at: 1 }],
  [{ name: 'software', typed: '' }, 'green', { name: 'key', typed: '' }],
  [{ name: 'software', typed: '' }, 'back', { name: 'adminMenu', at: 1 }],
  [pad(0), 'right right down', { pad: 10 }],
  [pad(0), 'left', { pad: 0 }],
  [pad(7), 'right', { pad: 7 }],
  [pad(15), 'down', { pad: 15 }],
  [pad(10), 'enter', { typed: 'ABA', caret: 3 }],
  [pad(3), '7 F', { typed: 'AB7F', caret: 4 }],
  [pad(3), 'yellow', { typed: 'A', caret: 1 }],
  [pad(3), 'erase erase', { name: 'key', typed: '' }],
  [pad(3), 'erase erase erase', { name: 'software', typed: '' }],
  [pad(3), 'blue', { typed: '', caret: 0 }],
  [pad(3), 'back', { name: 'software', typed: 'AB' }],
  [pad(3), 'back green', { name: 'key', typed: 'AB', caret: 2 }],
  [pad(3), 'menu red', { name: 'key', typed: 'AB' }],
  [pad(3), 'up left left 9', { typed: '9B', caret: 1, on: 'digits' }],
  [pad(3), 'up left yellow', { typed: 'B', caret: 0 }],
  [pad(3), 'up left left left right right right', { caret: 2 }],
  [pad(3), 'up down', { on: 'pad' }],
  [pad(3), 'up enter', { on: 'pad', typed: 'AB' }],
  [keyEntry(''), 'up', { on: 'pad' }],
  [keyEntry(KEY), '0', { typed: KEY }],
  [keyEntry(KEY.slice(1)), 'green', { incomplete: true, typed: KEY.slice(1) }],
  [keyEntry(KEY.slice(1)), 'green right', { name: 'key' }],
  [keyEntry(KEY), 'green', { dialog: { ask: 'save', yes: false } }],
  [keyEntry(KEY), 'green enter', { name: 'key', typed: KEY, dialog: undefined }],
  [keyEntry(KEY), 'green left right enter', { name: 'key', typed: KEY, dialog: undefined }],
  [keyEntry(KEY), 'green back', { name: 'key', typed: KEY, dialog: undefined }],
  [keyEntry(KEY), 'green 5 up', { dialog: { ask: 'save', yes: false } }],
  [keyEntry(KEY), 'green left enter', { name: 'starting' }],
  [keyEntry(aKeyFor(SECOND_ID)), 'green', { dialog: { ask: 'failed' } }],
  [keyEntry(aKeyFor(SECOND_ID)), 'green left 1', { dialog: { ask: 'failed' } }],
  [keyEntry(aKeyFor(SECOND_ID)), 'green enter', { typed: aKeyFor(SECOND_ID), caret: 16, dialog: undefined }],
  [{ name: 'starting' }, 'menu enter back 1', { name: 'starting' }],
  [{ name: 'off' }, 'menu enter 1 green', { name: 'off' }],
  [{ name: 'off' }, 'power', { name: 'starting' }],
  [{ name: 'home' }, 'power', { name: 'off' }],
  [{ name: 'starting' }, 'power', { name: 'off' }],
]

for (const [from, keys, to] of TABLE) {
  const where = JSON.stringify(to)
  test(`${JSON.stringify(from)}: ${keys} → ${where}`, () => {
    const { screen } = walk(on(from), keys).device
    const said = Object.fromEntries(Object.keys(to).map(key => [key, (screen as Record<string, unknown>)[key]]))
    assert.deepEqual(said, to)
  })
}

test('M§3.2 I–IX from ホーム to the restart, and nothing is saved before its end', () => {
  const typed = walk(atHome(), `${TO_KEY_SCREEN} ${KEY} green left`)
  assert.deepEqual(typed.effects, [])
  assert.deepEqual(typed.device.memory, newDevice(MPR_ID).memory)
  const saved = press(typed.device, 'enter')
  assert.deepEqual(saved.effects, ['save', 'start'])
  assert.equal(saved.device.memory.newKey, KEY)
})

test('the check digits need no network: a foreign key fails at once with the cable out', () => {
  const unplugged = plug(on(keyEntry(aKeyFor(SECOND_ID))), false).device
  assert.deepEqual(walk(unplugged, 'green').device.screen, keyEntry(aKeyFor(SECOND_ID), { ask: 'failed' }))
  assert.deepEqual(walk(unplugged, 'green').effects, [])
})

test('a refused key comes back after the restart with its digits, and once only', () => {
  const starting = on({ name: 'starting' })
  const refused = { ...starting, memory: { ...starting.memory, refusedKey: KEY } }
  assert.deepEqual(showRefused(refused), refused, 'not in the middle of the animation')
  const shown = started(refused)
  assert.deepEqual(shown.screen, keyEntry(KEY, { ask: 'failed' }))
  assert.equal(shown.memory.refusedKey, null)
  assert.deepEqual(walk(shown, 'enter').device.screen, keyEntry(KEY))
  assert.deepEqual(started({ ...starting, screen: { name: 'off' } }).screen, { name: 'off' }, 'switched off meanwhile')
})

test('a device that nobody answered for long begins with the shortest wait when it is switched on or restarted', () => {
  const waiting = (screen: Screen): Device => ({ ...on(screen), memory: { ...newDevice(MPR_ID).memory, failures: 9 } })
  const restarted = walk(waiting({ name: 'adminMenu', at: 2 }), 'enter left enter').device
  for (const device of [press(waiting({ name: 'off' }), 'power').device, restarted]) {
    assert.equal(device.screen.name, 'starting')
    assert.equal(device.memory.failures, 0)
  }
})

test('power and cable: what has to be done outside', () => {
  assert.deepEqual(press(atHome(), 'power').effects, ['stop', 'save'])
  assert.deepEqual(press(newDevice(MPR_ID), 'power').effects, ['save', 'start'])
  assert.deepEqual(plug(atHome(), false).effects, ['hangUp', 'save'])
  assert.deepEqual(plug({ ...atHome(), plugged: false }, true).effects, ['save', 'ask'])
  assert.deepEqual(
    plug({ ...newDevice(MPR_ID), plugged: false }, true).effects,
    ['save'],
    'a device that is off asks nobody',
  )
  assert.deepEqual(plug(atHome(), true).effects, [])
})

test('a letter of the keyboard is a digit where a key is typed, and a key of the remote control elsewhere', () => {
  const means = (screen: Screen) => [...'ABFGRYMZ'].map(letter => meant(on(screen), `letter ${letter}` as Letter))
  assert.deepEqual(means(keyEntry('')), ['A', 'B', 'F', undefined, undefined, undefined, undefined, undefined])
  assert.deepEqual(means({ name: 'home' }), [undefined, 'blue', undefined, 'green', 'red', 'yellow', 'menu', undefined])
})
