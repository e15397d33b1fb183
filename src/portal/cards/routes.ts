import type { Hono } from 'hono'
import { parseActivationKeyNo } from '#domain/codes'
import { readHeldCards } from '#operations/cards/readHeldCards'
import { reserveCard } from '#operations/cards/reserveCard'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import type { PortalDeps } from '../deps.ts'
import { addRoutes } from './add.ts'
import { cardsAddressOf } from './address.ts'
import { cardsPage } from './cardsPage.ts'

/** 保有カード (P24). */
export function cardRoutes(app: Hono<Env>, deps: PortalDeps): void {
  addRoutes(app, deps)

  deps.forms.describe('/cards/release', text => ({ card: { label: text.cards.card } }))
  app.post('/cards/release', async c => {
    const card = parseActivationKeyNo((await formOf(c)).card ?? '')
    if (card.ok) await reserveCard(deps, { by: c.get('by'), activationKeyNo: card.value, on: false })
    return see('/cards')
  })

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
