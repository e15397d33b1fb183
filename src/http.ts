// The HTTP server around the app: limits on what a client may send and how slowly (security.md, Limits), graceful stop.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import type { Context, Hono } from 'hono'
import { ConfigError } from '#config'
import { clientOf } from '#web/client'
import type { Env } from '#web/env'

const SECOND = 1000
const LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10 * SECOND,
  requestTimeout: 30 * SECOND,
  keepAliveTimeout: 5 * SECOND,
  optimizeEmptyRequests: true, // a GET has no body to be streamed
}

export type HttpServer = {
  port: number
  /** Takes requests for so long yet, closing each connection after its answer; then no more, and lets the last ones finish. */
  stop(delaySeconds?: number): Promise<void>
}

/** Pages are cut from pools of this size. With Node's 8 KiB every second page needs a new one: a tenth of all time. */
const POOL_BYTES = 1024 * 1024

/** Listens. */
export async function listen(app: Hono<Env>, port: number, host: string): Promise<HttpServer> {
  Buffer.poolSize = POOL_BYTES
  let stopping = false
  // The name for requests that bring none, as HTTP/1.0 need not: proxies look after /readyz in it.
  const answer = getRequestListener(app.fetch, { hostname: 'localhost' })
  const server = createServer(LIMITS, (request, response) => {
    if (stopping) response.shouldKeepAlive = false
    void answer(request, response)
  })
  await listenAs('PORT', server, port, host)
  return {
    port: (server.address() as AddressInfo).port,
    async stop(delaySeconds = 0) {
      stopping = true
      if (delaySeconds > 0) await sleep(delaySeconds * SECOND)
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      // A connection whose answer was under way falls idle only after it.
      const idle = setInterval(() => server.closeIdleConnections(), 50)
      await closed
      clearInterval(idle)
    },
  }
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
