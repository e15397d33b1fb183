// 取り消し of what the company applied for last, from one device (P23, R22).
import type { Hono } from 'hono'
import { type ActivationKeyNo, parseActivationKeyNo } from '#domain/codes'
import { EXTENSION_HOURS, ISSUE_DAYS, MOST_UNDOS, type OwnUndoRefusal, UNDO_DAYS, UNDO_REASONS } from '#domain/ownUndo'
import { type Asked, canBeAsked } from '#domain/request'
import { type OwnUndo, type OwnUndone, tryUndo, undoOwn } from '#operations/services/undoOwn'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { askForm, notAskedText } from './askForm.ts'
import { ownNameOf } from './devicePage.ts'
import { entryOfPath } from './entryOfPath.ts'
import { noWayPage } from './noWayPage.ts'
import { undoPage } from './undoPage.ts'

export function undoRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/:id/undo', text => ({ why: { label: text.undo.why } }))
  app.get('/devices/:id/undo', async c => {
    const { entry } = await entryOfPath(c, deps)
    const tried = await tryUndo(deps, { by: c.get('by'), entryId: entry.id })
    if (!tried?.ok) return refused(c, deps, entry.id, tried)
    return show(c, deps, { id: entry.id, name: ownNameOf(entry), undo: tried.value, values: {}, errors: {} })
  })

  app.post('/devices/:id/undo', async c => {
    const { entry } = await entryOfPath(c, deps)
    const [by, entryId, form] = [c.get('by'), entry.id, await formOf(c)]
    const why = UNDO_REASONS.find(reason => reason === form.why)
    const card = parseActivationKeyNo(form.card ?? '')
    if (!why) {
      const tried = await tryUndo(deps, { by, entryId })
      if (!tried?.ok) return refused(c, deps, entryId, tried, form.ask && c.get('text').undo.whyEmpty)
      const errors = { why: c.get('text').undo.whyEmpty }
      return show(c, deps, { id: entryId, name: ownNameOf(entry), undo: tried.value, values: form, errors })
    }
    const activationKeyNo = card.ok ? card.value : undefined
    const undone = await undoOwn(deps, { by, entryId, activationKeyNo, why, ask: form.ask !== undefined })
    if (undone && !undone.ok && undone.asked === 'asked') return see(`/devices/${entryId}?done=asked`)
    if (!undone?.ok) return refused(c, deps, entryId, undone)
    return see(`/devices/${entryId}?done=${undone.value.flow === 'issue' ? 'undoneIssue' : 'undoneExtension'}`)
  })
}

type Shown = { id: number; name: string | undefined; undo: OwnUndo; values: Form; errors: Form }

function show(c: Ctx, deps: PortalDeps, props: Shown): Response {
  const text = c.get('text')
  const failed = Object.keys(props.errors).length > 0
  const body = undoPage(text, props)
  const title = text.undo.title[props.undo.flow]
  return page(layout(frameOf(c, deps), { title, error: failed, body }), failed ? 422 : 200)
}

type No = Extract<NonNullable<OwnUndone | Awaited<ReturnType<typeof tryUndo>>>, { ok: false }> & {
  asked?: Asked | undefined
  activationKeyNo?: ActivationKeyNo
}

/** Beyond limits of time and number nobody but the vendor can help. @param error of the reason for asking */
function refused(c: Ctx, deps: PortalDeps, id: number, no: No | undefined, error?: string): Response {
  const text = c.get('text')
  const { undo: words } = text
  const title = words.refusedTitle
  const asked = no?.asked && no.asked !== 'asked' ? no.asked : undefined
  const why = asked ? notAskedText(text, asked) : no ? whyNot(words, no.refusal) : words.nothing
  const below =
    !asked && no?.activationKeyNo && canBeAsked(no.refusal)
      ? askForm(text, {
          action: `/devices/${id}/undo`,
          kind: 'undo',
          hidden: { card: no.activationKeyNo },
          whys: {
            legend: words.why,
            options: UNDO_REASONS.map(value => ({ value, label: words.whys[value] })),
            error,
          },
        })
      : undefined
  const body = noWayPage(text, { id, title, why, below })
  return page(layout(frameOf(c, deps), { title, error: error !== undefined, help: true, body }), error ? 422 : 409)
}

function whyNot(words: Text['undo'], refusal: OwnUndoRefusal): string {
  switch (refusal) {
    case 'undo-too-late':
      return words.tooLate(ISSUE_DAYS, EXTENSION_HOURS)
    case 'undo-limit-reached':
      return words.limitReached(UNDO_DAYS, MOST_UNDOS)
    default:
      return words.refused[refusal]
  }
}
