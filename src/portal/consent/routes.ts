import type { Hono } from 'hono'
import { signOut } from '#operations/access/signOut'
import { giveConsent } from '#operations/accounts/giveConsent'
import { readDocument } from '#operations/documents/readDocument'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { localPath } from '#web/language'
import { page, see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { consentAnewPage } from './page.ts'

/**
 * The first login after the consent has a new version (P3, C19): it is agreed to before everything else, or not, and then
 * nothing changes but that the session ends.
 */
export function consentRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const { consent } = deps.surface
  deps.forms.describe(consent)
  app.get(consent, c => (c.get('mustConsent') ? show(c, deps, false) : see(asked(c))))

  app.post(consent, async c => {
    if (!c.get('mustConsent')) return see(asked(c)) // agreed to in another tab
    const values = await formOf(c)
    if (values.answer === 'no') {
      await signOut(deps, c.get('sessionHash'))
      return see('/login?disagreed=1', [deps.cookies.session.clear()], { 'clear-site-data': '"cache", "storage"' })
    }
    const given = await giveConsent(deps, { by: c.get('by'), version: Number(values.version) })
    return given.ok ? see(asked(c)) : show(c, deps, true)
  })
}

/** The page that was asked for before. */
const asked = (c: Ctx): string => localPath(c.req.query('next')) ?? '/menu'

/** @param changed after another version than the one that was read */
async function show(c: Ctx, deps: PortalDeps, changed: boolean): Promise<Response> {
  const text = c.get('text')
  const { documents, surface } = deps
  const [consent, privacyPolicy] = await Promise.all([
    readDocument(deps, 'consent'),
    readDocument(deps, 'privacy-policy'),
  ])
  const changes = [consent, privacyPolicy].flatMap(({ kind, version }) =>
    documents.history(kind).filter(change => change.version === version),
  )
  const next = localPath(c.req.query('next'))
  const action = next ? `${surface.consent}?${new URLSearchParams({ next })}` : surface.consent
  const body = consentAnewPage(text, { consent, privacyPolicy, changes, action, changed })
  const shown = { title: text.consentAnew.title, error: changed, wide: true, help: true, body }
  return page(layout(frameOf(c, deps), shown), changed ? 409 : 200)
}
