// A small server that stands for the device API: it signs real statements, and a test says what it answers.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { CompactSign, exportJWK, generateKeyPair } from 'jose'

type Status = 'active' | 'expired' | 'lapsed' | 'none'

/** What the server knows of a device. */
export type Known = {
  registrationKey: string
  status: Status
  lastDay: string | null
  connectionNumber: string | null
  /** The server no longer wants the key: 409. */
  ended?: boolean
}

export type DeviceServer = {
  origin: string
  devices: Map<string, Known>
  /** Lines such as `POST /device/v1/registration 200`. */
  asked: string[]
  /** Answers in place of the usual one, one after the other: status, or status and Retry-After. */
  instead: { status: number; code?: string; retryAfter?: number }[]
  /** Changes what is signed, or how. */
  forge: { claims?: Record<string, unknown>; kid?: string; strangeKey?: boolean; alg?: 'none' }
  /** How long after an answer the device shall ask again. */
  askAgainSeconds: number
  day: Temporal.PlainDate
  rotate(): Promise<void>
}

const DAY_MS = 86_400_000
const TRUST_DAYS = 30

/** @param now milliseconds of the real clock; the server's own is so many days ahead as `day` is */
export async function deviceServer(now: () => number = Date.now): Promise<DeviceServer> {
  let keys = await newKeys(1)
  const stranger = await newKeys(0)
  const realDay = () => Temporal.Instant.fromEpochMilliseconds(now()).toZonedDateTimeISO('UTC').toPlainDate()
  const tokens = new Map<string, string>()

  const state: DeviceServer = {
    origin: '',
    devices: new Map(),
    asked: [],
    instead: [],
    forge: {},
    askAgainSeconds: 3600,
    day: realDay(),
    rotate: async () => {
      keys = await newKeys(Number(keys.kid.slice(3)) + 1)
    },
  }
  const clock = () => now() + realDay().until(state.day, { largestUnit: 'days' }).days * DAY_MS

  async function sign(mprId: string, { status, lastDay, connectionNumber }: Known): Promise<string> {
    const iat = Math.floor(clock() / 1000)
    const claims = {
      iss: state.origin,
      sub: mprId,
      iat,
      exp: until(iat, status, lastDay),
      status,
      lastDay,
      connectionNumber,
    }
    const by = state.forge.strangeKey ? stranger : keys
    const payload = JSON.stringify({ ...claims, ...state.forge.claims })
    if (state.forge.alg === 'none') return `${part({ alg: 'none', kid: keys.kid })}.${part(JSON.parse(payload))}.`
    return new CompactSign(new TextEncoder().encode(payload))
      .setProtectedHeader({ alg: 'EdDSA', kid: state.forge.kid ?? keys.kid, typ: 'device-statement+jws' })
      .sign(by.privateKey)
  }

  /** At the end of the last day, after 30 days at most. */
  function until(iat: number, status: Status, lastDay: string | null): number {
    const longest = iat + (TRUST_DAYS * DAY_MS) / 1000
    if (status !== 'active' || !lastDay) return longest
    const end = Temporal.PlainDate.from(lastDay).add({ days: 1 }).toZonedDateTime('UTC').epochMilliseconds / 1000
    return Math.min(longest, end)
  }

  async function told(mprId: string, device: Known) {
    const { status, lastDay, connectionNumber } = device
    const askAgainAt = new Date(clock() + state.askAgainSeconds * 1000).toISOString()
    return { status, lastDay, connectionNumber, askAgainAt, statement: await sign(mprId, device) }
  }

  async function answer(request: IncomingMessage, body: string): Promise<Answer> {
    const instead = request.url?.startsWith('/device/') ? state.instead.shift() : undefined
    if (instead) {
      const { status, code = 'unavailable', retryAfter } = instead
      return problem(status, code, retryAfter ? { 'retry-after': String(retryAfter) } : {})
    }
    switch (`${request.method} ${request.url}`) {
      case 'GET /.well-known/jwks.json':
        return { status: 200, body: { keys: [keys.jwk] } }
      case 'GET /demo/day':
        return { status: 200, body: { day: String(state.day) } }
      case 'POST /demo/day': {
        const day = Temporal.PlainDate.from(JSON.parse(body).day)
        if (Temporal.PlainDate.compare(day, state.day) < 0) return problem(409, 'backward')
        state.day = day
        return { status: 200, body: { day: String(day) } }
      }
      case 'POST /device/v1/registration': {
        const { mprId, registrationKey } = JSON.parse(body)
        const device = state.devices.get(mprId)
        if (device?.registrationKey !== registrationKey) return problem(403, 'registration-key-wrong')
        if (device!.ended) return problem(409, 'service-ended')
        const token = `token-of-${mprId}-${tokens.size}`
        tokens.set(token, mprId)
        return { status: 200, body: { token, ...(await told(mprId, device!)) } }
      }
      case 'GET /device/v1/service': {
        const mprId = tokens.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
        const device = mprId && state.devices.get(mprId)
        if (!device) return problem(401, 'token-wrong')
        const etag = `"${device.status}-${device.lastDay}"`
        if (request.headers['if-none-match'] === etag) return { status: 304 }
        return { status: 200, body: await told(mprId, device), headers: { etag } }
      }
    }
    return problem(404, 'not-found')
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = ''
    for await (const chunk of request) body += chunk
    const { status, body: said, headers = {} } = await answer(request, body)
    state.asked.push(`${request.method} ${request.url} ${status}`)
    response.writeHead(status, {
      'content-type': status < 400 ? 'application/json' : 'application/problem+json',
      ...headers,
    })
    response.end(said === undefined ? undefined : JSON.stringify(said))
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  after(() => {
    server.close()
    server.closeAllConnections()
  })
  state.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return state
}

type Answer = { status: number; body?: unknown; headers?: Record<string, string> }

function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return { status, body: { type: 'about:blank', title: code, status, code }, headers }
}

async function newKeys(number: number) {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true })
  const kid = `key${number}`
  return { kid, privateKey, jwk: { ...(await exportJWK(publicKey)), kid, alg: 'EdDSA', use: 'sig' } }
}

function part(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
