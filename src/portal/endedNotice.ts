// A service period that is over says so, and what to do next (R4, P17).
import { may } from '#domain/may'
import type { Family, Flow, Service } from '#domain/service'
import { lastDayOf, lastDayToExtend, type Status } from '#domain/term'
import type { User } from '#domain/who'
import { type Html, html } from '#ui/html'
import { notice } from '#ui/notice'
import { inPieces } from '#ui/pieces'
import type { Text } from '#words/text'
import { FLOW_PATHS } from './flows.ts'
import { dayText } from './termText.ts'

/** How a period ended: by another one, by an operator (R13), or by its last day; undefined while it is alive. */
function endOf({ closing }: Service, status: Status): keyof Text['terms']['ended'] | undefined {
  if (closing) return closing
  return status === 'expired' || status === 'lapsed' ? status : undefined
}

/** Nothing for a period that is alive. */
export function endedNotice(text: Text, { service, family }: Ended, status: Status, by: User): Html | '' {
  const end = endOf(service, status)
  if (!end) return ''
  const { title, next } = text.terms.ended[end]
  const flow = GOES_ON_BY[end]
  const link =
    flow &&
    may(by, flow) &&
    html` <span class="piece"><a href="${FLOW_PATHS[flow][family]}">${text.menu.flows[flow]}</a></span>`
  const until = end === 'expired' ? html`<p>${inPieces(extendableUntil(text, service))}</p>` : ''
  return notice('warn', title, html`<p>${inPieces(next)}${link}</p>${until}`)
}

function extendableUntil(text: Text, { term }: Service): string {
  return text.terms.extendableUntil(dayText(text, lastDayToExtend(lastDayOf(term)!)))
}

type Ended = { service: Service; family: Family }

const GOES_ON_BY: Partial<Record<keyof Text['terms']['ended'], Flow>> = {
  expired: 'extend',
  lapsed: 'issue',
  stopped: 'issue',
}

/** Whether a device would still take the key: while the period is alive, and for six months after its last day (§7). */
export function takesKey(service: Service, status: Status): boolean {
  const end = endOf(service, status)
  return end === undefined || end === 'expired'
}
