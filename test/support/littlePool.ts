// A pool between us and the database, in little: many clients share few connections, as behind PgBouncer. It writes down what
// they send that a pool may not be able to pass on.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

type Options = {
  /** When a client gives its connection back. */
  mode: 'session' | 'transaction'
  /** What becomes of settings that a client begins with: PgBouncer refuses them unless it is told to ignore them. */
  settings: 'refused' | 'ignored'
  /** Connections to the database. */
  connections: number
}

type Frame = { type: string; bytes: Buffer }
type Link = { socket: Socket; holder: Client | undefined; unanswered: number }
type Client = { socket: Socket; link: Link | undefined; waiting: Frame[] }

/** What PgBouncer keeps for each client by itself. */
const KEPT = ['user', 'database', 'client_encoding', 'datestyle', 'timezone', 'application_name']

export async function littlePool(database: string, { mode, settings, connections }: Options) {
  const target = new URL(database)
  const sent = { settings: new Set<string>(), statements: new Set<string>() }
  const sockets = new Set<Socket>()
  const free: Link[] = []
  const inLine: Client[] = []
  const greeting = Promise.withResolvers<Buffer>()
  let opened = 0

  const server = createServer({ noDelay: true }, socket => {
    keep(socket)
    const client: Client = { socket, link: undefined, waiting: [] }
    const read = frames(true)
    socket.on('data', (part: Buffer) => {
      for (const frame of read(part)) fromClient(client, frame)
    })
    socket.once('close', () => client.link?.socket.destroy())
  })

  function keep(socket: Socket): void {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  }

  function fromClient(client: Client, frame: Frame): void {
    if (frame.type === 'startup') return void begin(client, frame)
    if (frame.type === 'X') return void client.socket.end()
    const name = frame.type === 'P' ? frame.bytes.toString('utf8', 5, frame.bytes.indexOf(0, 5)) : ''
    if (name !== '') sent.statements.add(name)
    client.waiting.push(frame)
    if (client.link) passOn(client)
    else if (!inLine.includes(client)) inLine.push(client)
    serve()
  }

  function passOn(client: Client): void {
    const link = client.link!
    for (const { type, bytes } of client.waiting.splice(0)) {
      if (type === 'Q' || type === 'S') link.unanswered++
      link.socket.write(bytes)
    }
  }

  /** Whoever waits longest gets the connection that was given back last. */
  function serve(): void {
    while (inLine.length > 0 && free.length > 0) {
      const [client, link] = [inLine.shift()!, free.pop()!]
      link.holder = client
      client.link = link
      passOn(client)
    }
  }

  /** The first clients sign in at the database itself, which makes the pool's connections; the others are let in. */
  function begin(client: Client, { bytes }: Frame): void {
    const words = bytes.toString('utf8', 8).split('\0')
    const given = new Map(
      words.flatMap((word, i) => (i % 2 === 0 && word !== '' ? [[word, words[i + 1]!] as const] : [])),
    )
    const unknown = [...given.keys()].filter(name => !KEPT.includes(name))
    for (const name of unknown) sent.settings.add(name)
    if (unknown.length > 0 && settings === 'refused') {
      const text = `SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: ${unknown[0]}\0\0`
      return void client.socket.end(message('E', Buffer.from(text)))
    }
    if (opened === connections) {
      void greeting.promise.then(words =>
        client.socket.write(Buffer.concat([message('R', Buffer.alloc(4)), words, READY])),
      )
      return
    }
    opened++
    signIn(client, given)
  }

  function signIn(client: Client, given: Map<string, string>): void {
    const socket = connect({ port: Number(target.port || 5432), host: target.hostname, noDelay: true })
    keep(socket)
    const link: Link = { socket, holder: client, unanswered: 1 }
    client.link = link
    const params = ['user', 'database', 'client_encoding'].flatMap(name => [name, given.get(name) ?? ''])
    const body = Buffer.from(`${params.join('\0')}\0\0`)
    const head = Buffer.alloc(8)
    head.writeInt32BE(8 + body.length)
    head.writeInt32BE(3 << 16, 4)
    socket.write(Buffer.concat([head, body]))
    const read = frames(false)
    const greetings: Buffer[] = []
    socket.on('data', (part: Buffer) => {
      for (const frame of read(part)) {
        if (frame.type === 'S') greetings.push(frame.bytes)
        fromDatabase(link, frame.type === 'K' ? KEY : frame.bytes)
        if (frame.type !== 'Z') continue
        greeting.resolve(Buffer.concat([...greetings, KEY]))
        link.unanswered--
        if (link.unanswered === 0 && frame.bytes[5] === IDLE && mode === 'transaction') giveBack(link)
      }
    })
  }

  const fromDatabase = (link: Link, bytes: Buffer) => void link.holder?.socket.write(bytes)

  function giveBack(link: Link): void {
    link.holder!.link = undefined
    link.holder = undefined
    free.push(link)
    serve()
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(database)
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    /** The database as it is seen through the pool. */
    url: through.href,
    /** Names of settings that connections began with, and of statements that were to be kept. */
    sent,
    stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

const IDLE = 'I'.charCodeAt(0)
const READY = message('Z', Buffer.from('I'))
/** A number and a secret that are no connection's of the database. */
const KEY = message('K', Buffer.from([0x7f, 0, 0, 1, 0, 0, 0, 1]))

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

/** @param isClient its first message has no type @returns what is whole of what came so far */
function frames(isClient: boolean): (part: Buffer) => Frame[] {
  let rest: Buffer = Buffer.alloc(0)
  let isFirst = isClient
  return part => {
    rest = Buffer.concat([rest, part])
    const whole: Frame[] = []
    for (;;) {
      const head = isFirst ? 0 : 1
      if (rest.length < head + 4) return whole
      const length = head + rest.readInt32BE(head)
      if (rest.length < length) return whole
      whole.push({ type: isFirst ? 'startup' : String.fromCharCode(rest[0]!), bytes: rest.subarray(0, length) })
      rest = rest.subarray(length)
      isFirst = false
    }
  }
}
