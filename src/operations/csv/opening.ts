// How a file begins: with sep=; in a line of its own, as Excel takes it, or at once with the heading.
import { isBlank, plainCell } from './cells.ts'
import { type Columns, findColumns } from './columns.ts'
import { type Row, rowReader } from './rows.ts'
import { Unreadable, unreadable } from './unreadable.ts'

export type Opening<Name extends string> = {
  separator: string
  /** Where the rows begin, in characters and as a line. */
  from: number
  line: number
  heading: { line: number; width: number; places: Record<Name, number> }
}

const SEPARATORS = [',', ';', '\t']
const SEPARATOR_LINE = /^"?sep=([^"\r\n])"?(?:\r\n|\r|\n|$)/i
/** A title, a date and who made the list take fewer. */
const ROWS_ABOVE_HEADING = 20

/** @throws Unreadable when no row, or not the first, names the columns */
export function openingOf<Name extends string>(beginning: string, columns: Columns<Name>): Opening<Name> {
  const [before = '', named] = SEPARATOR_LINE.exec(beginning) ?? []
  const [from, line] = [before.length, before === '' ? 1 : 2]
  const readings = (named === undefined ? SEPARATORS : [named]).map(separator => {
    const { rows, problem } = firstRows(beginning.slice(from), separator, line)
    const found = rows.map(row => ({ row, ...findColumns(columns, row.cells.map(plainCell)) }))
    return { separator, found, problem }
  })
  for (const { separator, found } of readings) {
    const [first] = found
    if (first?.missing.length === 0) return { separator, from, line, heading: headingOf(first) }
  }
  throw whyNone(readings)
}

function headingOf<Name extends string>({ row, places }: { row: Row; places: Record<Name, number> }) {
  return { line: row.line, width: row.cells.length, places }
}

type Reading = { found: { row: Row; missing: string[] }[]; problem: Unreadable | undefined }

function whyNone(readings: Reading[]): Unreadable {
  const below = readings.flatMap(({ found }) => found).find(({ missing }) => missing.length === 0)
  if (below) return unreadable({ reason: 'heading-below', line: below.row.line })
  const lacking = ({ found: [first] }: Reading) => first?.missing.length ?? Number.POSITIVE_INFINITY
  const [best] = readings.toSorted((a, b) => lacking(a) - lacking(b))
  const [first] = best!.found
  return first
    ? unreadable({ reason: 'no-column', missing: first.missing })
    : (best!.problem ?? unreadable({ reason: 'empty' }))
}

/** Those that can be read: what stops them may be the wrong separator, and otherwise stops the reading again. */
function firstRows(text: string, separator: string, line: number): { rows: Row[]; problem: Unreadable | undefined } {
  const rows: Row[] = []
  let problem: Unreadable | undefined
  try {
    const reader = rowReader(separator, line)
    reader.read(text, rows)
    reader.end(rows)
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    problem = error
  }
  return { rows: rows.filter(row => !isBlank(row.cells)).slice(0, ROWS_ABOVE_HEADING), problem }
}
