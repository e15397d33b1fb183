// A database that says what a test wants, for what a real one does at moments that nobody can choose.
import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

export type Said = { socket: Socket; text: string; connection: number }

/**
 * @param answer to what came on a connection, the first of which is 1; what a client begins with is the text `startup`, and
 * is answered here unless `answer` gives true
 */
export async function scriptedDatabase(answer: (said: Said) => unknown) {
  const heard: string[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server = createServer(socket => {
    const connection = ++connections
    let isFirst = true
    sockets.add(socket)
    socket.on('error', () => {})
    socket.on('data', part => {
      const text = isFirst ? 'startup' : part.toString('latin1')
      heard.push(text)
      const isAnswered = answer({ socket, text, connection }) === true
      if (isFirst && !isAnswered) socket.write(Buffer.concat([message('R', Buffer.alloc(4)), READY]))
      isFirst = false
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `postgres://somebody@127.0.0.1:${(server.address() as AddressInfo).port}/any`,
    heard,
    stop() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5)
  head.write(type)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}

const READY = message('Z', Buffer.from('I'))
const IN_TRANSACTION = message('Z', Buffer.from('T'))
/** One column of text. */
const ROW_DESCRIPTION = message('T', Buffer.from('\0\x01a\0\0\0\0\0\0\0\0\0\0\x19\0\0\0\0\0\0\0\0', 'latin1'))

const row = (text: string) => {
  const head = Buffer.from([0, 1, 0, 0, 0, text.length])
  return message('D', Buffer.concat([head, Buffer.from(text)]))
}
const done = (command: string) => message('C', Buffer.from(`${command}\0`))

/** Parts of an answer. */
export const says = {
  begun: Buffer.concat([done('BEGIN'), IN_TRANSACTION]),
  done: Buffer.concat([done('SELECT 0'), READY]),
  rows: (...texts: string[]) =>
    Buffer.concat([ROW_DESCRIPTION, ...texts.map(row), done(`SELECT ${texts.length}`), READY]),
  /** Rows without an end. */
  someRows: (...texts: string[]) => Buffer.concat([ROW_DESCRIPTION, ...texts.map(row)]),
  error: (code: string) => message('E', Buffer.from(`SERROR\0VERROR\0C${code}\0Mof a test\0\0`)),
}
