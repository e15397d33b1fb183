// A CSV file, row by row: UTF-8 with or without BOM, a heading first, as large as it may be.
import { createReadStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline, Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { cannot } from '../terminal.ts'
import { type Columns, findColumns } from './columns.ts'

export type CsvRow<Name extends string> = { line: number; cells: Record<Name, string> }

/** A row of three codes is far shorter: past this a quotation mark was left open. */
const LONGEST_ROW = 64 * 1024

/** Rows go on in slices: a promise for each would cost more than reading it. */
const SLICE = 500

type Parsed = { record: string[]; info: { lines: number } }

/** @throws a sentence when it cannot be read, is no UTF-8, no CSV, or lacks a column */
export async function* readCsv<Name extends string>(
  path: string,
  columns: Columns<Name>,
): AsyncGenerator<CsvRow<Name>[], void, undefined> {
  const name = basename(path)
  let places: Record<Name, number> | undefined
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
  })
  const slices = inSlices()
  pipeline(createReadStream(path), onlyUtf8, parser, slices, () => {}) // an error comes out below
  try {
    for await (const slice of slices as AsyncIterable<Parsed[]>) {
      const rows = places ? slice : slice.slice(1)
      const at: Record<Name, number> = places ?? placesIn(name, columns, slice[0]!.record)
      places = at
      yield rows.map(({ record, info }) => ({ line: info.lines, cells: cellsAt(at, record) }))
    }
  } catch (error) {
    throw sentenceFor(name, error)
  }
  if (!places) throw cannot(`${name} is empty: its first line must name the columns.`)
}

function inSlices(): Transform {
  let slice: Parsed[] = []
  return new Transform({
    objectMode: true,
    transform(parsed: Parsed, _encoding, done) {
      slice.push(parsed)
      if (slice.length === SLICE) {
        this.push(slice)
        slice = []
      }
      done()
    },
    flush(done) {
      if (slice.length > 0) this.push(slice)
      done()
    },
  })
}

function placesIn<Name extends string>(file: string, columns: Columns<Name>, heading: string[]): Record<Name, number> {
  const { places, missing } = findColumns(columns, heading)
  if (missing.length === 0) return places
  throw cannot(`${file} has no column ${missing.join(', ')}: its first line must name the columns.`)
}

function cellsAt<Name extends string>(places: Record<Name, number>, record: string[]): Record<Name, string> {
  const cells = {} as Record<Name, string>
  for (const name in places) cells[name] = record[places[name]] ?? ''
  return cells
}

/** Passes the bytes on after a look at them: Excel's plain "CSV" is Shift_JIS, which would come out as wrong letters. */
async function* onlyUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const utf8 = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) {
    utf8.decode(chunk, { stream: true })
    yield chunk
  }
  utf8.decode()
}

function sentenceFor(name: string, error: unknown): unknown {
  if (error instanceof CsvError) return cannot(`${name} is no CSV: ${error.message.replace(/\.?$/, '.')}`)
  if (!(error instanceof Error) || !('code' in error)) return error
  if (error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return cannot(`${name} is not UTF-8: save it as "CSV UTF-8" and try again.`)
  return 'syscall' in error ? cannot(`${name} cannot be read (${error.code}).`) : error
}
