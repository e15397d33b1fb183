// The simulator as one process: the room with its devices, and the page that shows it.
import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { createApp } from './page/app.ts'
import { loadAssets } from './page/assets.ts'
import { roomClock } from './room/clock.ts'
import { openFiles } from './room/files.ts'
import { openRoom } from './room/room.ts'
import { Sentence } from './sentence.ts'
import { deviceApi } from './speak/deviceApi.ts'
import { sender } from './speak/send.ts'
import { signingKeys } from './speak/signingKeys.ts'

export type SimulatorOptions = {
  port: number
  host: string
  /** Origin of the server with the device API. */
  deviceApi: string
  /** Origin of the web portal, which the devices' QR codes lead to. */
  portal: string
  /** Folder of the devices' memory. */
  dir: string
  /** MPR IDs that stand there when the folder is new. */
  devices: string[]
  /** Whether days can be skipped: only together with a demo server. */
  demoClock: boolean
  /** How long the animation of a start takes. */
  startMs?: number
  /** Milliseconds of the real clock. */
  now?: () => number
  /** A number from 0 up to 1. */
  chance?: () => number
}

export type Simulator = { port: number; stop(): Promise<void> }

const START_MS = 4_000
const CONNECTIONS = 8
/** The server may come up later than the simulator, or its day be moved by another one. */
const FOLLOW_MS = 10_000
const LIMITS = { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000 }

/** Throws {@link Sentence} when folder or port cannot be used. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { now = Date.now, chance = Math.random, startMs = START_MS } = options
  const files = await openFiles(options.dir)
  const send = sender(options.deviceApi, CONNECTIONS)
  const clock = await roomClock({ now, send, file: files.clock, movable: options.demoClock })
  await clock.follow()
  const api = deviceApi(send, signingKeys(send), clock.now)
  const room = await openRoom({ files, api, clock, chance, startMs }, options.devices)
  const follow = setInterval(async () => {
    const before = clock.today()
    await clock.follow().catch(error => console.error(`The day could not be saved: ${error}`))
    if (!clock.today().equals(before)) room.clockMoved()
  }, FOLLOW_MS)

  const stopRoom = async () => {
    clearInterval(follow)
    await room.stop()
    send.close()
  }
  const answer = getRequestListener(createApp({ room, clock, portal: options.portal, assets: loadAssets() }).fetch)
  const server = createServer(LIMITS, (request, response) => void answer(request, response))
  try {
    await listen(server, options)
  } catch (error) {
    await stopRoom()
    throw error
  }
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections() // pages that listen for news never fall idle
      await Promise.all([closed, stopRoom()])
    },
  }
}

async function listen(server: Server, { port, host }: SimulatorOptions): Promise<void> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new Sentence(`SIMULATOR_PORT: another program uses port ${port} on ${host}.`)
    if (code === 'EACCES') throw new Sentence(`SIMULATOR_PORT: port ${port} may only be used by root.`)
    if (code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL')
      throw new Sentence(`SIMULATOR_HOST: ${host} is no address of this machine.`)
    throw new Sentence(`The simulator cannot listen on ${host}, port ${port}: ${message}`)
  }
}
