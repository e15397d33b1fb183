import { readCare } from '#operations/care/readCare'
import { savedFilters } from '#operations/care/savedFilters'
import { productsToTry } from '#operations/services/tryTerm'
import { layout } from '#ui/layout'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { addressOf } from './address.ts'
import { listPage } from './listPage.ts'

type Shown = { wrong?: string; key?: string; filterName?: string; status?: number }

/** P22, as its address says. `wrong`: what cannot be done; `key` and `filterName`: what was typed in vain. */
export async function showList(
  c: Ctx,
  deps: PortalDeps,
  { wrong, key = '', filterName = '', status = 422 }: Shown = {},
): Promise<Response> {
  const text = c.get('text')
  const address = addressOf(c)
  const by = c.get('by')
  const [care, products, saved] = await Promise.all([
    readCare(deps, { by, ...address }),
    productsToTry(deps),
    savedFilters(deps, by),
  ])
  const done = doneSentence(c, text)
  const body = listPage(text, { page: care, address, by, products, saved, done, wrong, key, filterName })
  const failed = wrong !== undefined
  return page(
    layout(frameOf(c, deps), { title: text.devices.title, error: failed, wide: true, body }),
    failed ? status : 200,
  )
}

/** What was just done to how many: `fields-12`. */
function doneSentence(c: Ctx, { devices, deviceFiles }: Text): string | undefined {
  const done = c.req.query('done')
  const [, changed, added] = /^file-(\d{1,6})-(\d{1,6})$/.exec(done ?? '') ?? []
  if (changed !== undefined) return deviceFiles.done(devices.number(Number(changed)), devices.number(Number(added)))
  if (done === 'filter') return devices.filterSaved
  if (done === 'filter-gone') return deviceFiles.filterGone
  const [, name = '', count = ''] = /^(fields|marked|unmarked|removed)-(\d{1,9})$/.exec(done ?? '') ?? []
  return name === '' ? undefined : devices.done[name as 'fields'](devices.number(Number(count)))
}
