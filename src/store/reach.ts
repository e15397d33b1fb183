// The sockets of a pool. When a database hangs, TCP would wait for it for a quarter of an hour. So whoever knows that it
// is away cuts the sockets, and whatever waits for an answer fails at once.
import { Socket } from 'node:net'
import { Duplex } from 'node:stream'

export type Reach = {
  /** Set by whoever watches the database. While it is true no connection is tried. */
  away: boolean
  /** Closes every connection; the next question opens a new one. */
  cut(): void
  /** For the pool: a socket that is being connected, or while the database is away one that fails. */
  open(to: Target): Duplex
}

export type Target = { host: string[]; port: number[]; path: string | false }

/**
 * A socket that fails at its first write, with the code that the driver gives to a time-out. It must not fail before: the
 * driver would keep a message that was never sent, and the next one would wait behind it.
 */
function nobody(): Duplex {
  const error = Object.assign(new Error('the database does not answer'), { code: 'CONNECT_TIMEOUT' })
  return new Duplex({ read() {}, write: (_word, _encoding, done) => done(error) })
}

export function createReach(): Reach {
  const sockets = new Set<Socket>()
  let turn = 0

  const reach: Reach = {
    away: false,
    cut() {
      for (const socket of sockets) socket.destroy()
    },
    open({ host, port, path }) {
      if (reach.away) return nobody()
      const socket = new Socket()
      // TLS takes a socket's listeners off, so that none of ours could tell of its end.
      for (const old of sockets) if (old.destroyed) sockets.delete(old)
      sockets.add(socket)
      if (path) socket.connect(path)
      else connectTo(socket, host[turn % host.length]!, port[turn % port.length]!)
      return socket
    },
  }

  /** Of several hosts the next one is tried when one fails. */
  function connectTo(socket: Socket, host: string, port: number): void {
    const next = () => turn++
    socket.once('error', next)
    socket.once('connect', () => socket.off('error', next))
    Object.assign(socket, { host, port }) // the name that a certificate is checked for
    socket.connect(port, host)
  }
  return reach
}
