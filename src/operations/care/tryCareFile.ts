// A file that sets fields in 機器一覧 is tried first: what it would change, and what is wrong with it by line. An MPR ID that is
// listed needs no card; another one needs its card's codes. Codes that have not proven their device are checked as キー検索 would.
import { type FileColumn, type FileProblem, MOST_FILE_ROWS, type ReadRow, readFileRow } from '#domain/careFile'
import type { MprId } from '#domain/codes'
import { traitsOf } from '#domain/refusal'
import { decideSearch } from '#domain/search'
import type { User } from '#domain/who'
import { limit, takeTokens } from '#store/access/buckets'
import { countWrong, waitsUntil } from '#store/access/wrongCodes'
import { keepFile, listedDevices, type TriedFile } from '#store/care/files'
import { readCodes, type ThreeCodes } from '#store/services/facts'
import { mustMay } from '../act.ts'
import { readRows } from '../csv/read.ts'
import { Unreadable, type WhyUnreadable } from '../csv/unreadable.ts'
import type { OperationDeps } from '../deps.ts'
import { withMarks } from '../services/application.ts'
import { FILE_COLUMNS } from './fileColumns.ts'

export type FileRefused = WhyUnreadable | { reason: 'too-many-rows'; most: number } | { reason: 'no-rows' }

type Read = { line: number } & ReadRow
type Waiting = { line: number; row: ReadRow; codes: ThreeCodes }

/** @param id of what is kept until it is done @returns why the file cannot be read */
export async function tryCareFile(
  deps: OperationDeps,
  { by, id, bytes }: { by: User; id: string; bytes: AsyncIterable<Buffer> },
): Promise<FileRefused | undefined> {
  await mustMay(deps, by, 'change-devices')
  const tried: TriedFile = { rows: [], problems: [] }
  const rows: Read[] = []
  const why = await readAll(bytes, rows, tried)
  if (why) return why
  if (rows.length + tried.problems.length === 0) return { reason: 'no-rows' }
  const listed = await listedDevices(
    deps.db,
    by.companyId,
    rows.map(({ mprId }) => mprId),
  )
  const waiting: Waiting[] = []
  for (const { line, ...row } of rows) {
    const { mprId, words, card } = row
    const entry = listed.get(mprId)
    if (card && 'kind' in card) tried.problems.push({ line, ...card })
    else if (entry && (!card || entry.cards.includes(card.activationKeyNo))) tried.rows.push({ line, mprId, words })
    else if (!card) tried.problems.push({ line, kind: 'not-listed' })
    else waiting.push({ line, row, codes: { mprId, ...card } })
  }
  await prove(deps, by, waiting, tried)
  tried.rows.sort((a, b) => a.line - b.line)
  tried.problems.sort((a, b) => a.line - b.line)
  await keepFile(deps.db, by, id, tried, deps.clock.now())
  return undefined
}

async function readAll(
  bytes: AsyncIterable<Buffer>,
  rows: Read[],
  { problems }: TriedFile,
): Promise<FileRefused | undefined> {
  const seen = new Map<MprId, number>()
  const has = new Set<FileColumn>()
  try {
    for await (const slice of readRows(bytes, FILE_COLUMNS, found => {
      for (const name of found) has.add(name)
    }))
      for (const { line, cells, miscounted } of slice) {
        if (rows.length + problems.length >= MOST_FILE_ROWS) return { reason: 'too-many-rows', most: MOST_FILE_ROWS }
        const problem = (what: FileProblem) => void problems.push({ line, ...what })
        // Empty cells at the end are left out by some programs.
        if (miscounted && miscounted.got > miscounted.want && miscounted.beyond.some(cell => cell.trim() !== '')) {
          problem({ kind: 'miscounted', got: miscounted.got, want: miscounted.want })
          continue
        }
        const read = readFileRow(cells, has)
        if (!read.ok) problem(read.problem)
        else if (seen.has(read.value.mprId)) problem({ kind: 'repeated', earlier: seen.get(read.value.mprId)! })
        else {
          seen.set(read.value.mprId, line)
          rows.push({ line, ...read.value })
        }
      }
    return undefined
  } catch (error) {
    if (error instanceof Unreadable) return error.why
    throw error
  }
}

const SLICE = 50

/**
 * Each pair that is not proven takes one of the company's tries (R21); once there is none, what is left is not looked at. A
 * file with such a pair is one wrong try of its user (C8), who is not asked for more while they have to wait.
 */
async function prove(deps: OperationDeps, by: User, waiting: Waiting[], tried: TriedFile): Promise<void> {
  const { db, clock } = deps
  const now = clock.now()
  let mayGuess = waiting.length === 0 || !(await waitsUntil(db, by.accountId, now))
  let wrong = false
  for (let from = 0; from < waiting.length; from += SLICE) {
    const slice = waiting.slice(from, from + SLICE)
    const known = mayGuess
      ? await readCodes(
          db,
          slice.map(({ codes }) => withMarks(deps.codes, { ...codes, by })),
        )
      : []
    for (const [i, { line, row, codes }] of slice.entries()) {
      const facts = known[i]
      const family = facts?.device?.family ?? facts?.card?.family ?? 'hdcom'
      const decision = facts && mayGuess ? decideSearch({ ...facts, entry: family }) : undefined
      const isGuess = decision && !decision.ok && traitsOf(decision.refusal).wrongCode !== undefined
      if (isGuess && !(await countsGuess(deps, by, codes, now))) mayGuess = false
      if (!decision || (isGuess && !mayGuess)) tried.problems.push({ line, kind: 'waits' })
      else if (!decision.ok) tried.problems.push({ line, kind: 'refused', refusal: decision.refusal })
      else tried.rows.push({ line, mprId: row.mprId, words: row.words, activationKeyNo: codes.activationKeyNo })
      wrong ||= isGuess === true
    }
  }
  if (wrong) await countWrong(db, by.accountId, now)
}

/** A repeated one counts once. @returns false when there is no try left */
async function countsGuess(
  { db, codes }: OperationDeps,
  { companyId }: User,
  { mprId, activationKeyNo, registrationId }: ThreeCodes,
  now: Temporal.Instant,
): Promise<boolean> {
  const { mark } = codes.marks('registration-id', registrationId) // what was guessed may be right for another card
  const again = limit(
    'list-guess-again',
    `${companyId}:${mprId}:${activationKeyNo}:${Buffer.from(mark).toString('hex')}`,
  )
  if (!(await takeTokens(db, [again], now)).ok) return true
  return (await takeTokens(db, [limit('list-guess', companyId)], now)).ok
}
