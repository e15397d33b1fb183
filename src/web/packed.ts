// A page that is a long public text, packed for its way. Others are never packed: where what somebody typed stands beside a
// secret, the length of the answer tells of the secret (BREACH). On these nothing is typed and nothing is secret.
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Ctx } from './env.ts'

const QUALITY = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }
const PACKINGS = {
  br: (body: Uint8Array) => promisify(brotliCompress)(body, QUALITY),
  gzip: (body: Uint8Array) => promisify(gzip)(body),
}

export async function packed(c: Ctx, page: Response): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const name = (['br', 'gzip'] as const).find(packing => new RegExp(`\\b${packing}\\b`).test(accepted))
  page.headers.set('vary', 'accept-encoding')
  if (!name) return page
  const body = await PACKINGS[name](new Uint8Array(await page.arrayBuffer()))
  const headers = new Headers(page.headers)
  headers.set('content-encoding', name)
  return new Response(new Uint8Array(body), { status: page.status, headers })
}
