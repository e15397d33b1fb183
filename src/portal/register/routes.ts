import type { Hono } from 'hono'
import { readRegisteredPage } from '#operations/accounts/readRegisteredPage'
import { layout } from '#ui/layout'
import { steps } from '#ui/steps'
import type { Env } from '#web/env'
import { frameOf } from '#web/frame'
import { hashOf } from '#web/guard'
import { mountJourney } from '#web/journey/mount'
import { notFound } from '#web/problems'
import { data, page } from '#web/respond'
import { isUuid } from '#web/uuid'
import type { PortalDeps } from '../deps.ts'
import { fillAddress } from '../fillAddress.ts'
import { donePage, doneTitle } from './donePage.ts'
import { registerJourney } from './journey.ts'

/** 販売店／法人のお客様 新規登録: P3–P8, for people who have no account yet. */
export function registerRoutes(app: Hono<Env>, deps: PortalDeps): void {
  mountJourney(app, '/register', registerJourney(deps), deps)

  app.get('/registered/:id', async c => {
    const id = c.req.param('id')
    const browser = deps.cookies.preLogin.read(c)
    if (!browser || !isUuid(id)) return notFound()
    if (c.req.method !== 'GET') return data('', 'text/html; charset=UTF-8') // a HEAD is no look
    const found = await readRegisteredPage(deps, { id, browserHash: hashOf(browser) })
    if (!found) return notFound()
    const text = c.get('text')
    const names = Object.values(text.register.steps)
    const row = found.kind === 'joined' ? undefined : steps(text.register.flow, names, names.length - 1)
    return page(layout(frameOf(c, deps), { title: doneTitle(text, found), steps: row, body: donePage(text, found) }))
  })

  /** For postalCode.ts: what the button without scripts fills in. */
  app.get('/postal-code/:code', async c => {
    const { address1 } = await fillAddress({ postalCode: c.req.param('code') })
    return data(JSON.stringify({ address: address1 ?? null }), 'application/json')
  })
}
