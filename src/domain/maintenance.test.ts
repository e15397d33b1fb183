import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decideEnd, decideWindow, emergencyOf, type MaintenanceWindow, maintenanceAt } from './maintenance.ts'

const at = (time: string) => Temporal.Instant.from(`2026-12-05T${time}:00+09:00`)
const optional = (time: string | undefined) => (time === undefined ? undefined : at(time))

/** Announced from, begins, ends, and was ended early. */
function aWindow(id: number, announced: string, starts: string, ends?: string, early?: string): MaintenanceWindow {
  const times = { announceFrom: at(announced), startsAt: at(starts), endsAt: optional(ends) }
  return { id, ...times, endedEarlyAt: optional(early), text: { ja: '点検', en: 'Checks' } }
}

const PLANNED = aWindow(1, '10:00', '20:00', '22:00')
const ENDED = aWindow(2, '10:00', '20:00', '22:00', '21:00')
const CALLED_OFF = aWindow(3, '10:00', '20:00', '22:00', '12:00')
const EMERGENCY = aWindow(4, '20:30', '20:30')
const SWITCHED_OFF = aWindow(5, '20:30', '20:30', undefined, '21:30')
const LATER = aWindow(6, '11:00', '21:00', '23:00')
const SHORT = aWindow(7, '09:00', '19:00', '21:00')

test('what is current and what is announced, moment by moment', () => {
  const table: [string, MaintenanceWindow[], string, number | undefined, number[]][] = [
    ['nothing is planned', [], '20:00', undefined, []],
    ['before it is announced', [PLANNED], '09:59', undefined, []],
    ['announced from its moment on', [PLANNED], '10:00', undefined, [1]],
    ['to the last minute before it', [PLANNED], '19:59', undefined, [1]],
    ['its first moment is within it', [PLANNED], '20:00', 1, []],
    ['within it', [PLANNED], '21:59', 1, []],
    ['its end is not within it', [PLANNED], '22:00', undefined, []],
    ['long after it', [PLANNED], '23:00', undefined, []],
    ['ended early: until then', [ENDED], '20:59', 2, []],
    ['ended early: from then on', [ENDED], '21:00', undefined, []],
    ['called off: announced until then', [CALLED_OFF], '11:59', undefined, [3]],
    ['called off: neither announced', [CALLED_OFF], '12:00', undefined, []],
    ['called off: nor current', [CALLED_OFF], '20:30', undefined, []],
    ['the emergency switch, before', [EMERGENCY], '20:29', undefined, []],
    ['the emergency switch, at once', [EMERGENCY], '20:30', 4, []],
    ['the emergency switch, for as long as it is on', [EMERGENCY], '23:59', 4, []],
    ['switched off: until then', [SWITCHED_OFF], '21:29', 5, []],
    ['switched off', [SWITCHED_OFF], '21:30', undefined, []],
    ['several are announced, the earliest first', [LATER, PLANNED, SHORT], '12:00', undefined, [7, 1, 6]],
    ['not those that are not yet', [LATER, PLANNED], '10:30', undefined, [1]],
    ['one is on while another is announced', [PLANNED, LATER], '20:30', 1, [6]],
    ['two at once: the one that ends last', [PLANNED, LATER], '21:30', 6, []],
    ['in whatever order', [LATER, PLANNED], '21:30', 6, []],
    ['two at once with one end', [PLANNED, aWindow(8, '10:00', '19:00', '22:00')], '21:00', 1, []],
    ['an open end is later than any', [PLANNED, EMERGENCY, LATER], '21:30', 4, []],
    ['in whatever order', [EMERGENCY, PLANNED, LATER], '21:30', 4, []],
  ]
  for (const [name, windows, now, current, announced] of table) {
    const seen = maintenanceAt(windows, at(now))
    assert.deepEqual([seen.current?.id, seen.announced.map(w => w.id)], [current, announced], `${name}, ${now}`)
  }
})

