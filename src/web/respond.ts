// How every answer leaves: the same headers on all of them (security.md C11, C12).
import type { Html } from '#ui/html'

/** No inline script or style, nothing from elsewhere, never in a frame. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; worker-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
}

const PAGE_HEADERS = { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': 'text/html; charset=UTF-8' }

/** A page, or the bytes of one. Nothing of it is cached. */
export function page(
  body: Html | Uint8Array<ArrayBuffer>,
  status = 200,
  cookies: string[] = [],
  extra?: Record<string, string>,
): Response {
  const headers = extra ? { ...PAGE_HEADERS, ...extra } : PAGE_HEADERS
  // As bytes: a string of Japanese is written several times slower.
  const bytes = body instanceof Uint8Array ? body : Buffer.from(String(body))
  return new Response(bytes, { status, headers: withCookies(headers, cookies) })
}

/** After a POST: see there (303), so that reload repeats nothing. */
export function see(location: string, cookies: string[] = [], extra?: Record<string, string>): Response {
  const headers = { ...SECURITY_HEADERS, 'cache-control': 'no-store', location, ...extra }
  return new Response(null, { status: 303, headers: withCookies(headers, cookies) })
}

/** Anything that is not a page: a picture, a sound, JSON, an asset. Long texts leave faster as bytes. */
export function data(body: string | Uint8Array, type: string, extra?: Record<string, string>, status = 200): Response {
  const headers = { ...SECURITY_HEADERS, 'cache-control': 'no-store', 'content-type': type, ...extra }
  return new Response(body as string | Uint8Array<ArrayBuffer>, { status, headers }) // never shared memory
}

/** @param plainName for browsers of long ago, in ASCII */
export type FileToSave = {
  body: ReadableStream<Uint8Array>
  size: number
  type: string
  name: string
  plainName: string
}

/** A file that the browser saves, under a name of any letters (RFC 6266, RFC 5987). */
export function fileToSave({ body, size, type, name, plainName }: FileToSave): Response {
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  const headers = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-type': type,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${plainName}"; filename*=UTF-8''${encoded}`,
  }
  return new Response(body, { headers })
}

function withCookies(headers: Record<string, string>, cookies: string[]): Record<string, string> | [string, string][] {
  if (cookies.length === 0) return headers
  return [...Object.entries(headers), ...cookies.map((cookie): [string, string] => ['set-cookie', cookie])]
}
