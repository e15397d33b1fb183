// Why a file is read no further, in the words that follow its name.

/** Its message is the end of a sentence that begins with the file's name. */
export class Unreadable extends Error {}

const inLine = (line: number, what: string) => new Unreadable(`, line ${line}: ${what}`)
const SAVE = 'save it as "CSV UTF-8" and try again.'

export const unreadable = {
  empty: () => new Unreadable(' is empty: its first line must name the columns.'),
  columns: (missing: string[]) =>
    new Unreadable(` has no column ${missing.join(', ')}: its first line must name the columns.`),
  headingBelow: (line: number) =>
    inLine(line, 'the columns are named here, but other lines stand above: delete those and try again.'),
  utf16: () => new Unreadable(` is UTF-16: ${SAVE}`),
  workbook: () => new Unreadable(` is an Excel workbook: ${SAVE}`),
  bytes: (encoding: 'utf-8' | 'windows-31j', line: number) =>
    encoding === 'utf-8'
      ? inLine(line, `this line is not UTF-8, though the file is: mend the line, or ${SAVE}`)
      : inLine(line, `this line is neither UTF-8 nor Shift_JIS: mend the line, or ${SAVE}`),
  openQuote: (line: number) =>
    inLine(line, 'a quotation mark opens a cell here and is never closed: close it, or take it out.'),
  afterQuote: (line: number) =>
    inLine(line, 'text follows a closing quotation mark: quote the whole cell, and write the marks inside it twice.'),
  longRow: (line: number, characters: number) =>
    inLine(line, `the row is longer than ${characters} characters: look for a quotation mark that is not closed.`),
}
