// Programs of Debian that some commands need besides npm's packages. As root they are installed, and their services start
// neither now nor later.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SentenceError } from '#embedded/sentence'

/** Where daemons lie, which are not on everybody's path. */
const PLACES = ['/usr/sbin', '/usr/local/sbin', '/usr/bin']

/**
 * The path of a program, which is installed where that can be done.
 * @throws a sentence that says what to install
 */
export function debianProgram(program: string): string {
  const found = find(program)
  if (found) return found
  const command = `apt-get install ${program}`
  if (!existsSync('/etc/debian_version')) throw new SentenceError(`This needs ${program}: install it first.`)
  if (process.getuid?.() !== 0) throw new SentenceError(`This needs ${program}: run \`sudo ${command}\` first.`)
  console.error(`Installing ${program}, without services`)
  withoutServices(() => {
    if (run('update', '-qq') !== 0) return
    run('install', '-y', '-qq', '--no-install-recommends', program)
    spawnSync('systemctl', ['disable', program]) // nor at the next boot
  })
  const installed = find(program)
  if (!installed) throw new SentenceError(`${program} could not be installed by ${command}; its message is above.`)
  return installed
}

function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
  return folders.map(folder => join(folder, program)).find(path => existsSync(path))
}

const run = (...argv: string[]): number | null =>
  spawnSync('apt-get', argv, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'inherit'],
  }).status

/** Packages ask this script whether they may start what they bring. */
const POLICY = '/usr/sbin/policy-rc.d'

function withoutServices(work: () => void): void {
  const isOurs = !existsSync(POLICY)
  if (isOurs) writeFileSync(POLICY, '#!/bin/sh\nexit 101\n', { mode: 0o755 })
  try {
    work()
  } finally {
    if (isOurs) rmSync(POLICY)
  }
}
