// A browser at an address of its own, as far as TLS and connections go: nothing is asked twice, and half an answer is none.
import { type ClientHttp2Session, connect, type IncomingHttpHeaders } from 'node:http2'
import { Agent, request } from 'node:https'
import { connect as tlsConnect } from 'node:tls'
import { NAME } from './configuration.ts'

/** @property port the proxy's, for https; `ca`: whose certificates are believed, as PEM */
export type Way = { port: number; ca: string }
/** One connection of HTTP/1.1 for everything, one for each request, or one of HTTP/2. */
export const HOWS = ['kept', 'fresh', 'http2'] as const
export type How = (typeof HOWS)[number]
export type Ask = (path: string, init?: Asked) => Promise<Response>
type Asked = { method?: string; headers?: RequestInit['headers']; body?: unknown }
type Browser = { ask: Ask; leave(): void }
type Headings = Record<string, string | string[] | undefined>

const PATIENCE_MS = 20_000

/** @param from one of the addresses that are this machine, 127.0.0.0/8 */
export function aBrowser(way: Way, how: How, from: string): Browser {
  return how === 'http2' ? overHttp2(way, from) : overHttp1(way, how === 'kept', from)
}

const plain = (headers: Asked['headers']) => Object.fromEntries(new Headers(headers))

function overHttp1({ port, ca }: Way, keepAlive: boolean, from: string): Browser {
  const agent = new Agent({ keepAlive, maxSockets: 1, ca, servername: NAME, localAddress: from })
  const ask: Ask = (path, { method = 'GET', headers, body } = {}) =>
    new Promise((resolve, reject) => {
      const options = { agent, host: '127.0.0.1', port, path, method, headers: { host: NAME, ...plain(headers) } }
      const sent = request({ ...options, timeout: PATIENCE_MS }, answer => {
        const parts: Buffer[] = []
        answer.on('data', part => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => {
          if (!answer.complete) return reject(new Error('half an answer'))
          resolve(whole(answer.statusCode ?? 0, answer.headers, parts))
        })
      })
      sent.on('timeout', () => sent.destroy(new Error('no answer')))
      sent.on('error', reject)
      sent.end(body)
    })
  return { ask, leave: () => agent.destroy() }
}

function overHttp2({ port, ca }: Way, from: string): Browser {
  let session: ClientHttp2Session | undefined
  /** A proxy ends a connection after so many requests, and says so. */
  const open = (): ClientHttp2Session => {
    if (session && !session.closed && !session.destroyed) return session
    session?.close()
    const tls = { host: '127.0.0.1', port, ca, servername: NAME, localAddress: from, ALPNProtocols: ['h2'] }
    session = connect(`https://${NAME}`, { createConnection: () => tlsConnect(tls) })
    session.on('error', () => {}) // the request tells of it
    return session
  }
  const ask: Ask = (path, { method = 'GET', headers, body } = {}) =>
    new Promise((resolve, reject) => {
      const { host = NAME, ...others } = plain(headers)
      const sent = open().request({ ':method': method, ':path': path, ':authority': host, ...others })
      const parts: Buffer[] = []
      let answered: IncomingHttpHeaders | undefined
      sent.on('response', answer => (answered = answer))
      sent.on('data', part => parts.push(Buffer.from(part)))
      sent.on('end', () => {
        if (!answered) return reject(new Error('no answer'))
        const { ':status': status, ...rest } = answered
        resolve(whole(Number(status), rest, parts))
      })
      sent.on('aborted', () => reject(new Error('half an answer')))
      sent.on('error', reject)
      sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('no answer')))
      sent.end(body)
    })
  return { ask, leave: () => session?.destroy() }
}

/** Rejects when it is not the whole of what it says that it is. */
async function whole(status: number, headers: Headings, parts: Buffer[]): Promise<Response> {
  const bytes = Buffer.concat(parts)
  const type = String(headers['content-type'] ?? '')
  if (Number(headers['content-length'] ?? bytes.length) !== bytes.length) throw new Error('half an answer')
  if (type.startsWith('text/html') && !bytes.toString().trimEnd().endsWith('</html>')) throw new Error('half a page')
  if (type.includes('json')) JSON.parse(bytes.toString())
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    [value ?? []].flat().map((one): [string, string] => [name, one]),
  )
  return new Response(bytes.length > 0 ? bytes : null, { status, headers: lines })
}
