// An answer in parts, as players ask for sounds: Safari plays nothing that it cannot have so (RFC 9110, 14).
import { data } from './respond.ts'

/** All of `body`, or the part that the header `Range` asks for. Of several parts and of nonsense: all. */
export function rangeResponse(header: string | undefined, body: Uint8Array, type: string): Response {
  const range = requestedRange(header ?? '', body.length)
  if (range === undefined) return data(body, type, { 'accept-ranges': 'bytes' })
  if (range === 'beyond') return data('', type, { 'content-range': `bytes */${body.length}` }, 416)
  const { first, last } = range
  const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes ${first}-${last}/${body.length}` }
  return data(body.subarray(first, last + 1), type, headers, 206)
}

/** First and last byte: of bytes=0-99 or bytes=100-, and of bytes=-50, the last fifty. */
function requestedRange(header: string, length: number): { first: number; last: number } | 'beyond' | undefined {
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header) ?? []
  if (whole === undefined || (from === '' && to === '')) return undefined
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  if (from !== '' && to !== '' && Number(to) < first) return undefined
  return first > last ? 'beyond' : { first, last }
}
