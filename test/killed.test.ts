// npm test that is stopped or killed, at any of its links: no PostgreSQL, no Chromium and no test goes on.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { identityOf } from '#embedded/processes'

/** A file that needs the database and the browser for some seconds at least. */
const RUN = ['test', '--', 'test/browser/session.test.ts']
const UP_SECONDS = 60
const GONE_SECONDS = 20

type Running = { pid: number; parent: number; name: string; command: string; identity: string }
type Link = (npm: ChildProcess, started: Running[]) => number

const link =
  (words: string): Link =>
  (_npm, started) =>
    started.find(one => one.command.includes(words))!.pid

const WAYS: [string, Link, NodeJS.Signals][] = [
  ['Ctrl-C, which a terminal sends to npm and run.mjs', npm => -npm.pid!, 'SIGINT'],
  ['SIGTERM for npm', npm => npm.pid!, 'SIGTERM'],
  ['kill -9 of npm', npm => npm.pid!, 'SIGKILL'],
  ['kill -9 of run.mjs', link('node bin/run.mjs'), 'SIGKILL'],
  ['kill -9 of bin/test.ts', link('bin/lifeline.mjs'), 'SIGKILL'],
]

for (const [name, who, signal] of WAYS)
  test(`${name} ends all that npm test started`, async () => {
    const { NODE_TEST_CONTEXT: _ours, ...env } = process.env
    const npm = spawn('npm', RUN, { env, stdio: 'ignore', detached: true })
    const started = await until(UP_SECONDS, async () => {
      const below = await descendants(npm.pid!)
      const has = (program: RegExp) => below.some(one => program.test(one.name))
      return has(/^postgres/) && has(/^chromium/) && below.some(one => one.command.includes('--test '))
        ? below
        : undefined
    })
    assert.ok(started, 'npm test has a database, a browser and a test running')
    process.kill(who(npm, started), signal)
    let left: Running[] = []
    await until(GONE_SECONDS, async () => {
      left = await stillThere(started)
      return left.length === 0 ? true : undefined
    })
    for (const { pid } of left) process.kill(pid, 'SIGKILL')
    assert.deepEqual(
      left.map(one => one.command),
      [],
    )
  })

async function until<T>(seconds: number, look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(50)) {
    const seen = await look()
    if (seen !== undefined) return seen
  }
  return undefined
}

async function stillThere(started: Running[]): Promise<Running[]> {
  const now = await Promise.all(started.map(one => identityOf(one.pid)))
  return started.filter((one, index) => now[index] === one.identity)
}

/** A process and everything below it. */
async function descendants(root: number): Promise<Running[]> {
  const pids = (await readdir('/proc')).map(Number).filter(pid => pid > 0)
  const all = (await Promise.all(pids.map(running))).filter(one => one !== undefined)
  const found = all.filter(one => one.pid === root)
  for (const one of found) found.push(...all.filter(other => other.parent === one.pid))
  return found
}

async function running(pid: number): Promise<Running | undefined> {
  const [stat, command, identity] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8').catch(() => ''),
    readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''),
    identityOf(pid),
  ])
  // The name in brackets may hold anything; the state and the parent follow its last bracket.
  const bracket = stat.lastIndexOf(')')
  if (identity === undefined || bracket < 0) return undefined
  const name = stat.slice(stat.indexOf('(') + 1, bracket)
  const parent = Number(stat.slice(bracket + 2).split(' ')[1])
  return { pid, parent, name, command: command.replaceAll('\0', ' '), identity }
}
