// A CSV file, row by row, as Excel and others write it, as large as it may be: a heading first, then rows like it.
import type { Miscounted } from '#domain/miscounted'
import { isBlank, plainCell } from './cells.ts'
import type { Columns } from './columns.ts'
import { textOf } from './encoding.ts'
import { type Opening, openingOf } from './opening.ts'
import { type Row, rowReader } from './rows.ts'
import { unreadable } from './unreadable.ts'

export type CsvRow<Name extends string> = {
  line: number
  cells: Record<Name, string>
  /** The cells may then stand in the wrong columns. */
  miscounted: Miscounted | undefined
}

/** Rows go on in slices, one for each piece of the file: a promise for each would cost more than reading it. */
export type Slices<Name extends string> = AsyncGenerator<CsvRow<Name>[], void, undefined>

/** So many characters hold the heading, and what may stand above it. */
const BEGINNING = 64 * 1024

/** @param opened hears which columns there are, before the first row @throws Unreadable when it is no CSV, or lacks a column */
export async function* readRows<Name extends string>(
  bytes: AsyncIterable<Buffer>,
  columns: Columns<Name>,
  opened: (found: Name[]) => void = () => {},
): Slices<Name> {
  yield* slicesOf(textOf(bytes), columns, opened)
}

async function* slicesOf<Name extends string>(
  texts: AsyncIterable<string>,
  columns: Columns<Name>,
  opened: (found: Name[]) => void,
): Slices<Name> {
  let table: ReturnType<typeof tableFrom<Name>> | undefined
  for await (const text of withBeginning(texts)) {
    if (table) yield table.read(text)
    else {
      const opening = openingOf(text, columns)
      const { places } = opening.heading
      opened((Object.keys(places) as Name[]).filter(name => places[name] >= 0))
      table = tableFrom(opening)
      yield table.read(text.slice(opening.from))
    }
  }
  if (!table) throw unreadable({ reason: 'empty' })
  yield table.end()
}

/** The first text is long enough to tell how the file is written, or the whole file. */
async function* withBeginning(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let beginning: string | undefined = ''
  for await (const text of texts) {
    if (beginning === undefined) yield text
    else {
      beginning += text
      if (beginning.length < BEGINNING) continue
      yield beginning
      beginning = undefined
    }
  }
  if (beginning) yield beginning
}

function tableFrom<Name extends string>({ separator, line, heading }: Opening<Name>) {
  const reader = rowReader(separator, line)
  const below = (rows: Row[]) =>
    rows.filter(row => row.line > heading.line && !isBlank(row.cells)).map(row => csvRow(heading, row))
  return {
    read(text: string): CsvRow<Name>[] {
      const rows: Row[] = []
      reader.read(text, rows)
      return below(rows)
    },
    end(): CsvRow<Name>[] {
      const rows: Row[] = []
      reader.end(rows)
      return below(rows)
    },
  }
}

function csvRow<Name extends string>({ places, width }: Opening<Name>['heading'], { line, cells }: Row): CsvRow<Name> {
  const named = {} as Record<Name, string>
  for (const name in places) named[name] = plainCell(cells[places[name]] ?? '')
  const miscounted =
    cells.length === width ? undefined : { got: cells.length, want: width, beyond: cells.slice(width).map(plainCell) }
  return { line, cells: named, miscounted }
}
