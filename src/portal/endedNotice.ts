// A service period that is over says so, and what to do next (R4, P17).
import type { Service } from '#domain/service'
import type { Status } from '#domain/term'
import type { Text } from '#web/text/text'
import type { Html } from '#web/ui/html'
import { notice } from '#web/ui/notice'

/** How a period ended: by another one, by an operator (R13), or by its last day; undefined while it is alive. */
function endOf({ closing }: Service, status: Status): keyof Text['terms']['ended'] | undefined {
  if (closing) return closing
  return status === 'expired' || status === 'lapsed' ? status : undefined
}

/** Nothing for a period that is alive. */
export function endedNotice(text: Text, service: Service, status: Status): Html | '' {
  const end = endOf(service, status)
  if (!end) return ''
  const { title, next } = text.terms.ended[end]
  return notice('warn', title, next)
}

/** Whether a device would still take the key: while the period is alive, and for six months after its last day (§7). */
export function takesKey(service: Service, status: Status): boolean {
  const end = endOf(service, status)
  return end === undefined || end === 'expired'
}
