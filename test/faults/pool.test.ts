// The whole program behind a pool that gives connections away after each transaction and takes no settings.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { promisify } from 'node:util'
import { startPostgres } from '#embedded/postgres'
import { extended } from '../support/extendWalk.ts'
import { issued, keyIn } from '../support/issueWalk.ts'
import { littlePool } from '../support/littlePool.ts'
import { aScript, readDemo, startServer } from '../support/process.ts'
import { testKeyFile } from '../support/testCodes.ts'

const dataDir = await mkdtemp(join(tmpdir(), 'portal-pool-'))
const database = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
const pool = await littlePool(database.url, { mode: 'transaction', settings: 'refused', connections: 3 })
after(async () => {
  pool.stop()
  await database.stop()
  await rm(dataDir, { recursive: true, force: true })
})

const env = { DATA_DIR: dataDir, DATABASE_URL: pool.url, NODE_ENV: 'test', CODE_KEYS: testKeyFile() }
const WHO = ['--as', 'sato', '--reason', 'order 1234']

/** Any command of the program. */
function command(more: Record<string, string>, ...argv: string[]) {
  const options = { env: { ...process.env, ...env, INIT_CWD: dataDir, ...more }, timeout: 30_000 }
  return promisify(execFile)(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', 'src/main.ts', ...argv],
    options,
  )
}

for (const argv of [['server'], ['migrate'], ['operator', 'mails']])
  test(`${argv.join(' ')}: without the setting it says which one, and does nothing`, async () => {
    await assert.rejects(command({ PORT: '0' }, ...argv), (error: { code: number; stderr: string }) => {
      assert.equal(error.code, 1)
      assert.match(error.stderr, /^DATABASE_URL leads to a connection pool .* set DATABASE_POOL_MODE=transaction\.$/m)
      return true
    })
  })

test('with the setting everything works, no connection begins with a setting of ours, and no statement is kept', async () => {
  pool.sent.settings.clear()
  const server = await startServer({ ...env, DATABASE_POOL_MODE: 'transaction' })
  try {
    const demo = await readDemo(dataDir)
    const { mprId, keys } = demo.devices.find(device => device.family === 'hdcom')!
    const card = (product: string) => ({ mprId, ...keys.find(key => key.product === product)! })
    const script = await aScript(server.origin, demo.account)
    const registrationKey = keyIn((await issued(script, card('KX-VCS701W'))).body)!.replaceAll('-', '')
    assert.match((await extended(script, card('KX-VCS703W'))).path, /^\/extended\//)
    const registered = await fetch(`${server.origin}/device/v1/registration`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ mprId, registrationKey }),
    })
    const { token } = (await registered.json()) as { token: string }
    const authorization = `Bearer ${token}`
    assert.equal((await fetch(`${server.origin}/device/v1/service`, { headers: { authorization } })).status, 200)
    assert.equal((await fetch(`${server.origin}/readyz`)).status, 200)

    const transaction = { DATABASE_POOL_MODE: 'transaction' }
    await writeFile(join(dataDir, 'devices.csv'), `MPR ID,種別,MACアドレス\n00000000000000F1,HDコム,\n`)
    const { stdout } = await command(transaction, 'operator', 'import-devices', 'devices.csv', ...WHO)
    assert.match(stdout, /^ +1 {2}added$/m)
    assert.match((await command(transaction, 'migrate')).stdout, /^Nothing to apply\.$/m)
    assert.match(server.output(), /alter role portal in database portal set enable_seqscan = off;/)
  } finally {
    server.child.kill('SIGTERM')
    assert.equal(await server.exited, 0)
  }
  assert.deepEqual([...pool.sent.settings, ...pool.sent.statements], [])
})
