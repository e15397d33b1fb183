// 延長に必要なカード (P24): as a table, and as a CSV for a quotation.
import type { Hono } from 'hono'
import { parseCareFilter } from '#domain/careFilter'
import { type Needed, neededCards, noteNeededFile } from '#operations/care/neededCards'
import { csvText } from '#operations/csv/text'
import { productsToTry } from '#operations/services/tryTerm'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { frameOf } from '#web/frame'
import { fileToSave, page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { productName } from './filterForm.ts'
import type { Product } from './listProps.ts'
import { neededPage } from './neededPage.ts'

export function neededRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/needed', text => ({
    reach: { label: text.needed.reach },
    card: { label: text.needed.product },
  }))
  app.get('/devices/needed', async c => {
    const text = c.get('text')
    const { filter, reach, reachTyped, product, products } = await askedOf(c, deps)
    const needed = reach && (await neededCards(deps, { by: c.get('by'), filter, reach, product }))
    const wrong = reach ? undefined : text.needed.reachWrong
    const body = neededPage(text, { filter, reachTyped, product, products, needed, wrong })
    const shown = { title: text.needed.title, wide: true, error: wrong !== undefined, body }
    return page(layout(frameOf(c, deps), shown), wrong ? 422 : 200)
  })

  // A POST, since the record says who took it along.
  app.post('/devices/needed', async c => {
    const text = c.get('text')
    const by = c.get('by')
    const { filter, reach, product, products } = await askedOf(c, deps)
    if (!reach) return c.redirect('/devices/needed', 303)
    const needed = await neededCards(deps, { by, filter, reach, product })
    await noteNeededFile(deps, { by, devices: needed.devices })
    const bytes = Buffer.from(csvText(csvRows(text, needed, products), true))
    const name = `${text.needed.title}-${reach}.csv`
    const [type, plainName] = ['text/csv; charset=utf-8', `cards-needed-${reach}.csv`]
    return fileToSave({ body: new Blob([bytes]).stream(), size: bytes.length, type, name, plainName })
  })
}

/** The filter of 機器一覧, and besides the day and the product. Without a day: a year from today. */
async function askedOf(c: Ctx, deps: PortalDeps) {
  const query = c.req.query()
  const today = deps.calendar.dayOf(deps.clock.now())
  const { reach: typed = today.add({ years: 1 }).toString(), card = '' } = query
  const products = (await productsToTry(deps)).filter(({ terms }) => terms === 'paid')
  return {
    filter: parseCareFilter(query),
    reachTyped: typed,
    reach: dayOf(typed),
    product: products.find(({ code }) => code === card)?.code,
    products,
  }
}

function dayOf(typed: string): Temporal.PlainDate | undefined {
  if (!/^20\d\d-\d\d-\d\d$/.test(typed)) return undefined
  try {
    return Temporal.PlainDate.from(typed, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

function csvRows(text: Text, { lines }: Needed, products: Product[]): string[][] {
  const { needed, cards, devices } = text
  const name = (code: string) => productName(text, products.find(product => product.code === code)!)
  return [
    [devices.fields.endCustomer, cards.product, needed.productName, needed.devices, needed.cards],
    ...lines.map(({ endCustomer, product, devices: count, cards: number }) => [
      endCustomer ?? '',
      product,
      name(product),
      String(count),
      String(number),
    ]),
  ]
}
