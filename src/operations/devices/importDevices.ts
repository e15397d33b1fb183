// Importing devices (product.md §8): a million rows and more, checked one by one, compared and merged in the database.
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type DeviceCells, type DeviceIssue, type DeviceRow, readDeviceRow } from '#domain/deviceRow'
import type { Miscounted } from '#domain/miscounted'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Operator } from '#domain/who'
import {
  compareWithKnown,
  lockImports,
  openStage,
  refusedRows,
  stagedLine,
  type Verdict,
  writeImport,
} from '#store/devices/deviceImport'
import { actOnce, type DoorDeps } from '../act.ts'

export type ImportRow = { line: number; cells: DeviceCells; miscounted?: Miscounted | undefined }
export type ImportSummary = Record<Verdict, number> & { rows: number; invalid: number }
type WhyInvalid = { miscounted: Miscounted } | { issue: DeviceIssue }
export type WhyLeftOut = WhyInvalid | { refusal: OperatorRefusal }
export type ImportReport = {
  /** A row that is not imported, invalid ones first; awaited, so that nothing piles up. */
  leftOut(row: ImportRow, why: WhyLeftOut): Promise<void>
  /** How many rows were read so far, now and then. */
  progress(rows: number): void
}

/**
 * All valid rows in one transaction, or none when `slices` fails. Rows are left out as invalid, or with the refusals
 * `device-of-other-family`, `device-with-other-mac` (without `update`) and `contradicts-earlier-line`.
 */
export async function importDevices(
  deps: DoorDeps,
  request: { by: Operator; file: string; slices: AsyncIterable<ImportRow[]>; update: boolean; dryRun: boolean },
  report: ImportReport,
): Promise<ImportSummary> {
  return actOnce(deps, request.by, 'import-devices', async ({ tx, now, wrote }) => {
    const tally = { rows: 0, invalid: 0 }
    await pipeline(Readable.from(staged(request.slices, tally, report)), await openStage(tx))

    await lockImports(tx)
    const counts = await compareWithKnown(tx, request.update)
    for await (const slice of refusedRows(tx))
      for (const { line, refusal, mprId, family, macAddress } of slice)
        await report.leftOut({ line, cells: { mprId, family, macAddress: macAddress ?? '' } }, { refusal })

    if (!request.dryRun) {
      await writeImport(tx, { ...request, counts }, now)
      wrote('import-devices', Math.sign(counts.added + counts.changed))
      wrote('change-mac', counts.changed)
    }
    return { ...tally, ...counts }
  })
}

/** Checks each row and gives the text for COPY; rows that cannot be devices go to the report. */
async function* staged(
  slices: AsyncIterable<ImportRow[]>,
  tally: { rows: number; invalid: number },
  report: ImportReport,
): AsyncGenerator<string> {
  for await (const rows of slices) {
    let text = ''
    for (const row of rows) {
      const read = readRow(row)
      if (read.ok) text += stagedLine(row.line, read.value)
      else {
        tally.invalid++
        await report.leftOut(row, read.why)
      }
    }
    tally.rows += rows.length
    report.progress(tally.rows)
    if (text !== '') yield text
  }
}

function readRow({ cells, miscounted }: ImportRow): { ok: true; value: DeviceRow } | { ok: false; why: WhyInvalid } {
  if (miscounted) return { ok: false, why: { miscounted } }
  const read = readDeviceRow(cells)
  return read.ok ? read : { ok: false, why: { issue: read.issue } }
}
