import type { Hono } from 'hono'
import { parseSecretCode } from '#domain/anyCode'
import { findByKey } from '#operations/care/findByKey'
import { readEndings } from '#operations/care/readCare'
import { layout } from '#ui/layout'
import type { Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { deviceRoutes } from './device.ts'
import { exportRoutes } from './export.ts'
import { extendHeldRoutes } from './extend.ts'
import { filterRoutes } from './filters.ts'
import { importRoutes } from './import.ts'
import { manyRoutes } from './many.ts'
import { monthsPage } from './monthsPage.ts'
import { neededRoutes } from './needed.ts'
import { replaceRoutes } from './replace.ts'
import { showList } from './showList.ts'
import { tickRoutes } from './ticks.ts'
import { undoRoutes } from './undo.ts'

/** 機器一覧 (P22) and one device (P23), under /devices. */
export function devicesRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/devices', c => showList(c, deps))
  app.get('/devices/months', async c => {
    const text = c.get('text')
    const { endings, today } = await readEndings(deps, c.get('by'))
    const body = monthsPage(text, endings, today)
    return page(layout(frameOf(c, deps), { title: text.devices.months.title, wide: true, body }))
  })

  // These codes are looked for whole, and never stand in an address (R26).
  deps.forms.describe('/devices/key', text => ({ key: { label: text.devices.byKeyShort } }))
  app.post('/devices/key', async c => {
    const { key = '' } = await formOf(c)
    const code = parseSecretCode(key)
    const id = code && (await findByKey(deps, { by: c.get('by'), code }))
    return id === undefined ? showList(c, deps, { wrong: c.get('text').devices.byKeyNone, key }) : see(`/devices/${id}`)
  })

  tickRoutes(app, deps)
  manyRoutes(app, deps)
  exportRoutes(app, deps)
  filterRoutes(app, deps)
  importRoutes(app, deps)
  neededRoutes(app, deps)
  extendHeldRoutes(app, deps)
  undoRoutes(app, deps)
  replaceRoutes(app, deps)
  deviceRoutes(app, deps)
}
