// Times that operators type: Japan time, unless they say another offset.
import { wrongUse } from './terminal.ts'

const IN_JAPAN = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/

/** @returns undefined for now @param option which one it was, for the sentence */
export function readMoment(typed: string | undefined, option: string): Temporal.Instant | undefined {
  if (typed === 'now') return undefined
  try {
    if (IN_JAPAN.test(typed ?? '')) return Temporal.PlainDateTime.from(typed!).toZonedDateTime('Asia/Tokyo').toInstant()
    return Temporal.Instant.from(typed ?? '')
  } catch {
    throw wrongUse(`Say when: ${option} 2026-12-05T22:00 in Japan time, or with an offset, as 2026-12-05T13:00Z.`)
  }
}
