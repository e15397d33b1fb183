// Figures for Prometheus, served on a port of their own. Labels are routes and outcomes, never what somebody typed.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { ActName } from '#domain/acts'
import { ACT_NAMES } from '#domain/may'
import { listenAs } from './http.ts'

export type Metrics = ReturnType<typeof createMetrics>

export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  const answers = tallyOfAnswers(registers)
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
  const mails = new Counter({
    name: 'portal_mail_tries_total',
    help: 'What came of mails that were tried: sent, later, failed or dropped.',
    labelNames: ['outcome'],
    registers,
  })
  const acts = new Counter({
    name: 'portal_acts_total',
    help: 'What was done here, by the acts of the audit trail.',
    labelNames: ['act'],
    registers,
  })
  for (const act of ACT_NAMES) acts.inc({ act }, 0) // so that the first of each is seen as a change
  return {
    registry,
    acted: (act: ActName, count: number) => acts.inc({ act }, count),
    /** Milliseconds of a clock that only goes forward. */
    stopwatch: () => performance.now(),
    request: answers,
    application: (answer: string) => applications.inc({ answer }),
    list: (size: number) => lists.observe(size),
    mail: (outcome: string) => mails.inc({ outcome }),
    /** @param count is asked whenever the figures are; the database may be away then */
    openMails: (count: () => Promise<Record<string, number>>) => {
      const gauge = new Gauge({
        name: 'portal_mails',
        help: 'Mails in the outbox that wait, or have failed.',
        labelNames: ['state'],
        registers,
        async collect() {
          const counts = await count().catch(() => ({}))
          gauge.reset()
          for (const [state, number] of Object.entries(counts)) gauge.set({ state }, number)
        },
      })
    },
  }
}

type Seen = { method: string; route: string; status: number; ms: number }
type Tally = Omit<Seen, 'ms'> & { count: number; ms: number; slots: number[] }

const UP_TO_MS = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 10_000, Number.POSITIVE_INFINITY]

/**
 * Counts answers in plain numbers and makes metrics of them only when they are asked for: prom-client's own counting
 * costs a tenth of a page's time.
 */
function tallyOfAnswers(registers: Registry[]): (seen: Seen) => void {
  const tallies = new Map<string, Tally>()
  const counter = (name: string, help: string, labelNames: string[], fill: (add: Add, tally: Tally) => void) =>
    new Counter({
      name,
      help,
      labelNames,
      registers,
      collect() {
        this.reset()
        for (const tally of tallies.values()) fill((labels, value) => this.inc(labels, value), tally)
      },
    })
  counter(
    'portal_http_requests_total',
    'Requests answered, by route and status.',
    ['method', 'route', 'status'],
    (add, { method, route, status, count }) => add({ method, route, status }, count),
  )
  counter(
    'portal_http_request_seconds_sum',
    'How long answers took together.',
    ['method', 'route'],
    (add, { method, route, ms }) => add({ method, route }, ms / 1000),
  )
  counter(
    'portal_http_request_seconds_bucket',
    'Answers that took up to `le` seconds.',
    ['method', 'route', 'le'],
    (add, { method, route, slots }) => {
      let count = 0
      for (const [i, ms] of UP_TO_MS.entries()) {
        count += slots[i]!
        add({ method, route, le: Number.isFinite(ms) ? String(ms / 1000) : '+Inf' }, count)
      }
    },
  )
  return ({ method, route, status, ms }) => {
    const key = `${method} ${route} ${status}`
    const tally = tallies.get(key) ?? { method, route, status, count: 0, ms: 0, slots: UP_TO_MS.map(() => 0) }
    tallies.set(key, tally)
    tally.count++
    tally.ms += ms
    tally.slots[UP_TO_MS.findIndex(upTo => ms <= upTo)]!++
  }
}

type Add = (labels: Record<string, string | number>, value: number) => void

/** Serves GET /metrics, with the process's own figures. @returns the port and a way to stop */
export async function serveMetrics({ registry }: Metrics, port: number, host: string) {
  collectDefaultMetrics({ register: registry })
  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': registry.contentType }).end(await registry.metrics())
  })
  await listenAs('METRICS_PORT', server, port, host)
  const stop = async () => void server.close().closeAllConnections()
  return { port: (server.address() as AddressInfo).port, stop }
}
