// What a cell means. A spreadsheet takes 0012 for a number unless it stands there as ="0012" or begins with an apostrophe,
// which csv/write.ts puts before what would be calculated.
import { withoutInvisible } from '#domain/visible'

export function plainCell(cell: string): string {
  const bare = cell.startsWith("'") ? cell.slice(1) : cell
  return bare.startsWith('="') && bare.length > 2 && bare.endsWith('"') ? bare.slice(2, -1).replaceAll('""', '"') : bare
}

/** Excel writes rows of separators alone where something stood once, or a format still stands. */
export const isBlank = (cells: string[]): boolean =>
  cells.every(cell => withoutInvisible(plainCell(cell)).trim() === '')
