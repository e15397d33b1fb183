// CSV that is read back as it was, whatever stands in a cell, at the speed of an export. A spreadsheet calculates none of it.

const QUOTED = /[",\r\n]/
/** What a spreadsheet would calculate (security.md C15), and what the reader would take for a sign of a spreadsheet. */
const SIGN = /^[=+\-@\t\r'＝＋－＠]/
/** A text as a spreadsheet keeps it. */
const KEPT_TEXT = /^="[\s\S]*"$/

/** In a row whose cells stand between NULs: whether any of them needs a look of its own. Most rows have none. */
const NEEDS_CARE = /[",\r\n]|(?:^|\0)[=+\-@\t'＝＋－＠]/

/** Rows end in CRLF. */
export function exactText(rows: readonly (readonly string[])[]): string {
  let text = ''
  for (const cells of rows) {
    const isPlain = !NEEDS_CARE.test(cells.join('\0'))
    text += `${(isPlain ? cells : cells.map(exactCell)).join(',')}\r\n`
  }
  return text
}

function exactCell(cell: string): string {
  const safe = SIGN.test(cell) ? `'${KEPT_TEXT.test(cell) ? `="${cell.replaceAll('"', '""')}"` : cell}` : cell
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
