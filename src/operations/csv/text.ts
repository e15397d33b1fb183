// CSV as Excel reads it: UTF-8 with BOM and CRLF. A cell that a spreadsheet would calculate is neutralised (security.md C15).
import { stringify } from 'csv-stringify/sync'

const OPTIONS = {
  record_delimiter: 'windows',
  // A lone CR or LF ends a row for many who read the file.
  quote_record_delimiter: true,
  escape_formulas: true,
} as const

/** @param bom before the first rows of a file, and only there */
export const csvText = (rows: string[][], bom: boolean): string => stringify(rows, { ...OPTIONS, bom })
