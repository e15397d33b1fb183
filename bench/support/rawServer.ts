// The limit for pages: node:http and nothing else. Told over IPC what to send; says on which port.
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from '#store/db'

export type RawPage = {
  path: string
  headers: [string, string][]
  body: string
  looksUp: 'nothing' | 'session' | 'service'
}

process.once('message', ({ databaseUrl, pages }: { databaseUrl: string; pages: RawPage[] }) => {
  const db = connect(databaseUrl, 10)
  const known = new Map(
    pages.map(page => {
      const body = Buffer.from(page.body)
      return [page.path, { ...page, body, headers: [...page.headers.flat(), 'content-length', String(body.length)] }]
    }),
  )
  const server = createServer(async (request, response) => {
    const page = known.get(request.url ?? '')!
    if (page.looksUp === 'session') {
      const idHash = createHash('sha256').update(request.headers.cookie!.slice('session='.length)).digest()
      const rows = await db`select account_id, last_seen_at, expires_at from sessions where id_hash = ${idHash}`
      if (rows.length !== 1) throw new Error('no session')
    }
    if (page.looksUp === 'service') {
      const [mprId = '', periodNo] = request.headers.authorization!.slice('Bearer '.length).split('.')
      const rows =
        await db`select closing, last_day from services where mpr_id = ${mprId} and period_no = ${Number(periodNo)}`
      if (rows.length !== 1) throw new Error('no service')
    }
    response.writeHead(200, page.headers)
    response.end(page.body)
  })
  server.listen(0, '127.0.0.1', () => process.send!((server.address() as AddressInfo).port))
})
