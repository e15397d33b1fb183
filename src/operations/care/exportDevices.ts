// 書き出し: the ticked devices, or all that a filter finds, as of one moment and in slices, so that no list is too long.
import type { Order } from '#domain/careFilter'
import { CODE_DIGITS, type MprId } from '#domain/codes'
import type { User } from '#domain/who'
import { type ExportRow, exportRows, wordsOfRow } from '#store/care/exportRows'
import type { Pick as Picked } from '#store/care/picks'
import { act, type DoorDeps, lookOnce } from '../act.ts'
import type { CodeRing } from '../codeRing.ts'
import { unwritable } from '../csv/shiftJis.ts'
import type { OperationDeps } from '../deps.ts'

export type { ExportRow }

export const EXPORT_FORMATS = ['csv', 'csv-sjis', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

type ExportRequest = { by: User; pick: Omit<Picked, 'id'>; order: Order; format: ExportFormat }

/** Devices with letters that the format cannot write, the first of them by name. */
export type Unwritable = {
  count: number
  first: { id: number; mprId: MprId; name: string | null; letters: string[] }[]
}

const NAMED = 20

/**
 * Hands the rows to `write`, which makes the file of them; of what the format cannot write nothing is made, and the first
 * devices with it are named. An export is in the audit trail once its file is whole.
 */
export async function exportDevices<T>(
  deps: DoorDeps & Pick<OperationDeps, 'codes'>,
  { by, pick, order, format }: ExportRequest,
  write: (slices: AsyncGenerator<ExportRow[]>, today: Temporal.PlainDate) => Promise<T>,
): Promise<{ ok: true; file: T } | { ok: false; unwritable: Unwritable }> {
  let devices = 0
  const found: Unwritable = { count: 0, first: [] }
  async function* looked(slices: AsyncGenerator<ExportRow[]>): AsyncGenerator<ExportRow[]> {
    for await (const rows of slices) {
      devices += rows.length
      if (format === 'csv-sjis') addUnwritable(found, rows)
      if (found.count > 0) continue
      for (const row of rows) readKey(deps.codes, row)
      yield rows
    }
    if (found.count > 0) throw new NotInFormat()
  }
  try {
    const file = await lookOnce(deps, by, 'export-devices', ({ tx, today }) =>
      write(looked(exportRows(tx, { companyId: by.companyId, pick, order, today })), today),
    )
    await act(deps, by, 'export-devices', ({ audit }) => audit({ act: 'export-devices', subject: { devices, format } }))
    return { ok: true, file }
  } catch (error) {
    if (error instanceof NotInFormat) return { ok: false, unwritable: found }
    throw error
  }
}

const KEY = 8

/** Reads the key of a row in place: a list has a hundred thousand of them. */
function readKey(codes: CodeRing, row: ExportRow): void {
  const kept = row[KEY]
  if (kept === null || kept.length === CODE_DIGITS) return // not sealed yet
  row[KEY] = codes.read('registration-key', { sealed: Buffer.from(kept, 'base64'), clear: null }, row[1])
}

/** Ends the writing of a file, so that what is written of it is thrown away. */
class NotInFormat extends Error {}

function addUnwritable(found: Unwritable, rows: ExportRow[]): void {
  for (const row of rows) {
    const letters = unwritable(wordsOfRow(row).join(''))
    if (letters.length === 0) continue
    found.count++
    const [id, mprId] = row
    if (found.first.length < NAMED) found.first.push({ id: Number(id), mprId, name: row[11] ?? row[12], letters })
  }
}
