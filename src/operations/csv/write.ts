// CSV out, however many rows.
import { csvText } from './text.ts'

export type CsvWriter = { row(cells: string[]): Promise<void>; end(): Promise<void> }

const SLICE = 1000

/** Writes in slices. Without a row nothing is written, not even the heading. */
export function csvWriter(write: (text: string) => Promise<void>, heading: string[]): CsvWriter {
  let rows: string[][] = [heading]
  let bom = true

  async function flush(): Promise<void> {
    await write(csvText(rows, bom))
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
