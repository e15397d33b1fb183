// 利用期限 in words: months before first use, a last day after it, with its end in Japan (R1).
import { lastDayOf, type Term } from '#domain/term'
import type { Text } from '#words/text'

export function termText(text: Text, term: Term): string {
  const last = lastDayOf(term)
  return last ? dayText(text, last) : text.terms.fromFirstUse(text.terms.months(term.months))
}

/** A last day: a GMT day ends at 8:59 of the next one in Japan. */
export const dayText = ({ terms }: Text, last: Temporal.PlainDate): string => terms.lastDay(last, last.add({ days: 1 }))
