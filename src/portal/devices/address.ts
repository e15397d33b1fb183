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

const PLACE = /^(-?)(\d{1,15})~(e?[ruclxk]\.[^~]{0,200})$/
const DAY = /^(\d{4}-\d{2}-\d{2})$/
const MOMENT = /^\d{4}-\d{2}-\d{2} [\d:.]+\+\d{2}$/

/** What was made by hand and means no place begins at the list's beginning. */
function readPlace(at: string): Place | undefined {
  const [, back, id, key = ''] = PLACE.exec(at) ?? []
  if (id === undefined) return undefined
  const [part, value] = [key.slice(0, key.indexOf('.')), key.slice(key.indexOf('.') + 1)]
  if (part.endsWith('k')) return { key, id: Number(id), backwards: back === '-' }
  const isValue = (part.endsWith('x') ? MOMENT : DAY).test(value)
  if (!isValue || (DAY.test(value) && !isDay(value))) return undefined
  return { key, id: Number(id), backwards: back === '-' }
}

function isDay(text: string): boolean {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
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
