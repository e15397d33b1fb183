// 機器の交換 (P29, R23), from one device (P23).
import type { Hono } from 'hono'
import { formatCode, type MprId, parseMprId } from '#domain/codes'
import { minutesOf } from '#domain/limits'
import {
  asksForAnother,
  COMPANY_DAYS,
  COMPANY_MOVES,
  LINE_DAYS,
  LINE_MOVES,
  MOVE_REASONS,
  type MoveReason,
  type OwnMoveRefusal,
} from '#domain/ownMove'
import { canBeAsked } from '#domain/request'
import { serviceStatus } from '#domain/service'
import { type Replaced, replaceDevice } from '#operations/services/replaceDevice'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import { codeIssueText } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { askForm, notAskedText } from './askForm.ts'
import { ownNameOf } from './devicePage.ts'
import { entryOfPath } from './entryOfPath.ts'
import { noWayPage } from './noWayPage.ts'
import { confirmReplacePage, replacePage } from './replacePages.ts'

export function replaceRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/:id/replace', text => ({
    mprId: { label: text.replace.to },
    why: { label: text.replace.why },
  }))

  app.get('/devices/:id/replace', async c => {
    const { entry, details } = await entryOfPath(c, deps)
    const today = deps.calendar.dayOf(deps.clock.now())
    const { replace: words } = c.get('text')
    if (!details || serviceStatus(details.service, today) === 'lapsed') return stopped(c, deps, entry.id, words.nothing)
    if (!details.holds) return stopped(c, deps, entry.id, words.refused['not-the-holder'])
    return ask(c, deps, { entry, values: {}, errors: {} })
  })

  app.post('/devices/:id/replace', async c => {
    const { entry } = await entryOfPath(c, deps)
    const [text, by, form] = [c.get('text'), c.get('by'), await formOf(c)]
    const read = readForm(text, form)
    if (!read.ok) return ask(c, deps, { entry, values: form, errors: read.errors })
    const { to, why } = read
    const from = parseMprId(form.from ?? '')
    const sure = from.ok
    const decision = await replaceDevice(deps, {
      by,
      entryId: entry.id,
      from: from.ok ? from.value : undefined,
      to,
      why,
      dryRun: !sure,
      ask: form.ask !== undefined,
    })
    if (!decision) return stopped(c, deps, entry.id, text.replace.nothing)
    if (!decision.ok && 'asked' in decision && decision.asked === 'asked') return see(`/devices/${entry.id}?done=asked`)
    if (!decision.ok) return refused(c, deps, { entry, values: { ...form, mprId: formatCode(to) } }, decision)
    if (sure) return see(`/devices/${entry.id}?done=replaced`)
    const body = confirmReplacePage(text, { id: entry.id, name: ownNameOf(entry), move: decision.value, why })
    return page(layout(frameOf(c, deps), { title: text.replace.confirmTitle, body }))
  })
}

type Entry = Awaited<ReturnType<typeof entryOfPath>>['entry']
type Read = { ok: true; to: MprId; why: MoveReason } | { ok: false; errors: Form }

function readForm(text: Text, form: Form): Read {
  const to = parseMprId(form.mprId ?? '')
  const why = MOVE_REASONS.find(reason => reason === form.why)
  if (to.ok && why) return { ok: true, to: to.value, why }
  const errors: Form = {}
  if (!to.ok) errors.mprId = codeIssueText(text, text.replace.to, to.issue, true)
  if (!why) errors.why = text.replace.whyEmpty
  return { ok: false, errors }
}

type No = Extract<NonNullable<Replaced>, { ok: false }>

/** What the other MPR ID would put right stands at its field. */
function refused(c: Ctx, deps: PortalDeps, { entry, values }: { entry: Entry; values: Form }, no: No): Response {
  const text = c.get('text')
  const { replace: words, common } = text
  if (no.refusal === 'too-many-wrong-codes') {
    const errors = { mprId: words.waits(common.againIn(minutesOf(no.waitSeconds))) }
    return ask(c, deps, { entry, values, errors }, 429)
  }
  const why = whyNot(words, no.refusal)
  if ('asked' in no && no.asked && no.asked !== 'asked') return stopped(c, deps, entry.id, notAskedText(text, no.asked))
  const { mprId = '', why: chosen = '' } = values
  const below = canBeAsked(no.refusal)
    ? askForm(text, {
        action: `/devices/${entry.id}/replace`,
        kind: 'move',
        hidden: { mprId, why: chosen },
        beside: asksForAnother(no.refusal),
      })
    : undefined
  if (!asksForAnother(no.refusal)) return stopped(c, deps, entry.id, why, below)
  return ask(c, deps, { entry, values, errors: { mprId: why }, below })
}

function whyNot(words: Text['replace'], refusal: OwnMoveRefusal): string {
  switch (refusal) {
    case 'moves-of-line-used-up':
      return words.ofLineUsedUp(LINE_DAYS, LINE_MOVES)
    case 'moves-of-company-used-up':
      return words.ofCompanyUsedUp(COMPANY_DAYS, COMPANY_MOVES)
    default:
      return words.refused[refusal]
  }
}

function ask(
  c: Ctx,
  deps: PortalDeps,
  { entry, values, errors, below }: { entry: Entry; values: Form; errors: Form; below?: Html | undefined },
  status: 422 | 429 = 422,
): Response {
  const text = c.get('text')
  const failed = Object.keys(errors).length > 0
  const form = replacePage(text, { id: entry.id, mprId: entry.mprId, name: ownNameOf(entry), values, errors })
  const body = html`${form}${below}`
  const shown = { title: text.replace.title, error: failed, help: failed, body }
  return page(layout(frameOf(c, deps), shown), failed ? status : 200)
}

function stopped(c: Ctx, deps: PortalDeps, id: number, why: string, below?: Html): Response {
  const text = c.get('text')
  const { refusedTitle: title } = text.replace
  return page(layout(frameOf(c, deps), { title, help: true, body: noWayPage(text, { id, title, why, below }) }), 409)
}
