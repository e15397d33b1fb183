// 期間の延長 of one device with a held card (P23, R20): confirm, with the 約款 to be read beside, and the result.
import type { Hono } from 'hono'
import type { CareEntry } from '#domain/careEntry'
import { formatCode, parseActivationKeyNo } from '#domain/codes'
import type { BeyondCap } from '#domain/extend'
import type { Refusal } from '#domain/refusal'
import { pickCard } from '#operations/cards/pickCard'
import { readOftenRead } from '#operations/documents/readDocument'
import { previewHeldExtensions } from '#operations/services/previewHeld'
import { readResult } from '#operations/services/readResult'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { inPieces } from '#ui/pieces'
import type { Ctx, Env } from '#web/env'
import { formOf } from '#web/form'
import { frameOf } from '#web/frame'
import { page, see } from '#web/respond'
import { isUuid, randomUuid } from '#web/uuid'
import type { PortalDeps } from '../deps.ts'
import { beyondCap } from '../extend/beyondCap.ts'
import { resultIdOf } from '../extend/gate.ts'
import { FLOW_PATHS } from '../flows.ts'
import { entryOfPath } from './entryOfPath.ts'
import { extendPage, PROMISED } from './extendPage.ts'

export function extendHeldRoutes(app: Hono<Env>, deps: PortalDeps): void {
  deps.forms.describe('/devices/:id/extend', text => ({ card: { label: text.cards.pick.legend } }))

  app.get('/devices/:id/extend', async c => {
    const { entry } = await entryOfPath(c, deps)
    return (await show(c, deps, { entry, values: {} })) ?? see(typedWay(entry))
  })

  app.post('/devices/:id/extend', async c => {
    const { entry } = await entryOfPath(c, deps)
    const by = c.get('by')
    const values = await formOf(c)
    const { cards } = c.get('text')
    const again = async (wrong: Wrong) => (await show(c, deps, { entry, values, wrong })) ?? see(typedWay(entry))
    const chosen = parseActivationKeyNo(values.card ?? '')
    if (!chosen.ok) return again({ sentence: cards.extend.none, status: 422 })
    const picked = await pickCard(deps, { by, activationKeyNo: chosen.value })
    if (!picked.ok)
      return again({ sentence: picked.refusal === 'card-pending' ? cards.pending : cards.notHeld, status: 409 })
    const codes = { mprId: entry.mprId, ...picked.value }
    const { attempt = '', version, term } = values
    const resultId = resultIdOf(isUuid(attempt) ? attempt : randomUuid(deps.random), codes)
    // Sent once more after that extension was taken back: its page tells so.
    if (await readResult(deps, { id: resultId, by, kinds: ['extend', 'extend-again'] }))
      return see(`/extended/${resultId}`)
    const decision = await deps.extendService({
      ...codes,
      entry: entry.family,
      by,
      acceptedTerms: Number(version) || 0,
      seen: term,
      promised: values[`${PROMISED}${chosen.value}`],
      resultId,
    })
    return decision.ok ? see(`/extended/${resultId}`) : again(refusedAs(c, decision))
  })
}

/** By the codes of a card. */
const typedWay = ({ family, mprId }: CareEntry) => `${FLOW_PATHS.extend[family]}?mprId=${formatCode(mprId)}`

type Wrong = { sentence: string; next?: Html; status: number }

function refusedAs(c: Ctx, { refusal, beyondCap: sum }: { refusal: Refusal; beyondCap?: BeyondCap }): Wrong {
  const text = c.get('text')
  const { text: sentence, next } = text.refusals[refusal]
  return { sentence, next: sum ? beyondCap(text, sum) : html`<p class="next-step">${inPieces(next)}</p>`, status: 409 }
}

/** Undefined when the company holds no card that the device can be extended with. */
async function show(
  c: Ctx,
  deps: PortalDeps,
  { entry, values, wrong }: { entry: CareEntry; values: Form; wrong?: Wrong },
): Promise<Response | undefined> {
  const text = c.get('text')
  const previews = await previewHeldExtensions(deps, { by: c.get('by'), entry })
  const open = previews.flatMap(({ pick, decision }) =>
    decision.ok && decision.value.kind === 'open' ? [{ pick, ...decision.value }] : [],
  )
  if (previews.length === 0 && !wrong) return undefined
  const document = await readOftenRead(deps, 'terms-paid')
  const attempt = isUuid(values.attempt ?? '') ? values.attempt! : randomUuid(deps.random)
  const [first] = previews
  const shut = open.length === 0 && first && !first.decision.ok ? refusedAs(c, first.decision) : undefined
  const coming = deps.documents.coming().filter(({ kind }) => kind === document.kind)
  const props = { entry, open, document, coming, attempt, values, wrong, shut, typed: typedWay(entry) }
  const body = extendPage(text, props)
  const title = text.extend.title
  return page(
    layout(frameOf(c, deps), { title, error: wrong !== undefined, wide: true, help: true, body }),
    wrong?.status ?? 200,
  )
}
