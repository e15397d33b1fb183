// operator import-devices: a CSV of devices, as large as it may be; what is left out goes into a file to be mended.
import { basename, resolve } from 'node:path'
import { DEVICE_COLUMNS } from '#operations/csv/columns'
import { csvWriter } from '#operations/csv/write'
import { type ImportRow, type ImportSummary, importDevices, type WhyLeftOut } from '#operations/devices/importDevices'
import { type Command, onlyOne, readArguments, readWriter, WRITES, WRITES_USAGE } from './command.ts'
import { readCsv } from './csv/read.ts'
import { writingTo } from './output.ts'
import { deviceIssue, miscounted, REFUSED } from './sentences.ts'
import { say, type Terminal } from './terminal.ts'

const OPTIONS = { ...WRITES, update: { type: 'boolean' }, failed: { type: 'string' } } as const

/** The columns of an import, so that a mended file can be imported as it is. */
const FAILED_HEADING = ['Line', 'Reason', ...Object.values(DEVICE_COLUMNS).map(column => column.title)]
const TELL_EVERY_ROWS = 100_000
const SHOW_EVERY_ROWS = 10_000

export const importDevicesCommand: Command = {
  name: 'import-devices',
  summary: 'adds the devices of a CSV file',
  usage: `import-devices FILE [--update] [--failed FILE]
  FILE           a CSV as Excel saves it; its first line names the columns: MPR ID, 種別 (or family), MACアドレス
                 (or MAC address); UTF-8 or Shift_JIS, with commas, semicolons or tabs
  --update       gives known devices the MAC address of the file; otherwise such rows are left out
  --failed FILE  a new file for the rows that are left out, each with its line and reason; once mended, import it
${WRITES_USAGE}`,
  example: 'import-devices devices.csv --failed failed.csv --as sato --reason "production of May" --dry-run',
  run: runImport,
}

async function runImport(argv: string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(argv, OPTIONS)
  const work = readWriter(values)
  const path = onlyOne(positionals, 'Name one file: import-devices FILE.')
  const { update = false, failed } = values

  const deps = await terminal.open()
  const progress = progressOn(terminal)
  const summary = await writingTo(terminal, failed, 'nowhere', async write => {
    const csv = csvWriter(write, FAILED_HEADING)
    const slices = readCsv(resolve(terminal.folder, path), DEVICE_COLUMNS)
    const leftOut = (row: ImportRow, why: WhyLeftOut) => csv.row(failedCells(row, why))
    const done = await importDevices(
      deps,
      { ...work, file: basename(path), slices, update },
      { leftOut, progress: progress.tell },
    ).finally(progress.end)
    await csv.end()
    return done
  })
  await say(terminal.out, summaryText(summary, work.dryRun))
  const left = leftOutOf(summary)
  if (left > 0 && failed !== undefined) await say(terminal.err, `The rows that are left out are in ${failed}.\n`)
  if (left > 0 && failed === undefined)
    await say(terminal.err, 'Add --failed FILE to have the rows that are left out.\n')
  return left > 0 ? 1 : 0
}

function failedCells({ line, cells }: ImportRow, why: WhyLeftOut): string[] {
  // Cells without a column go along, so that the row is not taken for whole before it is mended.
  const beyond = 'miscounted' in why ? why.miscounted.beyond : []
  return [String(line), reasonOf(why), cells.mprId, cells.family, cells.macAddress, ...beyond]
}

function reasonOf(why: WhyLeftOut): string {
  if ('miscounted' in why) return `The row ${miscounted(why.miscounted)}.`
  return 'issue' in why ? deviceIssue(why.issue) : REFUSED[why.refusal]
}

function leftOutOf(summary: ImportSummary): number {
  return (
    summary.invalid +
    summary['device-of-other-family'] +
    summary['device-with-other-mac'] +
    summary['contradicts-earlier-line']
  )
}

function summaryText(summary: ImportSummary, dryRun: boolean): string {
  const lines: [string, number][] = [
    ['rows', summary.rows],
    ['added', summary.added],
    ['MAC address changed', summary.changed],
    ['known already', summary.unchanged],
    ['repeated in the file', summary.repeated],
    ['left out: invalid', summary.invalid],
    ['left out: known with the other 種別', summary['device-of-other-family']],
    ['left out: known with another MAC address', summary['device-with-other-mac']],
    ['left out: an earlier line says otherwise', summary['contradicts-earlier-line']],
  ]
  const heading = dryRun ? 'Dry run, nothing is written. It would be:' : 'Imported.'
  return [heading, ...lines.map(([name, count]) => `${String(count).padStart(10)}  ${name}`), ''].join('\n')
}

/** On one line that is written over and over, or, into a log, a line now and then. */
function progressOn({ err, watched }: Terminal) {
  const every = watched ? SHOW_EVERY_ROWS : TELL_EVERY_ROWS
  let next = every
  return {
    tell(rows: number): void {
      if (rows < next) return
      const passed = rows - (rows % every)
      next = passed + every
      err.write(watched ? `\r${passed} rows …` : `${passed} rows …\n`)
    },
    end(): void {
      if (watched && next > every) err.write('\n')
    },
  }
}
