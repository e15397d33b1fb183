import type { Hono } from 'hono'
import { readAccount } from '#operations/accounts/readAccount'
import { readInvitations, readPeople } from '#operations/companies/readPeople'
import { withdrawInvitation } from '#operations/companies/withdrawInvitation'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { page, see } from '#web/respond'
import { sessionOver } from '../accountRefused.ts'
import type { PortalDeps } from '../deps.ts'
import { exportRoutes } from './export.ts'
import { inviteRoutes } from './invite.ts'
import { joinRoutes } from './join.ts'
import { companyPage } from './page.ts'
import { peopleRoutes } from './people.ts'
import { companyProfileRoutes } from './profile.ts'
import { recordRoutes } from './records.ts'

/** 会社と利用者 (P26). */
export function companyRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/company', c => show(c, deps))
  companyProfileRoutes(app, deps)
  inviteRoutes(app, deps)
  peopleRoutes(app, deps)
  recordRoutes(app, deps)
  exportRoutes(app, deps)
  joinRoutes(app, deps)

  deps.forms.describe('/company/invitations/:id/withdraw')
  app.post('/company/invitations/:id/withdraw', async c => {
    const id = c.req.param('id')
    const by = c.get('by')
    const invitation = (await readInvitations(deps, by)).find(open => String(open.id) === id)?.id
    if (invitation === undefined) return notFound()
    const decision = await withdrawInvitation(deps, { by, invitation })
    return decision.ok ? see(`/company?done=${decision.value}`) : sessionOver()
  })
}

async function show(c: Ctx, deps: PortalDeps): Promise<Response> {
  const by = c.get('by')
  const text = c.get('text')
  const account = await readAccount(deps, by)
  if (!account) return sessionOver()
  const name = c.req.query('done') ?? ''
  const done = Object.hasOwn(text.company.done, name)
    ? text.company.done[name as keyof typeof text.company.done]
    : undefined
  const [people, invitations] = await Promise.all([readPeople(deps, by), readInvitations(deps, by)])
  const body = companyPage(text, { account, people, invitations, done })
  return page(layout(frameOf(c, deps), { title: text.company.title, wide: true, body }))
}
