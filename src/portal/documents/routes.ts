import type { Hono } from 'hono'
import { readDocument } from '#operations/documents/readDocument'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { closedNow } from '#web/closed'
import type { Env } from '#web/env'
import { frameOf } from '#web/frame'
import { loadSession } from '#web/guard'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { comingNotice } from './comingNotice.ts'
import { documentBody } from './page.ts'
import { READERS } from './readers.ts'

/**
 * 約款, policies (P18) and the guide (P21), open to everybody, while the system is closed too: then no session is used, and
 * nothing is asked of the database. `?version=` reads one that is announced.
 */
export function documentRoutes(app: Hono<Env>, deps: PortalDeps): void {
  const { documents } = deps
  for (const [path, kind] of Object.entries(READERS)) {
    app.get(path, async c => {
      const closed = closedNow(deps)
      if (!closed) await loadSession(c, deps) // whoever is signed in sees it on every page
      const [text, lang] = [c.get('text'), c.get('lang')]
      const coming = documents.coming().filter(document => document.kind === kind)
      const later = coming.find(({ version }) => String(version) === c.req.query('version'))
      const document = later ?? (closed && documents.inForce(kind)) ?? (await readDocument(deps, kind))
      const above = later ? notYet(text, path) : comingNotice(text, coming)
      const body = html`${above}${documentBody(text, document, documents.history(kind))}`
      const description = document.body[lang][0]?.paragraphs[0]
      const wide = kind === 'guide'
      const title = kind === 'consent' ? text.register.consentTitle : document.title[lang] // a window's is short
      return page(layout(frameOf(c, deps), { title, description, wide, body }))
    })
  }
}

const notYet = ({ documents }: Text, path: string): Html =>
  notice('info', undefined, html`<p>${documents.coming.notYet} <a href="${path}">${documents.coming.toPresent}</a></p>`)
