// Programs of Debian that some commands need besides npm's packages.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { SentenceError } from '#embedded/sentence'

/** Where daemons lie, which are not on everybody's path. */
const PLACES = ['/usr/sbin', '/usr/bin']

/**
 * The path of a program, which is installed where that can be done.
 * @throws a sentence that says what to install
 */
export function debianProgram(program: string, packageName: string): string {
  const found = find(program)
  if (found) return found
  const command = `apt-get install ${packageName}`
  if (!existsSync('/etc/debian_version')) throw new SentenceError(`This needs ${program}: install it first.`)
  if (process.getuid?.() !== 0) throw new SentenceError(`This needs ${program}: run \`sudo ${command}\` first.`)
  console.error(`Installing ${packageName}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const run = (...argv: string[]) => spawnSync('apt-get', argv, { env, stdio: ['ignore', 'ignore', 'inherit'] }).status
  const done = run('update', '-qq') === 0 && run('install', '-y', '-qq', '--no-install-recommends', packageName) === 0
  const installed = done ? find(program) : undefined
  if (!installed) throw new SentenceError(`${program} could not be installed by ${command}; its message is above.`)
  return installed
}

function find(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...PLACES]
  return folders.map(folder => join(folder, program)).find(path => existsSync(path))
}
