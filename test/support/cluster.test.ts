// The tests' own PostgreSQL: what is kept between runs must neither be shared by accident nor stay broken.
import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { connect } from '#store/db'
import { startCluster } from './cluster.ts'

const folder = await mkdtemp(join(tmpdir(), 'kept-clusters-'))
after(() => rm(folder, { recursive: true, force: true }))

test('a cluster is kept between runs, another run at once has one of its own, and what was left behind goes', async () => {
  const first = await startCluster(folder)
  const second = await startCluster(folder)
  assert.notEqual(second.url, first.url)
  assert.deepEqual(await readdir(folder), ['1', '2'])
  await second.stop()
  const { birthtimeMs } = await stat(join(folder, '1/pg'))
  const before = await databases(first.url, 'create database test_left')
  assert.ok(before.includes('test_left'))
  await first.stop()

  const next = await startCluster(folder)
  const now = await databases(next.url)
  assert.deepEqual(
    now,
    before.filter(name => name !== 'test_left'),
  )
  assert.equal(now.filter(name => name.startsWith('template_')).length, 1)
  assert.equal((await stat(join(folder, '1/pg'))).birthtimeMs, birthtimeMs)
  await next.stop()
})

test('a broken folder is made anew', async () => {
  await (await startCluster(folder)).stop()
  await rm(join(folder, '1/pg/global'), { recursive: true })
  const healed = await startCluster(folder)
  assert.ok((await databases(healed.url)).length > 0)
  await healed.stop()
})

async function databases(url: string, first = 'select 1'): Promise<string[]> {
  const db = connect(url, 1)
  await db.unsafe(first)
  const rows = await db<{ name: string }[]>`select datname as name from pg_database order by 1`
  await db.end()
  return rows.map(row => row.name)
}
