// A TCP proxy in front of a database: passes on, hangs without a word, or takes no connection at all.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

export type StallingProxy = Awaited<ReturnType<typeof stallingProxy>>

/** @param url of the database */
export async function stallingProxy(url: string) {
  let target = new URL(url)
  const sockets = new Set<Socket>()
  let stalled = false
  let server: Server

  function pass(from: Socket): void {
    const to = connect(Number(target.port || 5432), target.hostname)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      sockets.add(one)
      one.on('data', part => other.write(part))
      one.on('error', () => {})
      one.once('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      if (stalled) one.pause()
    }
  }
  const listening = async (port: number) => {
    server = createServer(pass).listen(port, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  }
  const port = await listening(0)
  const through = new URL(url)
  through.host = `127.0.0.1:${port}`

  return {
    /** The database as it is seen through the proxy. */
    url: through.href,
    /** Connections stand and are taken, but nothing moves. */
    stall() {
      stalled = true
      for (const socket of sockets) socket.pause()
    },
    flow() {
      stalled = false
      for (const socket of sockets) socket.resume()
    },
    /** Connections are cut, and new ones are taken. */
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    /** New connections lead to a database elsewhere. */
    aim(elsewhere: string) {
      target = new URL(elsewhere)
    },
    /** Connections are cut, and none is taken. */
    async refuse() {
      const closed = once(server, 'close')
      server.close()
      for (const socket of sockets) socket.destroy()
      await closed
    },
    accept: () => listening(port),
    async stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
