// A server with many devices in care, for benches of 機器一覧.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect, type Db } from '#store/db'
import { aScript, readDemo, type Server, startServer, urlOfDatabase } from '#test/support/process'
import type { Visitor } from '#test/support/visitor'
import { fillCare } from './careData.ts'

type Companies = { server: Server; db: Db; people: { loginId: string; visitor: Visitor }[] }

/**
 * A server of its own, and somebody who is signed in of each of its companies.
 * @param devices how many the demo's first company has in care, and then its second
 */
export async function withDevicesInCare(
  devices: [number] | [number, number],
  work: (companies: Companies) => Promise<void>,
): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startServer({ DATA_DIR: dataDir })
  const db = connect(await urlOfDatabase(dataDir), 2)
  try {
    const { account, mpcsAccount } = await readDemo(dataDir)
    const people: Companies['people'] = []
    let from = 1
    for (const [i, count] of devices.entries()) {
      const login = i === 0 ? account : mpcsAccount
      await fillCare(db, { loginId: login.loginId, count, from })
      people.push({ loginId: login.loginId, visitor: await aScript(server.origin, login) })
      from += count
    }
    await db.unsafe('vacuum analyze')
    await work({ server, db, people })
  } finally {
    await db.end({ timeout: 5 })
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}
