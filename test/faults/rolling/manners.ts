// What a proxy does to requests besides passing them on: the choices of docs/proxies, seen from outside.
import { request } from 'node:http'
import type { Db } from '#store/db'
import { FORM_LIMIT_BYTES } from '#web/form'
import { aVisitor } from '../../support/visitor.ts'
import { type Ask, aBrowser } from './browser.ts'
import { NAME } from './configuration.ts'
import type { RunningProxy } from './proxies.ts'

/** Nobody else asks from here. */
const ADDRESS = '127.0.2.1'
const MADE_UP = '203.0.113.7'
const HIDDEN = ['/metrics', '/dev/mail', '/demo/day', '/%64ev/mail', '/x/../dev/mail', '/./metrics']

/** @returns a sentence for everything that is otherwise than it should be */
export async function unmannerly(db: Db, { way, http }: RunningProxy): Promise<string[]> {
  const { ask, leave } = aBrowser(way, 'fresh', ADDRESS)
  const wrong = [...(await redirects(http)), ...(await pages(ask)), ...(await limits(ask)), ...(await address(db, ask))]
  leave()
  return wrong
}

async function redirects(port: number): Promise<string[]> {
  const { status, location } = await new Promise<{ status?: number | undefined; location?: string | undefined }>(
    (resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path: '/login?a=b', headers: { host: 'elsewhere.example' } })
      sent.on('response', answer => {
        answer.resume()
        resolve({ status: answer.statusCode, location: answer.headers.location })
      })
      sent.on('error', reject).end()
    },
  )
  return status === 301 && location === `https://${NAME}/login?a=b` ? [] : [`http leads to ${location} with ${status}`]
}

/** Every answer of a server has this header, and none of a proxy's own. */
const isOurs = (answer: Response) => answer.headers.has('content-security-policy')

async function pages(ask: Ask): Promise<string[]> {
  const packed = { 'accept-encoding': 'gzip, br' }
  const page = await ask('/login', { headers: packed })
  const style = /\/assets\/style\.\w+\.css/.exec(await page.text())![0]
  const asset = await ask(style, { headers: packed })
  const elsewhere = await ask('/login', { headers: { host: 'elsewhere.example' } })
  const hidden = await Promise.all(HIDDEN.map(async path => ({ path, answer: await ask(path) })))
  return [
    page.headers.get('strict-transport-security') === 'max-age=31536000' ? '' : 'a page says nothing of https',
    page.headers.has('content-encoding') ? 'a page is packed' : '',
    asset.headers.get('content-encoding') === 'br' ? '' : 'an asset is not packed',
    elsewhere.status === 421 ? '' : `another name is answered with ${elsewhere.status}`,
    ...hidden.map(({ path, answer }) => (answer.status === 404 && !isOurs(answer) ? '' : `${path} reaches a server`)),
  ].filter(sentence => sentence !== '')
}

/** Bodies that are a little too large are refused by the server, in its words; those that are much too large before. */
async function limits(ask: Ask): Promise<string[]> {
  const posted = async (path: string, bytes: number) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' }
    return ask(path, { method: 'POST', headers, body: `a=${'x'.repeat(bytes)}` })
  }
  const wrong: string[] = []
  for (const [path, bytes, ours] of [
    ['/login', FORM_LIMIT_BYTES + 1000, true],
    ['/login', 3 * FORM_LIMIT_BYTES, false],
    ['/device/v1/registration', 10_000, true],
    ['/device/v1/registration', 30_000, false],
  ] as const) {
    const answer = await posted(path, bytes)
    if (answer.status !== 413 || isOurs(answer) !== ours)
      wrong.push(`${bytes} bytes to ${path}: ${answer.status} by ${isOurs(answer) ? 'a server' : 'the proxy'}`)
  }
  return wrong
}

/** A client's share of pictures is counted for the address that it comes from, and not for the one that it names. */
async function address(db: Db, ask: Ask): Promise<string[]> {
  const stranger = aVisitor(ask)
  const picture = /"(\/[^"]*\/image\/[^"]*)"/.exec((await stranger.get('/login')).body)?.[1] ?? '/'
  const { status } = await stranger.get(picture, { 'x-forwarded-for': MADE_UP })
  const counted = await db<{ key: string }[]>`select key from buckets where key in (
    ${`picture-client:${ADDRESS}`}, ${`picture-client:${MADE_UP}`})`
  const keys = counted.map(({ key }) => key).join(', ')
  return keys === `picture-client:${ADDRESS}` ? [] : [`a picture (${status}) was counted for ${keys || 'nobody'}`]
}
