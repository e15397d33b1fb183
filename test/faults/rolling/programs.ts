// nginx, HAProxy and openssl, which are Debian's. As root they are installed, and their services start neither now nor later.
import { spawnSync } from 'node:child_process'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SentenceError } from '#embedded/sentence'

export type Programs = { nginx: string; haproxy: string; openssl: string }

const NAMES = ['nginx', 'haproxy', 'openssl'] as const
/** Not everybody's PATH has what is for administrators. */
const FOLDERS = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']

/** @throws a sentence that says what to install */
export function programs(): Programs {
  const missing = NAMES.filter(name => pathOf(name) === undefined)
  if (missing.length > 0) install(missing)
  const [nginx, haproxy, openssl] = NAMES.map(name => pathOf(name)!) as [string, string, string]
  return { nginx, haproxy, openssl }
}

/** As the program says it: 1.22.1. */
export function versionOf(program: string): string {
  const { stdout, stderr } = spawnSync(program, ['-v'], { encoding: 'utf8' })
  return /\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? 'unknown'
}

function pathOf(name: string): string | undefined {
  return FOLDERS.map(folder => join(folder, name)).find(path => existsSync(path))
}

function install(packages: string[]): void {
  const list = packages.join(' ')
  if (!existsSync('/etc/debian_version')) throw new SentenceError(`This needs ${list}, on PATH or in /usr/sbin.`)
  if (process.getuid?.() !== 0)
    throw new SentenceError(`This needs Debian's ${list}: run \`sudo apt-get install ${list}\` first.`)
  console.error(`Installing ${list}, without services`)
  withoutServices(() => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      const { status, stdout, stderr } = spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' })
      if (status !== 0) throw new SentenceError(`apt-get could not do its work:\n${stdout}${stderr}`)
    }
    spawnSync('systemctl', ['disable', ...packages.filter(name => name !== 'openssl')]) // nor at the next boot
  })
}

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
