import type * as ja from '../ja/deviceFiles.ts'

export const deviceFiles = {
  exportName: 'devices',
  exportFound: 'Export these devices',
  importLink: 'Set fields by a file',
  tooManyFilters: most => `You can save ${most} sets of conditions. Delete one that you do not use, and save again.`,
  filterGone: 'The conditions were deleted.',
  formatMissing: 'Choose a format.',
  importTitle: 'Set fields by a file',
  importLead:
    'Sets end customers and other fields by a CSV file or by a paste from a spreadsheet. Nothing changes before you have seen on the next page what would.',
  columns: 'The first line must name the columns. These are known:',
  columnsNote:
    'MPR ID is always needed. Fields without a column stay as they are. An empty cell empties its field. An exported file can be used as it is.',
  newDevices:
    'A device that is not in the list is added when Activation Key No. and Registration ID have the two codes of its card.',
  file: 'CSV file',
  fileHint: 'UTF-8 or Shift_JIS, up to 20 MB and 10,000 rows.',
  pasted: 'Paste from a spreadsheet',
  pastedHint: 'Not used when a file is chosen.',
  try: 'Check the contents',
  nothing: 'Choose a file, or paste from a spreadsheet.',
  previewTitle: 'Check the changes',
  previewLead: (changed, added, same) =>
    `Devices with changed fields: ${changed}. Devices added to the list: ${added}. Devices that stay as they are: ${same}.`,
  nothingWritten: 'Nothing has changed yet. Press “Set” to set the fields as shown.',
  nothingToDo: 'There is nothing to set.',
  problems: n => `Rows that cannot be set (${n})`,
  problemsNote: 'These rows are left out. Correct the file and read it again.',
  problemsShown: n => `The first ${n} are shown.`,
  line: 'Line',
  reason: 'Reason',
  changes: 'Devices that change',
  shown: n => `The first ${n} are shown.`,
  field: 'Field',
  before: 'Before',
  after: 'After',
  empty: '(none)',
  isNew: 'Added to the list',
  gone: 'This was set already, or has expired. Read the file again.',
  done: (changed, added) =>
    added === '0'
      ? `The fields of ${changed} devices were set.`
      : `The fields of ${changed} devices were set, and ${added} were added to the list.`,
  problem: {
    miscounted: (got, want) => `The row has ${got} cells. The first line names ${want} columns.`,
    repeated: line => `Line ${line} has the same MPR ID.`,
    'not-listed': 'This MPR ID is not in the list. To add it, enter Activation Key No. and Registration ID as well.',
    waits: 'Too many codes were wrong, so this row was not checked. Wait a while and read the file again.',
  },
  unreadable: {
    empty: 'The file is empty. Its first line must name the columns.',
    'no-column': missing => `There is no column ${missing}. The first line must name the columns.`,
    'heading-below': line => `The columns are named in line ${line}. Delete the lines above it.`,
    'utf-16': 'A UTF-16 file cannot be read. Save it as “CSV UTF-8”.',
    workbook: 'An Excel workbook cannot be read. Save it as “CSV UTF-8”, or copy the table and paste it.',
    bytes: line => `Line ${line} has letters that cannot be read. Save the file as “CSV UTF-8”.`,
    'open-quote': line => `A quotation mark in line ${line} is never closed.`,
    'after-quote': line => `In line ${line}, text follows a closing quotation mark. Quote the whole cell.`,
    'long-row': line => `Line ${line} is too long. Look for a quotation mark that is not closed.`,
    'too-many-rows': most => `A file of more than ${most} rows cannot be read. Divide it.`,
    'no-rows': 'There are no devices below the names of the columns.',
  },
  unwritable: n =>
    `Shift_JIS cannot write some letters of ${n === '1' ? '1 device' : `${n} devices`}. Choose another format, or change the letters below and export again.`,
  unwritableTitle: 'Devices with letters that Shift_JIS cannot write',
  lettersOf: letters => `Letters: ${letters}`,
  andMore: n => `And ${n} more.`,
} satisfies typeof ja.deviceFiles
