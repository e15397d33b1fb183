// quality.md: a device's status with its signed statement at 64 connections, against raw node:http that sends the same
// bytes and headers after one primary-key look-up. Reach ≥ 0.70.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { issued, keyIn } from '#test/support/issueWalk'
import { aScript, readDemo, startServer, urlOfDatabase } from '#test/support/process'
import { type Asked, compareLoad, startLimit } from './support/load.ts'
import { report } from './support/measure.ts'

const REACH = 0.7

export async function device(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-'))
  const server = await startServer({ DATA_DIR: dataDir })
  try {
    const demo = await readDemo(dataDir)
    const { mprId, keys } = demo.devices.find(d => d.family === 'hdcom')!
    const { activationKeyNo, registrationId } = keys[0]!
    const done = await issued(await aScript(server.origin, demo.account), { mprId, activationKeyNo, registrationId })
    const registered = await fetch(`${server.origin}/device/v1/registration`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mprId, registrationKey: keyIn(done.body)!.replaceAll('-', '') }),
    })
    const { token } = (await registered.json()) as { token: string }
    const status: Asked = {
      path: '/device/v1/service',
      header: ['authorization', `Bearer ${token}`],
      looksUp: 'service',
    }
    const limit = await startLimit(server.origin, await urlOfDatabase(dataDir), [status])
    const seen = await compareLoad(server.origin, limit.origin, status)
    limit.stop()
    report({ name: 'device', ...seen, reach: REACH, ok: seen.ratio >= REACH, unit: 'per second' })
  } finally {
    server.child.kill('SIGTERM')
    await server.exited
    await rm(dataDir, { recursive: true, force: true })
  }
}
