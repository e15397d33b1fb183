// Examples for a manager, worked out by the rules and told in the words of the pages.

import { acceptedFrom, extendedTerm, withinCap } from '#domain/extend'
import { lastDay, statusOn, type Term } from '#domain/term'
import { whenAccepted } from '#portal/extend/beyondCap'
import { termText } from '#portal/termText'
import { since, unstarted } from '#test/support/facts'
import { texts } from '#words/text'
import { table } from './table.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const { ja, en } = texts
const both = (say: (text: typeof ja) => string) => `${say(ja)}<br>${say(en)}`

export function countingTable(): string {
  const starts: [string, number][] = [
    ['2026-04-01', 12],
    ['2026-04-30', 3],
    ['2026-01-31', 1],
    ['2027-01-30', 1],
    ['2027-02-28', 12],
    ['2028-02-29', 12],
    ['2026-11-24', 72],
  ]
  const rows = starts.map(([start, months]) => {
    const last = lastDay(day(start), months)
    return [start, both(text => text.terms.months(months)), `${last}`, `${last.add({ days: 1 })} 8:59`]
  })
  return table(
    ['初回利用 / First use', '期間 / Term', '最終日 / Last day (GMT)', '日本時間の終わり / Its end in Japan'],
    rows,
  )
}

export function statusTable(): string {
  const term = since('2026-04-01', 12)
  const rows = ['2026-04-01', '2027-04-01', '2027-04-02', '2027-10-01', '2027-10-02'].map(today => {
    const [japanese, english] = STATUS[statusOn(term, day(today))]
    return [today, japanese, english]
  })
  const unused = ['', ...STATUS.unstarted]
  return table(['初回利用 2026-04-01、1年', '', 'first use 2026-04-01, 1 year'], [...rows, unused])
}

const STATUS = {
  unstarted: ['初回利用前：月数のまま、切れません', 'before first use: months only, which never run out'],
  active: ['利用中', 'in use'],
  expired: ['期限切れ：6ヶ月以内、延長できます', 'expired: within six months, can be extended'],
  lapsed: ['終了：新規申請ができます', 'lapsed: a new application can be made'],
} as const

export function extensionTable(): string {
  const examples: [string, string, Term, number, string][] = [
    ['初回利用前', 'before first use', unstarted(12), 12, '2026-11-24'],
    ['利用中', 'in use', since('2026-04-01', 12), 12, '2026-11-24'],
    ['最終日', 'on the last day', since('2026-04-01', 12), 12, '2027-04-01'],
    ['その翌日', 'the day after', since('2026-04-01', 12), 12, '2027-04-02'],
    ['ちょうど6年先', 'exactly six years ahead', since('2026-11-24', 36), 36, '2026-11-24'],
    ['6年を超える', 'beyond six years', since('2026-04-01', 72), 12, '2026-11-24'],
    ['初回利用前、6年を超える', 'before first use, beyond six years', unstarted(72), 12, '2026-11-24'],
    ['初回利用前、無償 + 3年 + 3年', 'before first use, trial + 3 + 3 years', unstarted(39, 3), 36, '2026-11-24'],
    [
      '試用期間の最終日、無償 + 3年 + 3年',
      'on the trial’s last day, trial + 3 + 3 years',
      since('2026-08-24', 39, 3),
      36,
      '2026-11-24',
    ],
    ['その翌日', 'the day after', since('2026-08-24', 39, 3), 36, '2026-11-25'],
  ]
  const rows = examples.map(([japanese, english, before, months, today]) => {
    const after = extendedTerm(before, months, day(today))
    const answer = withinCap(after, day(today))
      ? both(text => termText(text, after))
      : both(text => whenAccepted(text, acceptedFrom(before, months)))
    return [
      `${japanese}<br>${english}`,
      today,
      both(text => termText(text, before)),
      both(text => text.terms.months(months)),
      answer,
    ]
  })
  return table(['', '今日 / Today (GMT)', '現在の利用期限 / Current term', 'カード / Card', '結果 / Result'], rows)
}
