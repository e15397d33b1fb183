// A simulator with devices of its own, on a stub of the server.
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { makeRegistrationKey } from '#domain/registrationKey'
import { type SimulatorOptions, startSimulator } from '#simulator/start'
import { type DeviceServer, deviceServer } from './deviceServer.ts'

export const MPR_ID = '4F1A09C277D03B5E'
export const SECOND_ID = '0123456789ABCDEF'

/** A key as the portal makes them. @param seed any byte; another one gives another key */
export function aKeyFor(mprId: string, seed = 1): string {
  const random = new Uint8Array([seed, 0x2c, 0x91, 0xe4, 0x07, 0x58])
  return makeRegistrationKey(random, mprId as Parameters<typeof makeRegistrationKey>[1])
}

/** A simulator that stops still writes: the folders go last of all. */
const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Starts one. With `dir` of an earlier one it finds that one's devices. */
export async function aSimulator(
  given: Partial<SimulatorOptions> = {},
  server?: DeviceServer,
): Promise<{ origin: string; server: DeviceServer; dir: string; stop: () => Promise<void> }> {
  const stub = server ?? (await deviceServer())
  const dir = given.dir ?? join(await mkdtemp(join(tmpdir(), 'simulator-')), 'devices')
  if (!given.dir) folders.push(join(dir, '..'))
  const options = {
    port: 0,
    host: '127.0.0.1',
    deviceApi: stub.origin,
    portal: stub.origin,
    dir,
    devices: [MPR_ID],
    demoClock: true,
    startMs: 20,
  }
  const { port, stop } = await startSimulator({ ...options, ...given })
  let stopped: Promise<void> | undefined
  const once = () => (stopped ??= stop())
  after(once)
  return { origin: `http://localhost:${port}`, server: stub, dir, stop: once }
}
