import type { Hono } from 'hono'
import { type DocumentKind, readDocument } from '#operations/documents/readDocument'
import { layout } from '#ui/layout'
import type { Env } from '#web/env'
import { frameOf } from '#web/frame'
import { loadSession } from '#web/guard'
import { page } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { documentBody } from './page.ts'

const READERS: Record<string, DocumentKind> = {
  '/terms/trial': 'terms-trial',
  '/terms/paid': 'terms-paid',
  '/policies/cookies': 'cookie-policy',
  '/policies/privacy': 'privacy-policy',
  '/guide': 'guide',
}

/** 約款, policies (P18) and the guide (P21), open to everybody. */
export function documentRoutes(app: Hono<Env>, deps: PortalDeps): void {
  for (const [path, kind] of Object.entries(READERS)) {
    app.get(path, async c => {
      await loadSession(c, deps) // whoever is signed in sees it on every page
      const document = await readDocument(deps, kind)
      const body = documentBody(c.get('text'), document)
      return page(layout(frameOf(c, deps), { title: document.title[c.get('lang')], body }))
    })
  }
}
