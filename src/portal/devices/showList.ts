import { readCare } from '#operations/care/readCare'
import { productsToTry } from '#operations/services/tryTerm'
import { layout } from '#ui/layout'
import type { Ctx } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { addressOf } from './address.ts'
import { listPage } from './listPage.ts'

/** P22, as its address says. `wrong`: what cannot be done; `key`: a Registration Key that was not found. */
export async function showList(
  c: Ctx,
  deps: PortalDeps,
  { wrong, key = '', status = 422 }: { wrong?: string; key?: string; status?: number } = {},
): Promise<Response> {
  const text = c.get('text')
  const address = addressOf(c)
  const by = c.get('by')
  const [care, products] = await Promise.all([readCare(deps, { by, ...address }), productsToTry(deps)])
  const done = doneSentence(c, text)
  const body = listPage(text, { page: care, address, by, products, saved: [], done, wrong, key })
  const failed = wrong !== undefined
  return page(
    layout(frameOf(c, deps), { title: text.devices.title, error: failed, wide: true, body }),
    failed ? status : 200,
  )
}

/** What was just done to how many: `fields-12`. */
function doneSentence(c: Ctx, { devices }: Text): string | undefined {
  const [, name = '', count = ''] = /^(fields|marked|unmarked|removed)-(\d{1,9})$/.exec(c.req.query('done') ?? '') ?? []
  return name === '' ? undefined : devices.done[name as 'fields'](devices.number(Number(count)))
}
