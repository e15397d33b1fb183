// Why a file is read no further, in the words that follow its name.
import type { WhyUnreadable } from '#operations/csv/unreadable'

const SAVE = 'save it as "CSV UTF-8" and try again.'
const inLine = ({ line }: { line: number }, what: string) => `, line ${line}: ${what}`

/** The end of a sentence that begins with the file's name. */
export function unreadableText(why: WhyUnreadable): string {
  switch (why.reason) {
    case 'empty':
      return ' is empty: its first line must name the columns.'
    case 'no-column':
      return ` has no column ${why.missing.join(', ')}: its first line must name the columns.`
    case 'heading-below':
      return inLine(why, 'the columns are named here, but other lines stand above: delete those and try again.')
    case 'utf-16':
      return ` is UTF-16: ${SAVE}`
    case 'workbook':
      return ` is an Excel workbook: ${SAVE}`
    case 'bytes':
      return why.encoding === 'utf-8'
        ? inLine(why, `this line is not UTF-8, though the file is: mend the line, or ${SAVE}`)
        : inLine(why, `this line is neither UTF-8 nor Shift_JIS: mend the line, or ${SAVE}`)
    case 'open-quote':
      return inLine(why, 'a quotation mark opens a cell here and is never closed: close it, or take it out.')
    case 'after-quote':
      return inLine(
        why,
        'text follows a closing quotation mark: quote the whole cell, and write the marks inside it twice.',
      )
    case 'long-row':
      return inLine(why, `the row is longer than ${why.most} characters: look for a quotation mark that is not closed.`)
  }
}
