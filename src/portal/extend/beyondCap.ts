// R6: a card beyond the cap is told the sum, and from when it will be accepted.
import type { AcceptedFrom, BeyondCap } from '#domain/extend'
import { type Html, html } from '#ui/html'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { termSum } from './termSum.ts'

export function beyondCap(text: Text, { before, after, acceptedFrom }: BeyondCap): Html {
  return html`<p><strong>${inPieces(whenAccepted(text, acceptedFrom))}</strong></p>
<div class="next-step">${termSum(text, before, after, { goesBeyond: true })}</div>`
}

export function whenAccepted({ extend, terms }: Text, from: AcceptedFrom): string {
  if (from.kind === 'day') return extend.acceptedFromDay(terms.firstDay(from.day))
  const length = terms.months(from.months)
  return from.passed ? extend.acceptedAfter(length) : extend.acceptedOnceUsedFor(length)
}
