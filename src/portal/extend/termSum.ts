// A new last day as a sum that can be checked by eye: 利用開始日 ＋ 合計月数 ＝ 利用期限 (P15).
import { countsAnew } from '#domain/extend'
import { lastDayOf, type Term } from '#domain/term'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'

/** @param goesBeyond the sum is too long: it is shown, not promised */
export function termSum(text: Text, before: Term, after: Term, { goesBeyond = false } = {}): Html {
  const { extend, terms } = text
  const isFresh = countsAnew(before, after)
  const card = isFresh ? after.months : after.months - before.months
  const total = isFresh ? extend.total : extend.totalOf(terms.months(before.months), terms.months(card))
  const last = lastDayOf(after)
  const start =
    after.kind === 'started'
      ? part(isFresh ? extend.newStart : extend.start, terms.date(after.start), terms.beginsInJapan(after.start))
      : part(extend.start, extend.firstUse)
  const end = last
    ? part(
        goesBeyond ? extend.sum : extend.after,
        terms.date(last),
        terms.endInJapan(last, last.add({ days: 1 })),
        !goesBeyond,
      )
    : part(
        goesBeyond ? extend.sum : extend.after,
        terms.fromFirstUse(terms.months(after.months)),
        undefined,
        !goesBeyond,
      )
  return html`<ul class="sum">${start}${part(total, terms.months(after.months))}${end}</ul>`
}

function part(label: string, value: string, note?: string, isResult = false): Html {
  return html`<li${isResult && html` class="sum-result"`}><span class="note">${label}</span><b>${inPieces(value)}</b>${note && html`<span class="note">${inPieces(note)}</span>`}</li>
`
}
