// npm run simulator: the devices with their page, or with --fleet thousands of them without one.
// The only file of the simulator that reads the environment.
import { Sentence } from './sentence.ts'
import { readSettings, type Settings } from './settings.ts'

let stop: (() => Promise<unknown>) | undefined

async function showDevices(settings: Settings): Promise<void> {
  const { startSimulator } = await import('./start.ts')
  const { port, stop: end } = await startSimulator(settings)
  stop = end
  console.log(`HDコム シミュレーター: http://localhost:${port}`)
  console.log(`The devices speak to ${settings.deviceApi} and keep their memory in ${settings.dir}.`)
}

async function runFleet(settings: Settings, fleet: NonNullable<Settings['fleet']>): Promise<void> {
  const { startFleet } = await import('./fleet/fleet.ts')
  const { deviceApi, demoClock } = settings
  const running = await startFleet({ ...fleet, deviceApi, demoClock, now: Date.now, chance: Math.random })
  stop = async () => running.stop()
  const saw = await running.result
  console.log(JSON.stringify(saw))
  process.exitCode = saw.errors === 0 ? 0 : 1
}

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    if (!stop) process.exit() // nothing has been started yet
    if (!stopping) {
      stopping = true
      await stop()
    }
  })
try {
  const folder = process.env.INIT_CWD ?? process.cwd() // npm changes to the project's folder
  const settings = readSettings(process.env, process.argv.slice(2), folder)
  await (settings.fleet ? runFleet(settings, settings.fleet) : showDevices(settings))
} catch (error) {
  console.error(error instanceof Sentence ? error.message : error)
  process.exitCode = 1
}
