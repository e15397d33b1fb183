// カードを加える (P24): what is right is added at once, and the rest comes back to be mended.
import type { Hono } from 'hono'
import { z } from 'zod'
import { type CardRow, readCardRow } from '#domain/cardFile'
import { minutesOf } from '#domain/limits'
import { type AddedCards, addCards } from '#operations/cards/addCards'
import { type CardList, readCardList, withHeading } from '#operations/cards/readCardList'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { fileFormOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import { codesShape } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { fieldIssue } from '../devices/fields.ts'
import { refusedText } from '../devices/problemText.ts'
import { type AddProps, addPage } from './addPage.ts'
import type { RowProblem } from './problemText.ts'

export function addRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/cards/add', text => ({
    activationKeyNo: { label: text.common.activationKeyNo },
    registrationId: { label: text.common.registrationId },
    orderNo: { label: text.cards.orderNo },
    pasted: { label: text.deviceFiles.pasted },
    file: { label: text.deviceFiles.file },
  }))
  app.get('/cards/add', c => show(c, deps, {}))
  app.post('/cards/add', c =>
    // In turn before anything of it is read: a company has one file in memory at a time, however many it sends.
    deps.filesInTurn(c.get('by').companyId, async () => {
      const { file, values } = await fileFormOf(c, 'file')
      if (!file && values.many === undefined) return addOne(c, deps, values)
      const { pasted = '' } = values
      if (!file && pasted.trim() === '') return show(c, deps, { errors: { pasted: c.get('text').cards.nothing } })
      return addMany(c, deps, { pasted, bytes: file?.bytes })
    }),
  )
}

/** One that was typed; both codes pasted into one field are taken apart. */
async function addOne(c: Ctx, deps: PortalDeps, values: Form): Promise<Response> {
  const text = c.get('text')
  const { activationKeyNo = '', registrationId = '', orderNo = '' } = values
  const read = readCardRow({ activationKeyNo, registrationId, orderNo })
  if (!read.ok) return show(c, deps, { values, errors: errorsOf(text, values) })
  const added = await addCards(deps, { by: c.get('by'), rows: [{ line: 1, ...read.value }] })
  if (added.unknown.length > 0)
    return show(c, deps, { values, errors: { activationKeyNo: text.cards.problem.unknown } })
  if (added.waits.length > 0) return show(c, deps, { values, errors: { activationKeyNo: waitText(text, added) } }, 429)
  return see(`/cards?done=added-${added.added}-${added.held}`)
}

/** Of all fields at once: the first that is wrong is not all that there is to mend. */
function errorsOf(text: Text, values: Form): Form {
  const { activationKeyNo, registrationId } = codesShape(text)
  const codes = z.object({ activationKeyNo, registrationId }).safeParse(values)
  const errors: Form = {}
  for (const issue of codes.error?.issues ?? []) errors[String(issue.path[0])] ??= issue.message
  const filled = { activationKeyNo: '0'.repeat(16), registrationId: '0'.repeat(8), orderNo: values.orderNo ?? '' }
  const own = readCardRow(filled)
  if (!own.ok && own.problem.kind === 'order-no') errors.orderNo = fieldIssue(text, 'orderNo', own.problem.issue)
  return errors
}

async function addMany(
  c: Ctx,
  deps: PortalDeps,
  { pasted, bytes }: { pasted: string; bytes: AsyncIterable<Buffer> | undefined },
): Promise<Response> {
  const text = c.get('text')
  const headed = bytes ? { text: '', more: 0 } : withHeading(pasted)
  const read = await readCardList(bytes ?? once(Buffer.from(headed.text)))
  if (!read.ok)
    return show(c, deps, { values: { pasted }, errors: { [bytes ? 'file' : 'pasted']: refusedText(text, read.why) } })
  const { rows, problems } = read.value
  const added = await addCards(deps, { by: c.get('by'), rows })
  const left = problemsOf({ rows, problems }, added).map(problem => asPasted(problem, headed.more))
  if (left.length === 0) return see(`/cards?done=added-${added.added}-${added.held}`)
  const { cards, devices } = text
  const done = cards.done(devices.number(added.added), devices.number(added.held))
  // Of a file the rows stay in it; of what was pasted those that are not added come back.
  const values = bytes ? {} : { pasted: linesOf(pasted, left) }
  const errors = { [bytes ? 'file' : 'pasted']: cards.notAddedError(devices.number(left.length)) }
  return show(
    c,
    deps,
    { values, errors, problems: left, done, isPasted: !bytes },
    added.waitSeconds === undefined ? 422 : 429,
  )
}

function problemsOf({ problems }: CardList, { unknown, waits }: AddedCards): RowProblem[] {
  const of = (kind: 'unknown' | 'waits') => (row: CardRow) => ({ kind, line: row.line, card: row.activationKeyNo })
  return [...problems, ...unknown.map(of('unknown')), ...waits.map(of('waits'))].toSorted((a, b) => a.line - b.line)
}

/** Lines as they were pasted, without the heading that was put above them. */
function asPasted(problem: RowProblem, more: number): RowProblem {
  const line = problem.line - more
  return problem.kind === 'repeated' ? { ...problem, line, earlier: problem.earlier - more } : { ...problem, line }
}

/** The heading too, where one was pasted. */
function linesOf(pasted: string, problems: RowProblem[]): string {
  const lines = pasted.split(/\r\n?|\n/)
  const kept = new Set(problems.map(({ line }) => line))
  const heading = withHeading(pasted).more === 0 ? lines.findIndex(line => line.trim() !== '') + 1 : 0
  return lines.filter((_, i) => i + 1 === heading || kept.has(i + 1)).join('\n')
}

function waitText({ cards }: Text, { waitSeconds }: AddedCards): string {
  return waitSeconds === undefined ? cards.problem.waits : cards.waitsMinutes(minutesOf(waitSeconds))
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

function show(c: Ctx, deps: PortalDeps, shown: Partial<AddProps>, status = 422): Response {
  const text = c.get('text')
  const { values = {}, errors = {}, problems = [], done, isPasted = false } = shown
  const failed = Object.keys(errors).length > 0
  const body = addPage(text, { values, errors, problems, done, isPasted })
  return page(
    layout(frameOf(c, deps), { title: text.cards.addTitle, error: failed, wide: true, body }),
    failed ? status : 200,
  )
}
