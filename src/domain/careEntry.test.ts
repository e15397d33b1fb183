import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { careState, firstExtendable, parseCareField, parseTags, type Standing } from './careEntry.ts'
import { lastDayToExtend, statusOn } from './term.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('the state of an entry on a day (R18)', () => {
  const table: [standing: Standing, lastDay: string | undefined, today: string, state: string][] = [
    ['open', undefined, '2026-12-01', 'unstarted'],
    ['open', '2026-12-01', '2026-12-01', 'active'],
    ['open', '2026-11-30', '2026-12-01', 'expired'],
    ['open', '2026-06-01', '2026-12-01', 'expired'], // the last day on which it may be extended
    ['open', '2026-05-31', '2026-12-01', 'lapsed'],
    ['open', '2026-08-31', '2027-02-28', 'expired'], // six months after the 31st of August
    ['open', '2026-08-31', '2027-03-01', 'lapsed'],
    ['stopped', '2027-12-01', '2026-12-01', 'lapsed'],
    ['stopped', undefined, '2026-12-01', 'lapsed'],
    ['moved', undefined, '2026-12-01', 'moved'],
    ['undone', undefined, '2026-12-01', 'undone'],
    ['handed-over', undefined, '2026-12-01', 'handed-over'],
  ]
  for (const [standing, lastDay, today, state] of table)
    assert.equal(
      careState({ standing, lastDay: lastDay === undefined ? undefined : day(lastDay) }, day(today)),
      state,
      `${standing} ${lastDay} ${today}`,
    )
})

const days = fc.integer({ min: 0, max: 6000 }).map(n => day('2020-01-01').add({ days: n }))

test('what can be extended today is what ended on the first extendable day or after it, whatever the month', () => {
  fc.assert(
    fc.property(days, today => {
      const first = firstExtendable(today)
      assert.ok(Temporal.PlainDate.compare(lastDayToExtend(first), today) >= 0)
      assert.ok(Temporal.PlainDate.compare(lastDayToExtend(first.subtract({ days: 1 })), today) < 0)
    }),
    { numRuns: 3000 },
  )
})

test('a state by the last day is the status that the term has (R3)', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 72 }), fc.integer({ min: 0, max: 2000 }), (start, months, later) => {
      const term = { kind: 'started', start, months, trialMonths: 0 } as const
      const last = start.add({ days: 1 }).add({ months }).subtract({ days: 1 })
      const today = start.add({ days: later })
      const status = statusOn(term, today)
      const ends = [last.subtract({ days: 1 }), last, last.add({ days: 1 })]
      assert.ok(ends.some(lastDay => careState({ standing: 'open', lastDay }, today) === status))
    }),
  )
})

test('a company’s words as they are kept', () => {
  const table: [field: 'site' | 'note', typed: string, kept: unknown][] = [
    ['site', '  3階　大会議室 ', '3階　大会議室'],
    ['site', '\u200b\u3164', null],
    ['site', '', null],
    ['site', '=1+1', '=1+1'],
    ['site', 'قاعة الاجتماعات', 'قاعة الاجتماعات'],
    ['site', 'あ'.repeat(100), 'あ'.repeat(100)],
    ['site', 'あ'.repeat(101), 'length'],
    ['site', 'a\ufffdb', 'characters'],
    ['note', '一行目\r\n二行目', '一行目 二行目'],
    ['note', '一行目\n二行目', '一行目 二行目'],
    ['note', '一行目  \n\n  二行目', '一行目 二行目'],
    ['note', 'あ'.repeat(1000), 'あ'.repeat(1000)],
    ['note', 'あ'.repeat(1001), 'length'],
    ['site', `${'あ'.repeat(98)}  \n  い`, 'length'], // a field of one line is not made shorter
  ]
  for (const [field, typed, kept] of table) {
    const parsed = parseCareField(field, typed)
    assert.equal(parsed.ok ? parsed.value : parsed.issue, kept, typed.slice(0, 20))
  }
})

test('tags stand between commas of any width, each once, twenty at most', () => {
  const table: [typed: string, tags: unknown][] = [
    ['', []],
    [' 官公庁，VIP、 医療,, ', ['官公庁', 'VIP', '医療']],
    ['VIP, VIP', ['VIP']],
    ['a b\tc', ['a b', 'c']],
    [Array.from({ length: 20 }, (_, i) => i).join(), Array.from({ length: 20 }, (_, i) => String(i))],
    [Array.from({ length: 1000 }, (_, i) => i).join(), 'tags'],
    ['x'.repeat(31), 'length'],
    ['a\ufffd', 'characters'],
  ]
  for (const [typed, tags] of table) {
    const parsed = parseTags(typed)
    assert.deepEqual(parsed.ok ? parsed.value : parsed.issue, tags, typed.slice(0, 20))
  }
})
