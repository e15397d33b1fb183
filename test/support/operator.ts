// An operator at a terminal: gives a command line, gets what was printed and the exit code.
import assert from 'node:assert/strict'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { after } from 'node:test'
import { realCalendar } from '#calendar'
import type { Clock } from '#clock'
import type { KeyFile } from '#operations/upkeep/openCodeRing'
import { operate } from '#operator/operate'
import { type Random, systemRandom } from '#random'
import type { Db } from '#store/db'
import { fakeClock } from './fakeClock.ts'
import { testCodes } from './testCodes.ts'

export type Said = { code: number; out: string; err: string }

const folders: string[] = []
after(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

export async function anOperator(
  db: Db,
  { clock = fakeClock(), random = systemRandom, keyFile = NO_FILE }: Partial<Deps> = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'portal-operator-'))
  folders.push(folder)

  /** Without --as and --reason. */
  async function bare(...argv: string[]): Promise<Said> {
    const out = collector()
    const err = collector()
    const open = async () => ({ db, clock, calendar: realCalendar, random, codes: testCodes, keyFile })
    const code = await operate(argv, { out, err, watched: false, folder, origin: 'https://keys.example.jp', open })
    return { code, out: out.text(), err: err.text() }
  }
  return {
    folder,
    bare,
    run: (...argv: string[]) => bare(...argv, '--as', 'sato', '--reason', 'order 1234'),
    path: (name: string) => join(folder, name),
    write: (name: string, content: string | Buffer) => writeFile(join(folder, name), content),
    read: (name: string) => readFile(join(folder, name), 'utf8'),
  }
}

type Deps = { clock: Clock; random: Random; keyFile: KeyFile }

const NO_FILE: KeyFile = { read: async () => new Map(), add: async () => assert.fail('no file of code keys') }

function collector(): Writable & { text(): string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk)
      done()
    },
  })
  return Object.assign(stream, { text: () => Buffer.concat(chunks).toString('utf8') })
}

/** The rows of a CSV that holds no quotes: its heading first. */
export function csvRows(text: string): string[][] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .filter(line => line !== '')
    .map(line => line.split(','))
}

/** The audit trail without its instants, and without logins. */
export async function trail(db: Db): Promise<Record<string, unknown>[]> {
  const rows = await db`select operator, act, subject, reason from audit where act <> 'sign-in' order by id`
  return rows.map(row => ({ ...row }))
}
