// A list of cards, from a file or as it was pasted (P24): CSV with a heading, or rows as a spreadsheet gives them.
import { type CardColumn, type CardProblem, type CardRow, readCardRow } from '#domain/cardFile'
import { MOST_FILE_ROWS } from '#domain/careFile'
import type { Miscounted } from '#domain/miscounted'
import { CARD_COLUMNS, type Columns, findColumns } from '../csv/columns.ts'
import { readRows } from '../csv/read.ts'
import { Unreadable, type WhyUnreadable } from '../csv/unreadable.ts'

const COLUMNS: Columns<CardColumn> = {
  ...CARD_COLUMNS,
  registrationId: { title: 'Registration ID', names: ['registrationid'], required: true },
  orderNo: { title: '注文番号', names: ['注文番号', 'orderno', 'ordernumber', 'purchaseorder'], required: false },
}

export type CardListProblem = CardProblem | { kind: 'miscounted'; got: number; want: number }
export type CardList = { rows: CardRow[]; problems: (CardListProblem & { line: number })[] }
export type CardListRefused = WhyUnreadable | { reason: 'too-many-rows'; most: number } | { reason: 'no-rows' }

export async function readCardList(
  bytes: AsyncIterable<Buffer>,
): Promise<{ ok: true; value: CardList } | { ok: false; why: CardListRefused }> {
  const list: CardList = { rows: [], problems: [] }
  const seen = new Map<string, number>()
  try {
    for await (const slice of readRows(bytes, COLUMNS))
      for (const { line, cells, miscounted } of slice) {
        if (list.rows.length + list.problems.length >= MOST_FILE_ROWS)
          return { ok: false, why: { reason: 'too-many-rows', most: MOST_FILE_ROWS } }
        const problem = (what: CardListProblem) => void list.problems.push({ line, ...what })
        if (miscounted && hasMore(miscounted)) {
          problem({ kind: 'miscounted', got: miscounted.got, want: miscounted.want })
          continue
        }
        const read = readCardRow(cells)
        if (!read.ok) problem(read.problem)
        else if (seen.has(read.value.activationKeyNo))
          problem({ kind: 'repeated', earlier: seen.get(read.value.activationKeyNo)! })
        else {
          seen.set(read.value.activationKeyNo, line)
          list.rows.push({ line, ...read.value })
        }
      }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, why: error.why }
    throw error
  }
  if (list.rows.length + list.problems.length === 0) return { ok: false, why: { reason: 'no-rows' } }
  return { ok: true, value: list }
}

/** Empty cells at the end are left out by some programs. */
const hasMore = ({ got, want, beyond }: Miscounted & { beyond: string[] }) =>
  got > want && beyond.some(cell => cell.trim() !== '')

/**
 * Rows that were copied without their heading get one: whatever names no column is a row. @returns how many lines it has more than what was pasted
 */
export function withHeading(pasted: string): { text: string; more: number } {
  const first = pasted.split(/\r\n?|\n/).find(line => line.trim() !== '') ?? ''
  const separator = first.includes('\t') ? '\t' : first.includes(';') ? ';' : ','
  const { places } = findColumns(COLUMNS, first.split(separator))
  if (first === '' || Object.values(places).some(place => place >= 0)) return { text: pasted, more: 0 }
  const heading = [COLUMNS.activationKeyNo, COLUMNS.registrationId, COLUMNS.orderNo].map(({ title }) => title)
  return { text: `${heading.join(separator)}\n${pasted}`, more: 1 }
}
