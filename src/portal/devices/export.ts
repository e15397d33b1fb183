// 書き出し (P22): of the ticked devices, or of all that a filter finds.
import type { Hono } from 'hono'
import { careQuery, parseCareFilter } from '#domain/careFilter'
import { EXPORT_FORMATS, type ExportFormat, exportDevices, type Unwritable } from '#operations/care/exportDevices'
import { countFound } from '#operations/care/readCare'
import { productsToTry } from '#operations/services/tryTerm'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { fileToSave, page } from '#web/respond'
import { spooled } from '#web/spool'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { listPath } from './address.ts'
import { bytesOf, TYPES } from './exportFile.ts'
import { exportPage } from './exportPage.ts'
import { pickOf } from './many.ts'

type Which = { entries: number[]; filter: string | undefined; count: number; pickId: string | undefined }
type WhichOf = (c: Ctx) => Promise<Which | undefined>

export function exportRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const ticked: WhichOf = async c => {
    const pick = await pickOf(c, deps)
    return pick && { ...pick, pickId: pick.id }
  }
  const found: WhichOf = async c => {
    const filter = parseCareFilter(c.req.query())
    const count = await countFound(deps, { by: c.get('by'), filter })
    return { entries: [], filter: careQuery(filter), count, pickId: undefined }
  }
  for (const [path, whichOf] of [
    ['/devices/ticked/:pick/export', ticked],
    ['/devices/export', found],
  ] as const) {
    deps.forms.describe(path, formFields)
    app.get(path, c => withWhich(c, whichOf, which => show(c, deps, which, {})))
    app.post(path, c => withWhich(c, whichOf, which => send(c, deps, which)))
  }
}

const formFields = ({ devices }: Text) => ({
  format: { label: devices.format, shown: (value: string) => devices.formats[value as ExportFormat]?.label ?? value },
})

async function withWhich(
  c: Ctx,
  whichOf: WhichOf,
  answer: (which: Which) => Response | Promise<Response>,
): Promise<Response> {
  const which = await whichOf(c)
  return which ? answer(which) : notFound()
}

async function send(c: Ctx, deps: PortalDeps, which: Which): Promise<Response> {
  const text = c.get('text')
  const by = c.get('by')
  const { format: chosen = '' } = await formOf(c)
  const format = EXPORT_FORMATS.find(one => one === chosen)
  if (!format) return show(c, deps, which, { errors: { format: text.deviceFiles.formatMissing } })
  const products = await productsToTry(deps)
  const { order } = parseCareFilter(c.req.query())
  const made = await deps.filesInTurn(by.companyId, () =>
    exportDevices(deps, { by, pick: which, order, format }, async (slices, today) => {
      const file = await spooled(bytesOf(format, slices, { text, products, today }))
      return { ...file, today }
    }),
  )
  if (!made.ok) {
    const { unwritable } = made
    const errors = { format: text.deviceFiles.unwritable(text.devices.number(unwritable.count)) }
    return show(c, deps, which, { errors, format, unwritable })
  }
  const { body, size, today } = made.file
  const { type, ending } = TYPES[format]
  const named = (name: string) => `${name}-${today}.${ending}`
  return fileToSave({ body: body(), size, type, name: named(text.deviceFiles.exportName), plainName: named('devices') })
}

function show(
  c: Ctx,
  deps: PortalDeps,
  { count, pickId }: Which,
  { errors = {}, format = 'csv', unwritable }: { errors?: Form; format?: string; unwritable?: Unwritable },
): Response {
  const text = c.get('text')
  const query = c.req.url.split('?')[1] ?? ''
  const path = `${c.req.path}${query && `?${query}`}`
  const back = listPath(parseCareFilter(c.req.query()), { pickId })
  const failed = Object.keys(errors).length > 0
  const body = exportPage(text, { path, back, count, format, errors, unwritable })
  return page(layout(frameOf(c, deps), { title: text.devices.exportTitle, error: failed, body }), failed ? 422 : 200)
}
