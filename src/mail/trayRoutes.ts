// The tray's pages. Mounted only where mails are not sent, which is never in production.
import type { Hono } from 'hono'
import { layout } from '#ui/layout'
import type { Env, WebDeps } from '#web/env'
import { frameOf } from '#web/frame'
import { problemPage } from '#web/problems'
import { page } from '#web/respond'
import { trayWords } from '#words/mail/tray'
import type { Tray } from './tray.ts'
import { trayList, trayMail } from './trayPages.ts'

/** Open to everybody who reaches the demo. */
export const TRAY_ROUTES = ['GET /dev/mail', 'GET /dev/mail/:id']

export function trayRoutes(app: Hono<Env>, deps: WebDeps, tray: Tray): void {
  app.get('/dev/mail', async c => {
    const words = trayWords[c.get('lang')]
    const body = trayList(words, c.get('text'), await tray.list())
    return page(layout(frameOf(c, deps), { title: words.title, body, wide: true }))
  })
  app.get('/dev/mail/:id', async c => {
    const mail = await tray.one(c.req.param('id'))
    if (!mail) return problemPage(c, deps, 'notFound')
    const words = trayWords[c.get('lang')]
    return page(layout(frameOf(c, deps), { title: mail.subject, body: trayMail(words, mail), wide: true }))
  })
}
