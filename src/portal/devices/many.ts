// What is done with the ticked devices of P22: fields set, 延長しない marked or taken off, taken out of the list.
import type { Hono } from 'hono'
import { CARE_FIELDS, LONGEST_FIELD, MOST_TAGS, parseCareField, parseTags } from '#domain/careEntry'
import { parseCareFilter } from '#domain/careFilter'
import { type CareChange, markNotExtending, removeDevices, setFields } from '#operations/care/changeEntries'
import { readPick } from '#operations/care/pickEntries'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf, listOf } from '#web/form'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { page, see } from '#web/respond'
import { isUuid } from '#web/uuid'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { listPath } from './address.ts'
import { fieldIssue, lineIssue, tagsIssue } from './fields.ts'
import { fieldsPage, type ManyProps, notExtendingPage, removePage } from './manyPages.ts'

export function manyRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const { forms } = deps
  forms.describe('/devices/ticked/:pick/fields', text => ({
    ...Object.fromEntries(CARE_FIELDS.map(field => [field, { label: text.devices.fields[field] }])),
    addTags: { label: text.devices.addTags },
    dropTags: { label: text.devices.dropTags },
    empty: { label: text.devices.emptyWhich },
  }))
  forms.describe('/devices/ticked/:pick/not-extending', ({ devices }) => ({ reason: { label: devices.reason } }))
  forms.describe('/devices/ticked/:pick/remove')

  app.get('/devices/ticked/:pick/fields', c => withPick(c, deps, fieldsPage, {}))
  app.post('/devices/ticked/:pick/fields', async c => {
    const text = c.get('text')
    const values = await formOf(c)
    const emptied = (await listOf(c)).getAll('empty')
    const { change, errors } = readChange(text, values, emptied)
    const pick = await pickOf(c, deps)
    if (!pick) return notFound()
    if (Object.keys(errors).length > 0) return withPick(c, deps, fieldsPage, { values, errors })
    const { devices, overfull } = await setFields(deps, { by: c.get('by'), pick, change })
    if (overfull > 0) {
      const addTags = text.devices.tagsOverfull(text.devices.number(overfull), MOST_TAGS)
      return withPick(c, deps, fieldsPage, { values, errors: { addTags } })
    }
    return see(back(c, `fields-${devices}`))
  })

  app.get('/devices/ticked/:pick/not-extending', c => withPick(c, deps, notExtendingPage, {}))
  app.post('/devices/ticked/:pick/not-extending', async c => {
    const text = c.get('text')
    const values = await formOf(c)
    const pick = await pickOf(c, deps)
    if (!pick) return notFound()
    if (values.again !== undefined) {
      const count = await markNotExtending(deps, { by: c.get('by'), pick, reason: null })
      return see(back(c, `unmarked-${count}`))
    }
    const parsed = parseCareField('site', values.reason ?? '')
    const wrong = parsed.ok
      ? parsed.value === null
        ? text.devices.reasonEmpty
        : undefined
      : lineIssue(text, text.devices.reason, parsed.issue, LONGEST_FIELD)
    if (!parsed.ok || wrong) return withPick(c, deps, notExtendingPage, { values, errors: { reason: wrong! } })
    const count = await markNotExtending(deps, { by: c.get('by'), pick, reason: parsed.value })
    return see(back(c, `marked-${count}`))
  })

  app.get('/devices/ticked/:pick/remove', c => withPick(c, deps, removePage, {}))
  app.post('/devices/ticked/:pick/remove', async c => {
    const pick = await pickOf(c, deps)
    if (!pick) return notFound()
    const count = await removeDevices(deps, { by: c.get('by'), pick })
    return see(back(c, `removed-${count}`))
  })
}

/** The list as it was, with what was done. */
const back = (c: Ctx, done: string): string => listPath(parseCareFilter(c.req.query()), { done })

export async function pickOf(c: Ctx, deps: PortalDeps) {
  const id = c.req.param('pick') ?? ''
  return isUuid(id) ? readPick(deps, { by: c.get('by'), id }) : notFound()
}

async function withPick(
  c: Ctx,
  deps: PortalDeps,
  pageOf: (text: Text, props: ManyProps) => { title: string; body: ReturnType<typeof fieldsPage>['body'] },
  { values = {}, errors = {} }: { values?: Form; errors?: Form },
): Promise<Response> {
  const text = c.get('text')
  const pick = await pickOf(c, deps)
  if (!pick) return notFound()
  const query = c.req.url.split('?')[1] ?? ''
  const path = `${c.req.path}${query && `?${query}`}`
  const list = listPath(parseCareFilter(c.req.query()), { pickId: pick.id })
  const failed = Object.keys(errors).length > 0
  const { title, body } = pageOf(text, { path, back: list, count: pick.count, values, errors })
  return page(layout(frameOf(c, deps), { title, error: failed, body }), failed ? 422 : 200)
}

function readChange(text: Text, values: Form, emptied: string[]): { change: CareChange; errors: Form } {
  const change: CareChange = {}
  const errors: Form = {}
  for (const field of CARE_FIELDS) {
    const parsed = parseCareField(field, values[field] ?? '')
    if (!parsed.ok) errors[field] = fieldIssue(text, field, parsed.issue)
    else if (parsed.value !== null) change[field] = parsed.value
    else if (emptied.includes(field)) change[field] = null
  }
  for (const name of ['addTags', 'dropTags'] as const) {
    const parsed = parseTags(values[name] ?? '')
    if (!parsed.ok) errors[name] = tagsIssue(text, parsed.issue)
    else if (parsed.value.length > 0) change[name] = parsed.value
  }
  if (Object.keys(errors).length === 0 && Object.keys(change).length === 0)
    errors[CARE_FIELDS[0]] = text.devices.nothingToSet
  return { change, errors }
}
