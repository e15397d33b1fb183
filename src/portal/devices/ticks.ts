// The form around the table of P22: its ticks are kept, then it leads on: to another page of the list, or to what is to be
// done with what is ticked.
import type { Hono } from 'hono'
import { careQuery } from '#domain/careFilter'
import { tick } from '#operations/care/pickEntries'
import type { Ctx, Env } from '#web/env'
import { listOf } from '#web/form'
import { see } from '#web/respond'
import { isUuid, randomUuid } from '#web/uuid'
import type { PortalDeps } from '../deps.ts'
import { listPath, readAddress } from './address.ts'
import { showList } from './showList.ts'

export function tickRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/ticked', ({ devices }) => ({ id: { label: devices.columns.tick } }))
  app.post('/devices/ticked', async c => {
    const typed = await listOf(c)
    const list = Object.fromEntries(new URLSearchParams(typed.get('list') ?? ''))
    const { filter, place } = readAddress(list)
    const turned = typed.get('to')
    const act = typed.get('act') ?? ''
    const given = typed.get('pick') ?? ''
    const id = isUuid(given) ? given : randomUuid(deps.random)
    const all = act === 'all' ? careQuery(filter) : act === 'none' ? null : undefined
    const shown = numbers(typed.get('shown')?.split('.') ?? [])
    const pick = await tick(deps, { by: c.get('by'), id, filter, shown, ticked: numbers(typed.getAll('id')), all })
    const isNone = pick.filter === undefined && pick.entries.length === 0
    const pickId = isNone ? undefined : id
    if (turned !== null) return see(listPath(filter, { place: readAddress({ at: turned }).place, pickId }))
    if (!ACTS.has(act)) return see(listPath(filter, { place, pickId }))
    if (isNone) return nothingTicked(c, deps)
    return see(`/devices/ticked/${id}/${act}?${careQuery(filter)}`.replace(/\?$/, ''))
  })
}

const ACTS = new Set(['fields', 'not-extending', 'export', 'remove'])

const numbers = (texts: string[]): number[] => texts.filter(text => /^\d{1,15}$/.test(text)).map(Number)

function nothingTicked(c: Ctx, deps: PortalDeps): Promise<Response> {
  return showList(c, deps, { wrong: c.get('text').devices.nothingTicked })
}
