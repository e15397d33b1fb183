// quality.md: a page (login, issue input) at 64 connections, against raw node:http that sends the same bytes and headers
// after the same one primary-key look-up where the page makes one. Reach ≥ 0.60 for each.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aScript, readDemo, startServer, urlOfDatabase } from '#test/support/process'
import { type Asked, compareLoad, startLimit } from './support/load.ts'
import { report } from './support/measure.ts'

const REACH = 0.6

export async function pages(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    const script = await aScript(server.origin, (await readDemo(dataDir)).account)
    const session = script.cookies.get('session')!
    const login: Asked = {
      path: '/login',
      header: ['cookie', 'pre-login=of-a-browser-that-was-here'],
      looksUp: 'nothing',
    }
    const input: Asked = { path: '/issue', header: ['cookie', `session=${session}`], looksUp: 'session' }
    const limit = await startLimit(server.origin, await urlOfDatabase(dataDir), [login, input])
    const [seenLogin, seenInput] = [
      await compareLoad(server.origin, limit.origin, login),
      await compareLoad(server.origin, limit.origin, input),
    ]
    limit.stop()
    const ratio = Math.min(seenLogin.ratio, seenInput.ratio)
    report({
      name: 'pages',
      ratio,
      reach: REACH,
      ok: ratio >= REACH,
      unit: 'per second',
      login: seenLogin.value,
      loginLimit: seenLogin.limit,
      input: seenInput.value,
      inputLimit: seenInput.limit,
    })
  } finally {
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}
