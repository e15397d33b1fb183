// quality.md: 100,000 devices in care as a file, from the press to its last byte, against COPY of the same query from the same
// database. Reach ≥ 0.40 as CSV and ≥ 0.10 as .xlsx, with at most 150 MB of memory while they are made.
import { readFile } from 'node:fs/promises'
import { performance } from 'node:perf_hooks'
import { finished } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { careQuery, NO_FILTER } from '#domain/careFilter'
import { exportQuery } from '#store/care/exportRows'
import type { Db } from '#store/db'
import { withDevicesInCare } from './support/careServer.ts'
import { median, ROUNDS, report } from './support/measure.ts'

const DEVICES = 100_000
const REACH = { csv: 0.4, 'csv-sjis': 0.4, xlsx: 0.1 }
const MOST_MB = 150
type Format = keyof typeof REACH

export const exportBench = (): Promise<void> =>
  withDevicesInCare([DEVICES], async ({ server, db, people: [clerk] }) => {
    const cookie = [...clerk!.visitor.cookies].map(pair => pair.join('=')).join('; ')
    const copy = await copyOf(db, clerk!.loginId)
    const memory = await watchMemory(server.child.pid!)
    const seen: Record<Format | 'copy', number[]> = { csv: [], 'csv-sjis': [], xlsx: [], copy: [] }
    for (let round = 0; round <= ROUNDS; round++)
      for (const [name, run] of [
        ['copy', copy],
        ['csv', () => download(server.origin, cookie, 'csv')],
        ['csv-sjis', () => download(server.origin, cookie, 'csv-sjis')],
        ['xlsx', () => download(server.origin, cookie, 'xlsx')],
      ] as const) {
        const started = performance.now()
        await run()
        if (round > 0) seen[name].push(performance.now() - started) // the first round warms
      }
    const most = await memory.stop()
    const formats = Object.keys(REACH) as Format[]
    const ratios = Object.fromEntries(
      formats.map(format => [format, median(seen[format].map((ms, i) => seen.copy[i]! / ms))]),
    ) as Record<Format, number>
    const ok = formats.every(format => ratios[format] >= REACH[format]) && most <= MOST_MB
    const perSecond = (DEVICES * 1000) / median(seen.csv)
    report({
      name: 'export',
      ok,
      ratio: ratios.csv,
      reach: REACH.csv,
      shiftJis: ratios['csv-sjis'],
      xlsx: ratios.xlsx,
      xlsxReach: REACH.xlsx,
      memoryMB: most,
      mostMB: MOST_MB,
      value: perSecond,
      limit: (DEVICES * 1000) / median(seen.copy),
      unit: 'rows per second',
    })
  })

async function download(origin: string, cookie: string, format: Format): Promise<void> {
  const answer = await fetch(`${origin}/devices/export`, {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: `format=${format}`,
  })
  if (answer.status !== 200) throw new Error(`the export gave ${answer.status}`)
  let bytes = 0
  for await (const chunk of answer.body!) bytes += chunk.length
  if (bytes < DEVICES * 20) throw new Error(`the export has ${bytes} bytes`)
}

/** COPY takes no values, so they stand in the query itself. */
async function copyOf(db: Db, loginId: string): Promise<() => Promise<void>> {
  const [row] = await db<
    { companyId: number }[]
  >`select company_id as "companyId" from accounts where login_id = ${loginId}`
  const today = Temporal.Now.plainDateISO('UTC')
  const pick = { entries: [], filter: careQuery(NO_FILTER) }
  const query = exportQuery(db, { companyId: row!.companyId, pick, order: 'term', today })
  const text = writtenOut(query)
  return async () => {
    const stream = await db.unsafe(`copy (${text}) to stdout (format csv)`).readable()
    stream.resume()
    await finished(stream)
  }
}

type Part = { strings: string[]; args: unknown[] }

function writtenOut(query: unknown): string {
  const { strings, args } = query as Part
  return strings.reduce((text, next, i) => `${text}${i === 0 ? '' : literal(args[i - 1])}${next}`, '')
}

function literal(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (value && typeof value === 'object' && 'strings' in value) return writtenOut(value)
  return `'${Array.isArray(value) ? `{${value.join(',')}}` : String(value).replaceAll("'", "''")}'`
}

/** The most that the server had in memory at once, asked for now and then. */
async function watchMemory(pid: number) {
  let most = 0
  let isOver = false
  const look = async () => {
    while (!isOver) {
      const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '') // it is gone
      most = Math.max(most, Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
      await sleep(20)
    }
  }
  const looking = look()
  return {
    async stop() {
      isOver = true
      await looking
      return most
    },
  }
}
