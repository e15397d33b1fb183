import type { Hono } from 'hono'
import { z } from 'zod'
import { CAP_MONTHS } from '#domain/extend'
import type { Term } from '#domain/term'
import { withoutInvisible } from '#domain/visible'
import { productsToTry, tryTerm } from '#operations/services/tryTerm'
import type { Form } from '#ui/form'
import { layout } from '#ui/layout'
import type { Env } from '#web/env'
import { firstErrors } from '#web/formErrors'
import { frameOf } from '#web/frame'
import { page } from '#web/respond'
import type { Text } from '#words/text'
import type { PortalDeps } from '../deps.ts'
import { dayOf } from './day.ts'
import { whatIfPage } from './page.ts'

const TRIAL_MONTHS = 3 // the only trial product's (product.md §3)
/** Before first use the months add up to the cap. A service in use may have been extended for many years. */
const MOST_MONTHS = { unstarted: CAP_MONTHS, started: 600 }

/** What the form holds when nothing was asked yet. */
const FIRST: Form = { years: '1' }

/** A term and a product in, the result and its reason out. A GET: nothing is stored, and the address can be passed on. */
export function whatIfRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/what-if', async c => {
    const text = c.get('text')
    const query = c.req.query()
    const values: Form = Object.keys(query).length > 0 ? query : FIRST
    const products = await productsToTry(deps)
    const today = deps.calendar.dayOf(deps.clock.now())
    const asked = values.product !== undefined
    const parsed = asked ? schema(text, products, today).safeParse(values) : undefined
    const errors = parsed?.error ? firstErrors(parsed.error) : {}
    const answer = parsed?.success
      ? { term: parsed.data.term, decision: tryTerm(deps, parsed.data.product, parsed.data.term) }
      : undefined
    const body = whatIfPage(text, { values, errors, products, today, answer })
    const failed = Object.keys(errors).length > 0
    return page(
      layout(frameOf(c, deps), { title: text.whatIf.title, error: failed, help: true, wide: true, body }),
      failed ? 422 : 200,
    )
  })
}

function schema(
  { whatIf, terms }: Text,
  products: Awaited<ReturnType<typeof productsToTry>>,
  today: Temporal.PlainDate,
) {
  return z
    .object({
      state: z.enum(['unstarted', 'started']).catch('unstarted'),
      start: z
        .string()
        .default('')
        .transform(typed => dayOf(typed)),
      years: z.string().default('').transform(wholeNumber),
      months: z.string().default('').transform(wholeNumber),
      trial: z.enum(['yes', 'no']).catch('no'),
      product: z
        .string()
        .default('')
        .transform((code, issues) => {
          const product = products.find(p => p.code === code)
          if (product) return product
          issues.addIssue({ code: 'custom', message: whatIf.wrongProduct })
          return z.NEVER
        }),
    })
    .transform(({ state, start, years, trial, product, ...rest }, issues) => {
      const months = years * 12 + rest.months
      const wrong = (path: string, message: string) => issues.addIssue({ code: 'custom', path: [path], message })
      const trialMonths = trial === 'yes' ? TRIAL_MONTHS : 0
      const begun = start && Temporal.PlainDate.compare(start, today) <= 0 ? start : undefined
      if (state === 'started' && !begun) wrong('start', whatIf.wrongStart)
      const most = MOST_MONTHS[state]
      if (!(months >= 1 && months <= most)) wrong('years', whatIf.wrongLength(terms.months(most)))
      else if (months < trialMonths) wrong('trial', whatIf.wrongTrial)
      const counted = { months, trialMonths }
      const term: Term =
        state === 'started' && begun ? { kind: 'started', start: begun, ...counted } : { kind: 'unstarted', ...counted }
      return { product, term }
    })
}

/** Full-width digits too; 0 when nothing is typed, NaN when it is no whole number. */
function wholeNumber(typed: string): number {
  const digits = withoutInvisible(typed.normalize('NFKC')).trim()
  return /^\d{0,6}$/.test(digits) ? Number(digits) : Number.NaN
}
