// The address of the 試算 with a term filled in; which card to try is still to be chosen.
import type { Term } from '#domain/term'

export function whatIfPath(term: Term): string {
  const { months, trialMonths } = term
  const query = new URLSearchParams({
    state: term.kind,
    ...(term.kind === 'started' ? { start: String(term.start) } : {}),
    years: String(Math.floor(months / 12)),
    months: String(months % 12),
    trial: trialMonths > 0 ? 'yes' : 'no',
  })
  return `/what-if?${query}`
}
