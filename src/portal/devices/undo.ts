// 取り消し of what the company applied for last, from one device (P23, R22).
import type { Hono } from 'hono'
import { parseActivationKeyNo } from '#domain/codes'
import { EXTENSION_HOURS, ISSUE_DAYS, MOST_UNDOS, type OwnUndoRefusal, UNDO_DAYS, UNDO_REASONS } from '#domain/ownUndo'
import { type OwnUndo, tryUndo, undoOwn } from '#operations/services/undoOwn'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { ownNameOf } from './devicePage.ts'
import { entryOfPath } from './entryOfPath.ts'
import { noWayPage } from './noWayPage.ts'
import { undoPage } from './undoPage.ts'

export function undoRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/:id/undo', text => ({ why: { label: text.undo.why } }))
  app.get('/devices/:id/undo', async c => {
    const { entry } = await entryOfPath(c, deps)
    const tried = await tryUndo(deps, { by: c.get('by'), entryId: entry.id })
    if (!tried?.ok) return refused(c, deps, entry.id, tried?.refusal)
    return show(c, deps, { id: entry.id, name: ownNameOf(entry), undo: tried.value, values: {}, errors: {} })
  })

  app.post('/devices/:id/undo', async c => {
    const { entry } = await entryOfPath(c, deps)
    const [by, entryId, form] = [c.get('by'), entry.id, await formOf(c)]
    const why = UNDO_REASONS.find(reason => reason === form.why)
    const card = parseActivationKeyNo(form.card ?? '')
    if (!why) {
      const tried = await tryUndo(deps, { by, entryId })
      if (!tried?.ok) return refused(c, deps, entryId, tried?.refusal)
      const errors = { why: c.get('text').undo.whyEmpty }
      return show(c, deps, { id: entryId, name: ownNameOf(entry), undo: tried.value, values: form, errors })
    }
    const activationKeyNo = card.ok ? card.value : undefined
    const undone = await undoOwn(deps, { by, entryId, activationKeyNo, why })
    if (!undone?.ok) return refused(c, deps, entryId, undone?.refusal)
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

/** Whom to ask stands below: beyond limits of time and number nobody but the vendor can help. */
function refused(c: Ctx, deps: PortalDeps, id: number, refusal: OwnUndoRefusal | undefined): Response {
  const { undo: words } = c.get('text')
  const [title, why] = [words.refusedTitle, refusal ? whyNot(words, refusal) : words.nothing]
  return page(layout(frameOf(c, deps), { title, help: true, body: noWayPage(c.get('text'), { id, title, why }) }), 409)
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
