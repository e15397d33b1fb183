// The bytes of an export: its columns in the user's words, as CSV in UTF-8 or Shift_JIS, or as a workbook.
import { writeXlsxStream } from 'hucre/xlsx'
import { CARE_FIELDS, careState } from '#domain/careEntry'
import { formatCode, type RegistrationKey } from '#domain/codes'
import { formatConnectionNumber } from '#domain/connectionNumber'
import type { ExportFormat, ExportRow } from '#operations/care/exportDevices'
import { exactText } from '#operations/csv/exactText'
import { inShiftJis } from '#operations/csv/shiftJis'
import type { Text } from '#words/text'
import { productName } from './filterForm.ts'
import type { Product } from './listProps.ts'
import { daysUntil } from './stateText.ts'

type Cells = (string | number)[]
type Slices = AsyncIterable<ExportRow[]>
export type Sheet = { text: Text; products: readonly Product[]; today: Temporal.PlainDate }

export const TYPES: Record<ExportFormat, { type: string; ending: string }> = {
  csv: { type: 'text/csv; charset=UTF-8', ending: 'csv' },
  'csv-sjis': { type: 'text/csv; charset=Shift_JIS', ending: 'csv' },
  xlsx: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', ending: 'xlsx' },
}

export function bytesOf(format: ExportFormat, slices: Slices, sheet: Sheet): AsyncIterable<Uint8Array> {
  return format === 'xlsx' ? workbook(slices, sheet) : csv(slices, sheet, format)
}

async function* csv(slices: Slices, sheet: Sheet, format: 'csv' | 'csv-sjis'): AsyncGenerator<Uint8Array> {
  const bytes = (text: string) => (format === 'csv' ? Buffer.from(text) : inShiftJis(text))
  if (format === 'csv') yield Buffer.from('\uFEFF')
  yield bytes(exactText([headingOf(sheet.text)]))
  const cellsOf = rowOf(sheet)
  for await (const rows of slices) yield bytes(exactText(rows.map(row => cellsOf(row).map(String))))
}

function workbook(slices: Slices, sheet: Sheet): AsyncIterable<Uint8Array> {
  const cellsOf = rowOf(sheet)
  async function* rows(): AsyncGenerator<Cells> {
    for await (const slice of slices) for (const row of slice) yield cellsOf(row).map(inWorkbook)
  }
  // Text stays text when somebody edits it there: of 0012 nothing is taken off.
  const columns = headingOf(sheet.text).map((header, i) => ({
    header,
    width: WIDTHS[i]!,
    ...(i !== DAYS && { numFmt: '@' }),
  }))
  return writeXlsxStream(rows(), { name: sheet.text.deviceFiles.exportName, columns, freezePane: { rows: 1 } })
}

/** _x0041_ stands for a letter in a workbook, so what only looks like that is told apart. */
const inWorkbook = (cell: string | number) =>
  typeof cell === 'string' ? cell.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_') : cell

const DAYS = 3
const WIDTHS = [22, 12, 14, 10, 16, 14, 20, 24, 24, 16, 16, 24, 30, 20, 20, 22, 22, 12]

/** In the order of {@link rowOf}. */
export function headingOf({ devices: { exportColumns: own, fields } }: Text): string[] {
  const first = [own.mprId, own.state, own.lastDay, own.daysLeft, own.connectionNumber, own.family, own.product]
  const words = [...CARE_FIELDS.map(field => fields[field]), fields.tags]
  return [...first, ...words, own.notExtending, own.activationKeyNo, own.registrationKey, own.issuedAt]
}

function rowOf({ text, products, today }: Sheet): (row: ExportRow) => Cells {
  const { devices, common } = text
  const names = new Map(products.map(product => [product.code, productName(text, product)]))
  // There are few days and many rows.
  const known = new Map<string, { state: string; days: number | '' }>()
  const stateOf = (standing: ExportRow[2], lastDay: string | null) => {
    const key = `${standing} ${lastDay}`
    const before = known.get(key)
    if (before) return before
    const day = lastDay === null ? undefined : Temporal.PlainDate.from(lastDay)
    const state = careState({ standing, lastDay: day }, today)
    const made = {
      state: devices.states[state],
      days: state === 'active' && day ? daysUntil(day, today) : ('' as const),
    }
    known.set(key, made)
    return made
  }
  return ([, mprId, standing, lastDay, number, family, product, card, key, issuedOn, reason, ...words]) => {
    const { state, days } = stateOf(standing, lastDay)
    return [
      formatCode(mprId),
      state,
      lastDay ?? '',
      days,
      number === null ? '' : formatConnectionNumber(number),
      common.family[family],
      names.get(product) ?? product,
      ...words.map(word => word ?? ''),
      reason ?? '',
      formatCode(card),
      key === null ? '' : formatCode(key as RegistrationKey),
      issuedOn ?? '',
    ]
  }
}
