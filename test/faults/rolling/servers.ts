// Two servers in production, which are restarted one after the other as README tells it.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort, type Server, startServer } from '../../support/process.ts'
import { NAME } from './configuration.ts'

const STOP_DELAY_SECONDS = 5 // README, “Running it for real”
const READY_SECONDS = 30

export type Servers = {
  ports: [number, number]
  /** How many requests each process was asked that has been restarted since. */
  served: number[]
  /** One, and when it is ready again the other. @throws when one does not end as it should, or does not come back */
  restartBoth(): Promise<void>
  /** Ends the first one without a word, and starts it again. */
  killOne(): Promise<void>
  stop(): Promise<void>
}

export async function startServers(place: { url: string; dataDir: string; smtp: string }): Promise<Servers> {
  const ports: [number, number] = [await freePort(), await freePort()]
  const figures = [await freePort(), await freePort()]
  const started = (which: number) =>
    startServer({
      NODE_ENV: 'production',
      PUBLIC_ORIGIN: `https://${NAME}`,
      TRUSTED_PROXIES: '1',
      STOP_DELAY_SECONDS: String(STOP_DELAY_SECONDS),
      APP_SECRET: 'a secret that both servers have in common',
      DATABASE_URL: place.url,
      DATA_DIR: join(place.dataDir, String(which)),
      SMTP_URL: place.smtp,
      MAIL_FROM: `no-reply@${NAME}`,
      PORT: String(ports[which]),
      METRICS_PORT: String(figures[which]),
    })
  const running: Server[] = [await started(0), await started(1)]
  const end = () => running.map(({ child }) => child.kill('SIGKILL'))
  process.once('exit', end)
  const served: number[] = []

  async function again(which: number): Promise<void> {
    running[which] = await started(which)
    await ready(ports[which]!)
  }

  return {
    ports,
    served,
    async restartBoth() {
      for (const which of [0, 1]) {
        const { child, exited, output } = running[which]!
        served.push(await requestsAt(figures[which]!))
        child.kill('SIGTERM')
        const code = await exited
        if (code !== 0) throw new Error(`a server that was told to stop ended with ${code}:\n${output()}`)
        await again(which)
      }
    },
    async killOne() {
      running[0]!.child.kill('SIGKILL')
      await running[0]!.exited
      await again(0)
    },
    async stop() {
      for (const { child } of running) child.kill('SIGTERM')
      await Promise.all(running.map(({ exited }) => exited))
      process.off('exit', end)
    },
  }
}

/** At the server's own port, since a proxy would ask the other one. */
async function ready(port: number): Promise<void> {
  for (let waited = 0; waited < READY_SECONDS; waited += 0.2) {
    const isReady = await fetch(`http://127.0.0.1:${port}/readyz`, { headers: { connection: 'close' } }).then(
      answer => answer.ok,
      () => false,
    )
    if (isReady) return
    await sleep(200)
  }
  throw new Error('a server that was started again is not ready')
}

async function requestsAt(port: number): Promise<number> {
  const figures = await (await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } })).text()
  const counts = [...figures.matchAll(/^portal_http_requests_total\{(?![^}]*"\/readyz")[^}]*\} (\d+)$/gm)]
  return counts.reduce((sum, [, count]) => sum + Number(count), 0)
}
