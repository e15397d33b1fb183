import type { Hono } from 'hono'
import { z } from 'zod'
import { may } from '#domain/may'
import { FAMILIES, serviceStatus } from '#domain/service'
import { keepDevice } from '#operations/care/keepDevice'
import { findService } from '#operations/services/findService'
import { layout } from '#ui/layout'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { firstErrors } from '#web/formErrors'
import { frameOf } from '#web/frame'
import { notFound } from '#web/problems'
import { page, see } from '#web/respond'
import { isUuid, randomUuid } from '#web/uuid'
import type { Text } from '#words/text'
import { codesNames, codesShape, spreadCodes } from '../codesForm.ts'
import type { PortalDeps } from '../deps.ts'
import { hasWay } from '../keyWay.ts'
import { noOf } from '../refusals.ts'
import { resultPageOf } from '../resultPage.ts'
import { foundPage, type SearchProps, searchPage } from './pages.ts'

/** キー検索: P16 and P17 under /search. */
export function searchRoutes(app: Hono<Env>, deps: PortalDeps): void {
  app.get('/search', c => show(c, deps, { values: { family: c.req.query('family') ?? '' }, errors: {} }))

  // 戻る from a result: the form with what was typed.
  app.get('/search/again/:id', async c => {
    const result = await resultPageOf(c, deps, ['search'])
    if (!result) return notFound()
    const { family, service, activationKeyNo } = result
    const registrationId = may(c.get('by'), 'see-registration-id') ? result.registrationId : ''
    return show(c, deps, { values: { family, mprId: service.mprId, activationKeyNo, registrationId }, errors: {} })
  })

  deps.forms.describe('/search', text => ({
    family: {
      label: text.search.family,
      shown: value => text.common.family[FAMILIES.find(family => family === value) ?? 'hdcom'],
    },
    ...codesNames(text),
  }))
  app.post('/search', async c => {
    const values = spreadCodes(await formOf(c))
    const parsed = schema(c.get('text')).safeParse(values)
    if (!parsed.success) return show(c, deps, { values, errors: firstErrors(parsed.error) })
    const { family, ...codes } = parsed.data
    const resultId = randomUuid(deps.random)
    const decision = await findService(deps, { ...codes, entry: family, by: c.get('by'), resultId })
    return decision.ok ? see(`/search/found/${resultId}`) : show(c, deps, { values, errors: {}, refused: decision })
  })

  deps.forms.describe('/search/found/:id/keep')
  app.post('/search/found/:id/keep', async c => {
    const resultId = c.req.param('id') ?? ''
    const by = c.get('by')
    const kept = isUuid(resultId) ? await keepDevice(deps, { by, resultId }) : undefined
    return kept ? see(`/devices/${kept.id}?done=${kept.added ? 'kept' : 'keptAlready'}`) : notFound()
  })

  app.get('/search/found/:id', async c => {
    const result = await resultPageOf(c, deps, ['search'])
    if (!result) return notFound()
    const text = c.get('text')
    const status = serviceStatus(result.service, deps.calendar.dayOf(deps.clock.now()))
    const wide = hasWay(result, status)
    const body = foundPage(text, { ...result, portal: deps.publicOrigin }, status, {
      back: `/search/again/${c.req.param('id')}`,
      keep: `/search/found/${c.req.param('id')}/keep`,
      by: c.get('by'),
    })
    return page(layout(frameOf(c, deps), { title: text.search.resultTitle, help: true, wide, body }))
  })
}

function schema(text: Text) {
  return z.object({ family: z.enum(FAMILIES, { error: text.search.chooseFamily }), ...codesShape(text) })
}

function show(c: Ctx, deps: PortalDeps, props: Omit<SearchProps, 'by'>): Response {
  const text = c.get('text')
  const invalid = Object.keys(props.errors).length > 0
  const body = searchPage(text, { ...props, by: c.get('by') })
  const shown = {
    title: text.search.title,
    error: invalid || props.refused !== undefined,
    help: true,
    wide: true,
    body,
  }
  return page(
    layout(frameOf(c, deps), shown),
    invalid ? 422 : props.refused ? noOf(props.refused.refusal, undefined).status : 200,
  )
}
