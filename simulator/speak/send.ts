// One request over connections that stay open; an answer that is late, too long or does not come is an error.
import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'

export type Sent = { method: string; path: string; headers?: Record<string, string>; body?: string }
export type Received = { status: number; headers: Record<string, string | undefined>; body: string }
/** @throws when there is no answer */
export type Send = (sent: Sent, signal?: AbortSignal) => Promise<Received>

const TIMEOUT_MS = 10_000
const LONGEST_ANSWER = 64 * 1024

/** @param origin such as http://localhost:3000 @param connections at most; further requests wait for one */
export function sender(origin: string, connections: number): Send & { close(): void } {
  const base = new URL(origin)
  const isTls = base.protocol === 'https:'
  const settings = { keepAlive: true, maxSockets: connections }
  const agent = isTls ? new TlsAgent(settings) : new PlainAgent(settings)
  const request = isTls ? tlsRequest : plainRequest

  const sendOnce: Send = ({ method, path, headers = {}, body }, signal) =>
    new Promise((resolve, reject) => {
      const target = new URL(path, base)
      const options = { agent, method, headers: { ...headers, ...lengthOf(body) }, ...(signal ? { signal } : {}) }
      const sent = request(target, options, response => {
        const chunks: Buffer[] = []
        let length = 0
        response.on('data', (chunk: Buffer) => {
          length += chunk.length
          if (length > LONGEST_ANSWER) sent.destroy(new Error('the answer is too long'))
          else chunks.push(chunk)
        })
        response.once('error', reject)
        response.once('end', () => {
          const { statusCode = 0, headers } = response
          resolve({
            status: statusCode,
            headers: headers as Record<string, string | undefined>, // only set-cookie is a list, which is not for devices
            body: Buffer.concat(chunks).toString('utf8'),
          })
        })
      })
      const late = setTimeout(() => sent.destroy(new Error('the answer is late')), TIMEOUT_MS)
      sent.once('close', () => clearTimeout(late))
      sent.once('error', error => reject(sent.reusedSocket && isClosed(error) ? new ClosedAtRest() : error))
      sent.end(body)
    })
  const send: Send = async (sent, signal) => {
    try {
      return await sendOnce(sent, signal)
    } catch (error) {
      if (!(error instanceof ClosedAtRest)) throw error
      return send(sent, signal) // over another connection; each that is closed leaves the pool
    }
  }
  return Object.assign(send, { close: () => agent.destroy() })
}

/** A server closes a connection that rests for long, perhaps in the moment in which it is used again. That says nothing of
 * the server, and what devices send may arrive twice. */
class ClosedAtRest extends Error {}

function isClosed(error: NodeJS.ErrnoException): boolean {
  return error.code === 'ECONNRESET' || error.code === 'EPIPE'
}

function lengthOf(body: string | undefined): Record<string, string> {
  return body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }
}
