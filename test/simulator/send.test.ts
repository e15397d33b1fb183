// One request of a device: connections are kept, and one that the server closed meanwhile costs no answer.
import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { sender } from '#simulator/speak/send'

const GET = { method: 'GET', path: '/' }

async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const send = sender(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, 4)
  after(() => {
    send.close()
    server.close()
    server.closeAllConnections()
  })
  return send
}

test('a connection that is closed in the moment in which it is used again: asked once more, over another one', async () => {
  const used = new Set<object>()
  const bodies: string[] = []
  const send = await aServer(async (request, response) => {
    const isNew = !used.has(request.socket)
    used.add(request.socket)
    let body = ''
    for await (const chunk of request) body += chunk
    bodies.push(body)
    if (isNew) response.end('heard')
    else request.socket.destroy()
  })
  const post = (body: string) => send({ method: 'POST', path: '/', body })
  await Promise.all(['a', 'b', 'c'].map(post)) // three connections that rest now
  assert.equal((await post('d')).body, 'heard')
  assert.equal(used.size, 4)
  assert.deepEqual(bodies.slice(3), ['d', 'd', 'd', 'd'])
})

test('a server that closes a new connection has not answered', async () => {
  let asked = 0
  const send = await aServer(request => {
    asked++
    request.socket.destroy()
  })
  await assert.rejects(send(GET), { code: 'ECONNRESET' })
  assert.equal(asked, 1)
})

test('a question that its device breaks off is not asked again', async () => {
  let asked = 0
  const call = new AbortController()
  const send = await aServer((_request, response) => {
    if (++asked === 1) response.end()
    else call.abort()
  })
  await send(GET)
  await assert.rejects(send(GET, call.signal), { name: 'AbortError' })
  assert.equal(asked, 2)
})
