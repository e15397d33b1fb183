// An answer in parts, as players ask for sounds: Safari plays nothing that it cannot have so (RFC 9110, 14).
import { data } from './respond.ts'

/** All of `body`, or the part that the header `Range` asks for. Of several parts and of nonsense: all. */
export function inParts(range: string | undefined, body: Uint8Array, type: string): Response {
  const part = partOf(range ?? '', body.length)
  if (part === undefined) return data(body, type, { 'accept-ranges': 'bytes' })
  if (part === 'beyond') return data('', type, { 'content-range': `bytes */${body.length}` }, 416)
  const { first, last } = part
  const headers = { 'accept-ranges': 'bytes', 'content-range': `bytes ${first}-${last}/${body.length}` }
  return data(body.subarray(first, last + 1), type, headers, 206)
}

/** First and last byte: of bytes=0-99 or bytes=100-, and of bytes=-50, the last fifty. */
function partOf(range: string, length: number): { first: number; last: number } | 'beyond' | undefined {
  const [whole, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  if (whole === undefined || (from === '' && to === '')) return undefined
  const first = from === '' ? Math.max(0, length - Number(to)) : Number(from)
  const last = from === '' || to === '' ? length - 1 : Math.min(Number(to), length - 1)
  if (from !== '' && to !== '' && Number(to) < first) return undefined
  return first > last ? 'beyond' : { first, last }
}
