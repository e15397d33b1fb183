// The demo's mails as pages. Mounted only where mails are not sent, which is never in production.
import type { Hono } from 'hono'
import { layout } from '#ui/layout'
import type { Env, WebDeps } from '#web/env'
import { frameOf } from '#web/frame'
import { problemPage } from '#web/problems'
import { page } from '#web/respond'
import { type KeptMail, trayList, trayMail } from './page.ts'

/** Where they are kept (src/mail/tray.ts). */
export type KeptMails = {
  /** The newest first. */
  list(): Promise<KeptMail[]>
  one(name: string): Promise<KeptMail | undefined>
}

/** Open to everybody who reaches the demo. */
export const TRAY_ROUTES = ['GET /dev/mail', 'GET /dev/mail/:id']

export function trayRoutes(app: Hono<Env>, deps: WebDeps, mails: KeptMails): void {
  app.get('/dev/mail', async c => {
    const text = c.get('text')
    const body = trayList(text, await mails.list())
    return page(layout(frameOf(c, deps), { title: text.mailTray.title, body, wide: true }))
  })
  app.get('/dev/mail/:id', async c => {
    const mail = await mails.one(c.req.param('id'))
    if (!mail) return problemPage(c, deps, 'notFound')
    return page(layout(frameOf(c, deps), { title: mail.subject, body: trayMail(c.get('text'), mail), wide: true }))
  })
}
