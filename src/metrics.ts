// Figures for Prometheus, served on a port of their own. Labels are routes and outcomes, never what somebody typed.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const requests = new Counter({
    name: 'portal_http_requests_total',
    help: 'Requests answered, by route and status.',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const seconds = new Histogram({
    name: 'portal_http_request_seconds',
    help: 'How long answers took.',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const applications = new Counter({
    name: 'portal_issue_decisions_total',
    help: 'What 登録 was answered: open, again, or a refusal.',
    labelNames: ['answer'],
    registers,
  })
  const lists = new Histogram({
    name: 'portal_issue_list_size',
    help: 'How many applications went into one transaction.',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  })
  return {
    registry,
    /** Milliseconds of a clock that only goes forward. */
    stopwatch: () => performance.now(),
    request({ method, route, status, ms }: { method: string; route: string; status: number; ms: number }): void {
      requests.inc({ method, route, status })
      seconds.observe({ route }, ms / 1000)
    },
    application: (answer: string) => applications.inc({ answer }),
    list: (size: number) => lists.observe(size),
  }
}

/** Serves GET /metrics, with the process's own figures. @returns the port and a way to stop */
export async function serveMetrics({ registry }: Metrics, port: number, host: string) {
  collectDefaultMetrics({ register: registry })
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
  const stop = async () => void server.close().closeAllConnections()
  return { port: (server.address() as AddressInfo).port, stop }
}
