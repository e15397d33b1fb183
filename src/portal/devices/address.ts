// Addresses of 機器一覧: the filter, the place in the list and the ticks all stand in them (R26).
import { type CareFilter, careQuery, parseCareFilter } from '#domain/careFilter'
import type { Place } from '#operations/care/readCare'
import type { Ctx } from '#web/env'
import { isUuid } from '#web/uuid'

export type ListAddress = { filter: CareFilter; place: Place | undefined; pickId: string | undefined }

export function readAddress(query: Record<string, string | undefined>): ListAddress {
  const { at = '', pick = '' } = query
  return { filter: parseCareFilter(query), place: readPlace(at), pickId: isUuid(pick) ? pick : undefined }
}

export const addressOf = (c: Ctx): ListAddress => readAddress(c.req.query())

const PLACE = /^(-?)(\d{1,15})~(e?[ruclxkn]\.[^~]{0,200})$/
/** There is no year 0 in a database. */
const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/
const MOMENT = /^(?!0000)\d{4}-\d{2}-\d{2} [\d:.]+\+\d{2}$/

/** What was made by hand and means no place begins at the list's beginning. */
function readPlace(at: string): Place | undefined {
  const [, back, id, key = ''] = PLACE.exec(at) ?? []
  if (id === undefined) return undefined
  const [part, value] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
  const isValue = /[kn]$/.test(part) ? !value.includes('\0') : part.endsWith('x') ? isMoment(value) : isDay(value)
  if (!isValue) return undefined
  return { key, id: Number(id), backwards: back === '-' }
}

const isDay = (text: string) => DAY.test(text) && isRead(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
/** As PostgreSQL writes it. */
const isMoment = (text: string) => MOMENT.test(text) && isRead(() => Temporal.Instant.from(text))

function isRead(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch {
    return false
  }
}

export const placeText = ({ key, id, backwards }: Place): string => `${backwards ? '-' : ''}${id}~${key}`

export function listPath(
  filter: CareFilter,
  { place, pickId, done }: { place?: Place | undefined; pickId?: string | undefined; done?: string | undefined } = {},
): string {
  const query = careQuery(filter, { at: place && placeText(place), pick: pickId, done })
  return query === '' ? '/devices' : `/devices?${query}`
}

/** 延長に必要なカード for the devices of a filter. */
export function neededPath(filter: CareFilter): string {
  const query = careQuery(filter)
  return query === '' ? '/devices/needed' : `/devices/needed?${query}`
}
