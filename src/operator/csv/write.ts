// CSV out: UTF-8 with BOM and CRLF, so that Excel reads it; cells that it would calculate are neutralised (security.md C15).
import { stringify } from 'csv-stringify/sync'

export type CsvWriter = { row(cells: string[]): Promise<void>; end(): Promise<void> }

const SLICE = 1000

const OPTIONS = {
  record_delimiter: 'windows',
  // A lone CR or LF ends a row for many who read the file.
  quote_record_delimiter: true,
  escape_formulas: true,
} as const

/** Writes in slices. Without a row nothing is written, not even the heading. */
export function csvWriter(write: (text: string) => Promise<void>, heading: string[]): CsvWriter {
  let rows: string[][] = [heading]
  let bom = true

  async function flush(): Promise<void> {
    await write(stringify(rows, { ...OPTIONS, bom }))
    bom = false
    rows = []
  }
  return {
    async row(cells) {
      rows.push(cells)
      if (rows.length >= SLICE) await flush()
    },
    async end() {
      if (rows.length > (bom ? 1 : 0)) await flush()
    },
  }
}
