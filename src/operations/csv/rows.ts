// The rows of a CSV: CRLF, LF and CR each end one, mixed as they may be, and are text between quotation marks.
import { unreadable } from './unreadable.ts'

/** The line is the row's first. */
export type Row = { line: number; cells: string[] }

export type RowReader = {
  /** Adds the rows that are known to end in this text; the rest waits for what follows. */
  read(text: string, rows: Row[]): void
  /** Adds the last row, if no end of line closed it. */
  end(rows: Row[]): void
}

/** A row of three codes is far shorter: past this a quotation mark was left open. */
export const LONGEST_ROW = 64 * 1024

const QUOTE = 34
const LF = 10
const CR = 13

export function rowReader(separator: string, firstLine: number): RowReader {
  const code = separator.charCodeAt(0)
  let line = firstLine
  let rest = ''

  function read(text: string, last: boolean, rows: Row[]): void {
    const all = rest + text
    const source = { text: all, last, separator: code }
    let from = 0
    while (from < all.length) {
      const row = rowAt(source, from, line)
      if ((row?.next ?? all.length) - from > LONGEST_ROW)
        throw unreadable({ reason: 'long-row', line, most: LONGEST_ROW })
      if (!row) break
      rows.push({ line, cells: row.cells })
      from = row.next
      line = row.nextLine
    }
    rest = all.slice(from)
  }
  return {
    read: (text, rows) => read(text, false, rows),
    end: rows => read('', true, rows),
  }
}

/** `last`: nothing follows the text. */
type Source = { text: string; last: boolean; separator: number }

/** @returns undefined when only what follows the text can tell where the row ends */
function rowAt(source: Source, from: number, firstLine: number) {
  const { text, separator } = source
  const cells: string[] = []
  let line = firstLine
  for (let at = from; ; ) {
    const quoted = text.charCodeAt(at) === QUOTE
    const end = quoted ? quotedEnd(source, at, line) : bareEnd(text, at, separator)
    if (end === undefined) return undefined
    const cell = quoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end)
    if (quoted) line += lineEndsIn(cell)
    cells.push(cell)
    if (text.charCodeAt(end) !== separator) {
      const next = nextRow(source, end, line)
      return next === undefined ? undefined : { cells, next, nextLine: line + 1 }
    }
    at = end + 1
  }
}

function bareEnd(text: string, from: number, separator: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === separator || code === LF || code === CR) return at
  }
  return text.length
}

/** @returns what follows the closing mark; undefined when the mark is not known yet */
function quotedEnd({ text, last }: Source, from: number, line: number): number | undefined {
  let at = text.indexOf('"', from + 1)
  while (at >= 0 && text.charCodeAt(at + 1) === QUOTE) at = text.indexOf('"', at + 2)
  if (last && at < 0) throw unreadable({ reason: 'open-quote', line })
  // A mark at the very end may be the first of two.
  return at < 0 || (!last && at + 1 === text.length) ? undefined : at + 1
}

/** @returns where the row after the one that ends here begins; undefined when the end is not known yet */
function nextRow({ text, last }: Source, end: number, line: number): number | undefined {
  const code = text.charCodeAt(end)
  if (code === LF) return end + 1
  // A CR at the very end may be half of a CRLF.
  if (end + (code === CR ? 1 : 0) === text.length) return last ? text.length : undefined
  if (code === CR) return text.charCodeAt(end + 1) === LF ? end + 2 : end + 1
  throw unreadable({ reason: 'after-quote', line })
}

const lineEndsIn = (text: string): number => text.match(/\r\n|\r|\n/g)?.length ?? 0
