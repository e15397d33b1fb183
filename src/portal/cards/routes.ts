import type { Hono } from 'hono'
import { readHeldCards } from '#operations/cards/readHeldCards'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { addRoutes } from './add.ts'
import { cardsAddressOf } from './address.ts'
import { cardsPage } from './cardsPage.ts'

/** 保有カード (P24). */
export function cardRoutes(app: Hono<Env>, deps: PortalDeps): void {
  addRoutes(app, deps)

  app.get('/cards', async c => {
    const text = c.get('text')
    const by = c.get('by')
    const address = cardsAddressOf(c.req.query())
    const held = await readHeldCards(deps, { by, ...address })
    const body = cardsPage(text, { ...held, address, by, done: doneSentence(c) })
    return page(layout(frameOf(c, deps), { title: text.cards.title, wide: true, body }))
  })
}

/** What was just added: `added-3-1`. */
function doneSentence(c: Ctx): string | undefined {
  const { cards, devices } = c.get('text')
  const [, added, held] = /^added-(\d{1,6})-(\d{1,6})$/.exec(c.req.query('done') ?? '') ?? []
  return added === undefined ? undefined : cards.done(devices.number(Number(added)), devices.number(Number(held)))
}
