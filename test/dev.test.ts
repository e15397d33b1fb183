// npm run dev: a change starts the server again, on the same data.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, utimes } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from './support/process.ts'

const PATIENCE_SECONDS = 60

const dataDir = await mkdtemp(join(tmpdir(), 'portal-dev-'))
after(() => rm(dataDir, { recursive: true, force: true }))

test('a changed file restarts the server, its data stays, and a signal ends both', async () => {
  const port = await freePort()
  const dev = spawn(process.execPath, ['bin/dev.ts'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, SIMULATOR_PORT: '0', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = once(dev, 'exit')
  let said = ''
  for (const stream of [dev.stdout, dev.stderr]) stream.on('data', chunk => (said += chunk))
  const starts = async (count: number) => {
    const isUp = () => said.split('Demo account:').length > count
    for (let waited = 0; waited < PATIENCE_SECONDS * 20 && !isUp(); waited++) await sleep(50)
    assert.ok(isUp(), `start ${count}: ${said}`)
    assert.equal((await fetch(`http://localhost:${port}/login`)).status, 200)
  }
  try {
    await starts(1)
    const demo = await readFile(join(dataDir, 'demo.json'), 'utf8')
    const now = new Date()
    await utimes('src/main.ts', now, now)
    await starts(2)
    assert.equal(await readFile(join(dataDir, 'demo.json'), 'utf8'), demo)
  } finally {
    dev.kill('SIGTERM')
  }
  assert.deepEqual(await exited, [0, null])
  await assert.rejects(fetch(`http://localhost:${port}/login`))
})
