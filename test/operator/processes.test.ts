// Commands as their users give them: processes of their own, beside a running server and without one.
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '#embedded/postgres'
import { connect } from '#store/db'
import { readDemo, startServer, urlOfDatabase } from '../support/process.ts'
import { testKeyFile } from '../support/testCodes.ts'

const scratch = await mkdtemp(join(tmpdir(), 'portal-commands-'))
after(() => rm(scratch, { recursive: true, force: true }))

const WHO = ['--as', 'sato', '--reason', 'order 1234']
const RSS_MB = 150

type Ended = { code: unknown; out: string; err: string; peakMb: number }

function command(env: Record<string, string>, argv: string[]) {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/main.ts', 'operator', ...argv], {
    env: { ...process.env, INIT_CWD: scratch, CODE_KEYS: testKeyFile(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [out, err, peakMb] = ['', '', 0]
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  // The kernel keeps the peak, so looking now and then is enough; Linux only.
  const watch = setInterval(() => {
    if (!existsSync(`/proc/${child.pid}/status`)) return
    const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]
    peakMb = Math.max(peakMb, Number(peak ?? 0) / 1024)
  }, 20)
  const ended = new Promise<Ended>(resolve =>
    child.once('close', (code, signal) => {
      clearInterval(watch)
      resolve({ code: code ?? signal, out, err, peakMb })
    }),
  )
  return { child, ended }
}

const run = (dataDir: string, ...argv: string[]) => command({ DATA_DIR: dataDir }, argv).ended

test('beside a running server: 100,000 devices in constant memory, a freeze, and the server goes on', async t => {
  const dataDir = join(scratch, 'beside')
  const server = await startServer({ DATA_DIR: dataDir })
  t.after(async () => {
    server.child.kill('SIGTERM')
    await server.exited
  })
  const rows = Array.from({ length: 100_000 }, (_, n) => `${hex16(n + 1)},HDコム,\n`)
  await writeFile(join(scratch, 'devices.csv'), `MPR ID,種別,MACアドレス\n${rows.join('')}nonsense,,\n`)
  const begun = performance.now()
  const imported = await run(dataDir, 'import-devices', 'devices.csv', '--failed', 'failed.csv', ...WHO)
  const seconds = (performance.now() - begun) / 1000
  assert.equal(imported.code, 1, imported.err)
  assert.match(imported.out, /^ +100000 {2}added$/m)
  assert.match(imported.out, /^ +1 {2}left out: invalid$/m)
  assert.match(imported.err, /^100000 rows …\n/)
  assert.ok(seconds < 30, `${seconds} s`)
  assert.ok(imported.peakMb < RSS_MB, `${imported.peakMb} MB`)
  assert.match(readFileSync(join(scratch, 'failed.csv'), 'utf8'), /\r\n100002,MPR ID holds a character/)

  const device = (await readDemo(dataDir)).devices[0]!
  const [{ activationKeyNo }] = device.keys as [(typeof device.keys)[number]]
  assert.equal((await run(dataDir, 'freeze', activationKeyNo, ...WHO)).code, 0)
  const db = connect(await urlOfDatabase(dataDir), 1)
  const [card] = await db`select frozen_at is not null as frozen from activation_keys
    where activation_key_no = ${activationKeyNo}`
  const acts = await db`select act, operator, reason from audit where reason = ${WHO.at(-1)!} order by id`
  await db.end()
  assert.equal(card!.frozen, true)
  assert.deepEqual(
    acts.map(row => Object.values(row)),
    [
      ['import-devices', 'sato', 'order 1234'],
      ['freeze', 'sato', 'order 1234'],
    ],
  )

  const wrong = await run(dataDir, 'mint', '--as', 'sato')
  assert.deepEqual([wrong.code, wrong.out, wrong.err], [2, '', 'Say why: --reason TEXT.\n'])
  assert.ok((await fetch(`${server.origin}/login`)).ok)
})

test('without a server: the database is made, started, laid out, and stopped again', async () => {
  const dataDir = join(scratch, 'alone')
  const minted = await run(dataDir, 'mint', '--product', 'KX-VCS701W', '--count', '2', ...WHO)
  assert.equal(minted.code, 0, minted.err)
  assert.equal(minted.out.split('\r\n').length, 4, 'nothing but the CSV is on standard output')
  assert.ok(!existsSync(join(dataDir, 'server.pid')))
  assert.ok(!existsSync(join(dataDir, 'pg', 'postmaster.pid')))
  const no = minted.out.split('\r\n')[1]!.split(',')[0]!
  const shown = await run(dataDir, 'show', no, ...WHO)
  assert.match(shown.out, /mint by sato/)
})

test('two commands at once without a server: the one that started the database waits for the other', async () => {
  const dataDir = join(scratch, 'two')
  await run(dataDir, 'mint', '--product', 'KX-VCS701W', '--count', '1', ...WHO)
  const argv = ['mint', '--product', 'KX-VCS701W', '--count', '20000', '--out']
  const both = await Promise.all(['a.csv', 'b.csv'].map(name => run(dataDir, ...argv, name, ...WHO)))
  for (const { code, err } of both) assert.equal(code, 0, err)
  assert.ok(!existsSync(join(dataDir, 'server.pid')))
})

test('Ctrl-C in mid-import: exit code 130, nothing is imported, the database is stopped', {
  timeout: 60_000,
}, async t => {
  const dataDir = join(scratch, 'interrupted')
  const pipe = join(scratch, 'never-ends.csv')
  spawnSync('mkfifo', [pipe])
  const { child, ended } = command({ DATA_DIR: dataDir }, ['import-devices', pipe, ...WHO])
  t.after(() => child.kill('SIGKILL'))
  const told = once(child.stderr, 'data', { signal: AbortSignal.timeout(30_000) }) // that the database is made
  const writer = createWriteStream(pipe)
  writer.on('error', () => {})
  writer.write(`MPR ID,family\n${Array.from({ length: 100_500 }, (_, n) => `${hex16(n)},hdcom\n`).join('')}`)
  await told
  await once(child.stderr, 'data')
  child.kill('SIGINT')
  while (existsSync(join(dataDir, 'pg', 'postmaster.pid'))) await sleep(20)
  writer.destroy() // Node waits for a read of a pipe before it exits
  const { code, out, err } = await ended
  assert.deepEqual([code, out], [130, ''])
  assert.match(err, /^Making an empty database in .*\n100000 rows …\n$/)
  assert.ok(!existsSync(join(dataDir, 'server.pid')))
  assert.match((await run(dataDir, 'show', hex16(1), ...WHO)).err, /No device/)
})

test('an address where no database is, and a database that is not laid out, are sentences', async () => {
  const show = ['show', hex16(1), ...WHO]
  const away = await command({ DATABASE_URL: 'postgres://portal@127.0.0.1:1/portal' }, show).ended
  assert.deepEqual([away.code, away.err], [1, 'The database cannot be reached: try again when it is back.\n'])
  await using postgres = await started(join(scratch, 'empty'))
  const empty = await command({ DATABASE_URL: postgres.url }, show).ended
  assert.equal(empty.code, 1)
  assert.match(empty.err, /^The database lacks 0001-domain\.sql, .*: .* run npm start -- migrate\.\n$/)
})

const hex16 = (n: number) => n.toString(16).padStart(16, '0')

async function started(dataDir: string) {
  const database = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
  return { ...database, [Symbol.asyncDispose]: () => database.stop() }
}