test('a window may be added unless its times or another window forbid it', () => {
  const table: [string, [string, string, string?], MaintenanceWindow[], string][] = [
    ['later today', ['12:00', '20:00', '22:00'], [], 'added'],
    ['from now on, announced now', ['12:00', '12:00', '12:01'], [], 'added'],
    ['announced in the past, that is from now on', ['11:00', '12:00', '13:00'], [], 'added'],
    ['announced only when it begins', ['20:00', '20:00', '22:00'], [], 'added'],
    ['announced after it begins', ['20:01', '20:00', '22:00'], [], 'maintenance-announced-too-late'],
    ['in the past', ['11:00', '11:59', '13:00'], [], 'maintenance-from-the-past'],
    ['without length', ['12:00', '20:00', '20:00'], [], 'maintenance-without-length'],
    ['ending before it begins', ['12:00', '20:00', '19:00'], [], 'maintenance-without-length'],
    ['on another one', ['12:00', '20:00', '22:00'], [PLANNED], 'maintenance-overlaps'],
    ['over its start', ['12:00', '19:00', '20:01'], [PLANNED], 'maintenance-overlaps'],
    ['over its end', ['12:00', '21:59', '23:00'], [PLANNED], 'maintenance-overlaps'],
    ['right before another one', ['12:00', '19:00', '20:00'], [PLANNED], 'added'],
    ['right after another one', ['12:00', '22:00', '23:00'], [PLANNED], 'added'],
    ['on one of several', ['12:00', '22:00', '22:30'], [PLANNED, LATER], 'maintenance-overlaps'],
    ['on one that was called off', ['12:00', '20:00', '22:00'], [CALLED_OFF], 'added'],
    ['while the switch is on', ['12:00', '21:00', '22:00'], [aWindow(9, '11:00', '11:00')], 'added'],
    ['the switch', ['12:00', '12:00'], [], 'added'],
    ['the switch while a window is planned', ['12:00', '12:00'], [PLANNED], 'added'],
    ['the switch again', ['12:00', '12:00'], [aWindow(9, '11:00', '11:00')], 'maintenance-on-already'],
    ['the switch after it was off', ['12:00', '12:00'], [aWindow(9, '11:00', '11:00', undefined, '11:30')], 'added'],
  ]
  for (const [name, [announced, starts, ends], windows, expected] of table) {
    const next = { announceFrom: at(announced), startsAt: at(starts), endsAt: optional(ends) }
    const decision = decideWindow(next, windows, at('12:00'))
    assert.equal(decision.ok ? 'added' : decision.refusal, expected, name)
    if (decision.ok) assert.equal(decision.value, next)
  }
})

test('what is not over can be ended or called off', () => {
  const table: [MaintenanceWindow | undefined, string, string][] = [
    [PLANNED, '09:00', 'ended'],
    [PLANNED, '21:00', 'ended'],
    [PLANNED, '22:00', 'maintenance-over'],
    [ENDED, '21:30', 'maintenance-over'],
    [EMERGENCY, '23:00', 'ended'],
    [undefined, '12:00', 'maintenance-unknown'],
  ]
  for (const [window, now, expected] of table) {
    for (const mail of [false, true]) {
      if (mail && window?.endedEarlyAt) continue
      const decision = decideEnd(window, { mail, told: 0, isPutRight: false }, at(now))
      assert.equal(decision.ok ? 'ended' : decision.refusal, expected, `${window?.id} ${now} ${mail}`)
    }
  }
})

test('once it was called off, whoever was told of it by mail can be told that too, once', () => {
  const table: [MaintenanceWindow, { told: number; isPutRight?: boolean }, string][] = [
    [ENDED, { told: 3 }, 'told'],
    [ENDED, { told: 0 }, 'maintenance-told-nobody'],
    [ENDED, { told: 3, isPutRight: true }, 'maintenance-put-right-already'],
    [PLANNED, { told: 3 }, 'maintenance-over'], // it took place as it was announced
  ]
  for (const [window, mails, expected] of table) {
    const decision = decideEnd(window, { mail: true, isPutRight: false, ...mails }, at('23:00'))
    assert.equal(decision.ok ? 'told' : decision.refusal, expected)
  }
})

test('the emergency switch is the window without an end', () => {
  assert.equal(emergencyOf([PLANNED, EMERGENCY], at('21:00')), EMERGENCY)
  assert.equal(emergencyOf([PLANNED, SWITCHED_OFF], at('21:30')), undefined)
})
