// The CSV file that a command is given; what is wrong with it comes as a sentence.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import type { Columns } from '#operations/csv/columns'
import { readRows, type Slices } from '#operations/csv/read'
import { Unreadable } from '#operations/csv/unreadable'
import { cannot } from '../terminal.ts'
import { unreadableText } from './unreadableText.ts'

/** In bytes. Twice as much is no faster, and takes 30 MB more for a million rows. */
const PIECE = 32 * 1024

/** @throws a sentence when it cannot be read, is no CSV, or lacks a column */
export async function* readCsv<Name extends string>(path: string, columns: Columns<Name>): Slices<Name> {
  // Opened once rows are asked for: before that nobody would hear that it cannot be.
  yield* readBytes(createReadStream(path, { highWaterMark: PIECE }), basename(path), columns)
}

export async function* readBytes<Name extends string>(
  bytes: AsyncIterable<Buffer>,
  file: string,
  columns: Columns<Name>,
): Slices<Name> {
  try {
    yield* readRows(bytes, columns)
  } catch (error) {
    throw sentenceFor(file, error)
  }
}

function sentenceFor(file: string, error: unknown): unknown {
  if (error instanceof Unreadable) return cannot(`${file}${unreadableText(error.why)}`)
  return error instanceof Error && 'code' in error && 'syscall' in error
    ? cannot(`${file} cannot be read (${error.code}).`)
    : error
}
