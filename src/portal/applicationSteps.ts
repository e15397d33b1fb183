// The first two steps of both applications: the three codes (P10), then the 約款 of the card's product (P11).
import { z } from 'zod'
import { parseActivationKeyNo } from '#domain/codes'
import { REFUSALS, traitsOf } from '#domain/refusal'
import type { Card, Family, Flow } from '#domain/service'
import { type CardPick, cardsToPick } from '#operations/cards/cardsToPick'
import { pickCard } from '#operations/cards/pickCard'
import { reserveCard } from '#operations/cards/reserveCard'
import type { ComingDocument } from '#operations/documents/knownDocuments'
import { readOftenRead, readVersion } from '#operations/documents/readDocument'
import type { Form } from '#ui/form'
import type { Ctx } from '#web/env'
import type { Journey } from '#web/journey/journey'
import type { Found, Step, StepContext, Stop } from '#web/journey/step'
import type { Text } from '#words/text'
import { inputPage, type Terms, termsPage, titleFor } from './applicationPages.ts'
import type { Codes } from './codesForm.ts'
import { codesNames, codesShape, type InputAnswer, spreadCodes } from './codesForm.ts'
import type { PortalDeps } from './deps.ts'
import { noOf, refused } from './refusals.ts'
import { portalSurface } from './surface.ts'

export type Application = Exclude<Flow, 'search'>

type Ask<Open> = (codes: Codes, context: StepContext) => Promise<{ stop: Stop } | Open>

/** Asks the rules about the codes: what is open, while the application may go on; otherwise why not, or where to. */
export type Gate<Open extends { card: Card } = { card: Card }> = {
  /** For a page that is shown: writes nothing. A card that was used here meanwhile leads back to the codes. */
  look: Ask<Open>
  /** For an answer: a card that was used here already gets the page that shows its result once more (R4, R5). */
  pass: Ask<Open>
  /** The same for codes that were just typed, so that wrong ones count (C8). */
  typed: Ask<Open>
}

/** What both applications say of themselves. */
export const application = (flow: Application, entry: Family) =>
  ({
    id: `${flow}-${entry}`,
    ownedBy: 'account',
    holdsCodes: true,
    home: portalSurface.home,
    sentBack: SENT_BACK.map(refusal => noOf(refusal, { flow, entry })),
    remarks: { [USED_MEANWHILE]: { kind: 'warn', words: text => text.application.usedMeanwhile } },
    label: text => text[flow].flow,
    end: text => text[flow].steps.done,
  }) satisfies Omit<Journey, 'steps' | 'submit'>

/** Refusals that an earlier step puts right say so there. */
const SENT_BACK = REFUSALS.filter(refusal => traitsOf(refusal).rightedAt)

const USED_MEANWHILE = 'used-meanwhile'

/** Back to the codes, whose 次へ shows what the card was used for. */
export const usedMeanwhile: Stop = { kind: 'remark', slug: 'input', remark: USED_MEANWHILE }

export function inputStep(
  flow: Application,
  entry: Family,
  deps: PortalDeps,
  { typed }: Gate,
): Step<unknown, 'input', InputAnswer, CardPick[]> {
  const title = (text: Text) => titleFor(text, entry, text[flow].inputTitle)
  return {
    slug: 'input',
    name: text => text[flow].steps.input,
    title,
    fields: text => ({ ...codesNames(text), held: { label: text.cards.pick.legend } }),
    schema: text => z.object({ ...codesShape(text), held: heldCode }),
    arrange: spreadCodes,
    offered: c => ({ mprId: c.req.query('mprId') ?? '', held: c.req.query('card') ?? '' }),
    load: async (_known, { c }) => ({ ok: true, value: await cardsToPick(deps, { by: c.get('by'), flow, entry }) }),
    lookUp: (form, { c }) => pickedCard(deps, c, form),
    check: async (_known, codes, context) => {
      const open = await typed(codes, context)
      return 'stop' in open ? open.stop : undefined
    },
    page: props => inputPage(props, entry, title(props.text), deps.documents.coming().filter(isTerms)),
    wide: true,
  }
}

/** Both codes of a held card that was chosen; undefined where codes are typed. */
async function pickedCard(deps: PortalDeps, c: Ctx, form: Form): Promise<Found | { stop: Stop } | undefined> {
  const chosen = parseActivationKeyNo(form.held ?? '')
  if (!chosen.ok) return undefined
  const { cards } = c.get('text')
  if (form.activationKeyNo?.trim() || form.registrationId?.trim())
    return { stop: { kind: 'wrong', errors: { held: cards.both } } }
  const picked = await pickCard(deps, { by: c.get('by'), activationKeyNo: chosen.value })
  if (picked.ok) {
    const accepted = () => reserveCard(deps, { by: c.get('by'), activationKeyNo: chosen.value, on: true })
    return { form: { ...form, ...picked.value, held: chosen.value }, accepted }
  }
  const held = picked.refusal === 'card-pending' ? cards.pending : cards.notHeld
  return { stop: { kind: 'wrong', errors: { held }, status: 409 } }
}

/** Nothing but a code: other choices say that codes are typed. */
const heldCode = z
  .string()
  .optional()
  .transform(typed => {
    const parsed = parseActivationKeyNo(typed ?? '')
    return parsed.ok ? parsed.value : undefined
  })

const isTerms = ({ kind }: ComingDocument) => kind === 'terms-trial' || kind === 'terms-paid'

type Agreed = { version: number }

/** Agreed to is the version that was shown; it must be the one in force. */
export function termsStep(
  flow: Application,
  deps: PortalDeps,
  entry: Family,
  { look, pass }: Gate,
): Step<{ input: Codes }, 'terms', Agreed, Terms> {
  return {
    slug: 'terms',
    name: text => text[flow].steps.terms,
    title: text => text[flow].steps.terms,
    schema: () => z.object({ version: z.coerce.number().int().catch(0) }), // what is no version is not the one in force
    load: async ({ input }, context) => {
      const open = await look(input, context)
      if ('stop' in open) return { ok: false, stop: open.stop }
      const { card } = open
      const document = await readOftenRead(deps, `terms-${card.terms}`)
      const coming = deps.documents.coming().filter(({ kind }) => kind === document.kind)
      return { ok: true, value: { document, coming, card } }
    },
    check: async ({ input }, { version }, context) => {
      const open = await pass(input, context)
      if ('stop' in open) return open.stop
      const inForce = await readVersion(deps, `terms-${open.card.terms}`)
      return version === inForce ? undefined : refused('terms-changed', { flow, entry })
    },
    page: termsPage,
    wide: true,
    packed: true,
  }
}
