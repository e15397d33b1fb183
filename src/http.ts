// The HTTP server around the app: limits on what a client may send and how slowly (security.md, Limits), graceful stop.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { setImmediate as immediate, setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { ConfigError } from '#config'
import { clientOf } from '#web/client'
import type { Env } from '#web/env'

const SECOND = 1000
export const HTTP_LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  keepAliveTimeout: 5 * SECOND,
  optimizeEmptyRequests: true, // a GET has no body to be streamed
}

/** Before a port closes, nothing came between so many looks in a row; or there were as many looks as there are at most. */
export const TURNING_AWAY = { lookMs: 30, quietLooks: 10, mostLooks: 60 }
/** These may be asked twice, so a proxy asks the next server by itself when one hangs up on them. */
const ASKED_AGAIN = new Set(['GET', 'HEAD', 'OPTIONS'])

export type HttpServer = {
  port: number
  /**
   * Takes requests for so long yet, closing each connection after its answer; then no more, and lets the last ones finish.
   * After a delay, pages are turned away before the port closes, until the proxy has noticed.
   */
  stop(delaySeconds?: number): Promise<void>
}

/** Pages are cut from pools of this size. With Node's 8 KiB every second page needs a new one: a tenth of all time. */
const POOL_BYTES = 1024 * 1024

/** Listens. */
export async function listen(app: Hono<Env>, port: number, host: string): Promise<HttpServer> {
  Buffer.poolSize = POOL_BYTES
  let stopping = false
  let turningAway = false
  let came = 0
  // The name for requests that bring none, as HTTP/1.0 need not: proxies look after /readyz in it.
  const answer = getRequestListener(app.fetch, { hostname: 'localhost' })
  const server = createServer(HTTP_LIMITS, (request, response) => {
    if (stopping) {
      response.shouldKeepAlive = false
      came++
      if (turningAway && ASKED_AGAIN.has(request.method ?? '')) return void request.socket.destroy()
    }
    void answer(request, response)
  })
  await listenAs('PORT', server, port, host)

  /**
   * What has come into the kernel and is not accepted is lost when a port closes, and a form among it would be. So first
   * nothing may come any more. A proxy that asks for /readyz sends nothing by now; one that does not, as nginx, learns it
   * from the pages that it gets no answer to: it asks the next server for them, and sends nothing here for a while.
   */
  async function turnAway(): Promise<void> {
    const { lookMs, quietLooks, mostLooks } = TURNING_AWAY
    turningAway = true
    for (let looks = 0, quiet = 0; looks < mostLooks && quiet < quietLooks; looks++) {
      const before = came
      await sleep(lookMs)
      await immediate() // right after the event loop has taken what had come
      quiet = came === before ? quiet + 1 : 0
    }
  }

  return {
    port: (server.address() as AddressInfo).port,
    async stop(delaySeconds = 0) {
      stopping = true
      if (delaySeconds > 0) {
        await sleep(delaySeconds * SECOND)
        await turnAway()
        await closedWhenTheLastOneEnds(server)
      } else await closedNow(server)
    },
  }
}

/** Idle connections have their time, for a proxy may be sending on one at this moment. Those of http's close() have not. */
function closedWhenTheLastOneEnds(server: Server): Promise<void> {
  return new Promise(resolve => NetServer.prototype.close.call(server, () => resolve()))
}

/** Nobody was warned: idle connections end at once, and those whose answer is under way after it. */
async function closedNow(server: Server): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  await closed
  clearInterval(idle)
}

/** Listens at what a setting says. Throws {@link ConfigError} where that cannot be. */
export async function listenAs(setting: string, server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new ConfigError(whyNot(error, setting, port, host) ?? String(error))
  }
}

function whyNot(error: unknown, setting: string, port: number, host: string): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') return `Port ${port} is in use: stop what uses it, or choose another one with ${setting}.`
  if (code === 'EACCES') return `Port ${port} may not be used by this user: choose one above 1023 with ${setting}.`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine.`
  return undefined
}

/**
 * Whom limits count: by the socket's address, or behind proxies of ours by the one that the outermost of them saw. What is
 * no address shares one limit.
 */
export function clientBehind(proxies: number) {
  return (c: Context): string => {
    const hops = (c.req.header('x-forwarded-for') ?? '').split(',')
    const forwarded = proxies > 0 ? clientOf(hops.at(-proxies) ?? '') : undefined
    return forwarded ?? clientOf(c.env?.incoming?.socket?.remoteAddress ?? '') ?? 'unknown'
  }
}
