// A filter of P22 saved under a name, and taken off again.
import type { Hono } from 'hono'
import { parseCareFilter } from '#domain/careFilter'
import { parseLine } from '#domain/profile'
import { forgetFilter, keepFilter, MOST_FILTERS } from '#operations/care/savedFilters'
import type { Env } from '#web/env'
import { formOf } from '#web/form'
import { notFound } from '#web/problems'
import { see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { addressOf, listPath } from './address.ts'
import { lineIssue } from './fields.ts'
import { showList } from './showList.ts'

export const LONGEST_FILTER_NAME = 50

export function filterRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/filters', ({ devices }) => ({ filterName: { label: devices.filterName } }))
  app.post('/devices/filters', async c => {
    const { devices, deviceFiles } = c.get('text')
    const { filterName = '' } = await formOf(c)
    const parsed = parseLine(filterName, LONGEST_FILTER_NAME)
    const again = (wrong: string) => showList(c, deps, { wrong, filterName })
    if (!parsed.ok)
      return again(
        parsed.issue === 'empty'
          ? devices.filterNameEmpty
          : lineIssue(c.get('text'), devices.filterName, parsed.issue, LONGEST_FILTER_NAME),
      )
    const { filter, pickId } = addressOf(c)
    const isSaved = await keepFilter(deps, { by: c.get('by'), name: parsed.value, filter })
    return isSaved ? see(listPath(filter, { pickId, done: 'filter' })) : again(deviceFiles.tooManyFilters(MOST_FILTERS))
  })

  deps.forms.describe('/devices/filters/:id/drop')
  app.post('/devices/filters/:id/drop', async c => {
    const id = c.req.param('id')
    const isId = /^[1-9]\d{0,14}$/.test(id)
    if (!isId || !(await forgetFilter(deps, { by: c.get('by'), id: Number(id) }))) return notFound()
    return see(listPath(parseCareFilter(c.req.query()), { pickId: addressOf(c).pickId, done: 'filter-gone' }))
  })
}
