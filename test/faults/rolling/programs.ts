// The proxies that a rolling restart is tried behind, and what makes their certificate.
import { spawnSync } from 'node:child_process'
import { debianProgram } from '../../support/debianProgram.ts'

export type Programs = { nginx: string; haproxy: string; openssl: string }

/** @throws a sentence that says what to install */
export const programs = (): Programs => ({
  nginx: debianProgram('nginx'),
  haproxy: debianProgram('haproxy'),
  openssl: debianProgram('openssl'),
})

/** As the program says it: 1.22.1. */
export function versionOf(program: string): string {
  const { stdout, stderr } = spawnSync(program, ['-v'], { encoding: 'utf8' })
  return /\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? 'unknown'
}
