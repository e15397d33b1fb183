// One device (P23), and the change of what the company wrote on it.
import type { Hono } from 'hono'
import { CARE_FIELDS, type CareEntry, type CareWords, parseCareField, parseTags, tagsText } from '#domain/careEntry'
import { may } from '#domain/may'
import { canBeAsked } from '#domain/request'
import { serviceStatus } from '#domain/service'
import { changeWords } from '#operations/care/changeEntries'
import { tryUndo } from '#operations/services/undoOwn'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { page, see } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { devicePage, nameOf } from './devicePage.ts'
import { entryOfPath } from './entryOfPath.ts'
import { fieldIssue, tagsIssue } from './fields.ts'
import { wordsPage } from './wordsPage.ts'

export function deviceRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/devices/:id', async c => {
    const text = c.get('text')
    const known = await entryOfPath(c, deps)
    const by = c.get('by')
    const undo = may(by, 'undo') ? await tryUndo(deps, { by, entryId: known.entry.id }) : undefined
    const today = deps.calendar.dayOf(deps.clock.now())
    const status = serviceStatus(known.details?.service, today)
    const done = DONE.find(name => name === c.req.query('done'))
    const body = devicePage(text, {
      ...known,
      status,
      today,
      by,
      undo: undo?.ok ? undo.value.flow : undefined,
      mayAsk: undo !== undefined && !undo.ok && canBeAsked(undo.refusal),
      done: done && DONE_TEXTS(text)[done],
      portal: deps.publicOrigin,
    })
    return page(layout(frameOf(c, deps), { title: nameOf(known.entry), wide: true, help: true, body }))
  })

  deps.forms.describe('/devices/:id/words', text => ({
    ...Object.fromEntries(CARE_FIELDS.map(field => [field, { label: text.devices.fields[field] }])),
    tags: { label: text.devices.fields.tags },
  }))
  app.get('/devices/:id/words', async c => {
    const { entry } = await entryOfPath(c, deps)
    return showWords(c, deps, entry.id, { values: wordsOf(entry), errors: {} })
  })
  app.post('/devices/:id/words', async c => {
    // All of them are saved, so what a request does not name stays as it is.
    const { entry } = await entryOfPath(c, deps)
    const [id, values] = [entry.id, { ...wordsOf(entry), ...(await formOf(c)) }]
    const { words, errors } = readWords(c.get('text'), values)
    if (Object.keys(errors).length > 0) return showWords(c, deps, id, { values, errors })
    const isThere = await changeWords(deps, { by: c.get('by'), id, words })
    return isThere ? see(`/devices/${id}?done=saved`) : notFound()
  })
}

function wordsOf(entry: CareEntry): Form {
  const values = Object.fromEntries(CARE_FIELDS.map(field => [field, entry[field] ?? '']))
  return { ...values, tags: tagsText(entry.tags) }
}

const DONE = ['saved', 'kept', 'keptAlready', 'undoneIssue', 'undoneExtension', 'replaced', 'asked'] as const

const DONE_TEXTS = ({ devices, undo, replace, request }: Text): Record<(typeof DONE)[number], string> => ({
  ...devices.done,
  undoneIssue: undo.done.issue,
  undoneExtension: undo.done.extend,
  replaced: replace.done,
  asked: request.done,
})

function showWords(c: Ctx, deps: PortalDeps, id: number, { values, errors }: { values: Form; errors: Form }): Response {
  const text = c.get('text')
  const failed = Object.keys(errors).length > 0
  const body = wordsPage(text, { id, values, errors })
  return page(layout(frameOf(c, deps), { title: text.devices.changeTitle, error: failed, body }), failed ? 422 : 200)
}

function readWords(text: Text, values: Form): { words: CareWords; errors: Form } {
  const errors: Form = {}
  const words: Record<string, string | null> = {}
  for (const field of CARE_FIELDS) {
    const parsed = parseCareField(field, values[field] ?? '')
    if (parsed.ok) words[field] = parsed.value
    else errors[field] = fieldIssue(text, field, parsed.issue)
  }
  const tags = parseTags(values.tags ?? '')
  if (!tags.ok) errors.tags = tagsIssue(text, tags.issue)
  return { words: { ...words, tags: tags.ok ? tags.value : [] } as CareWords, errors }
}
