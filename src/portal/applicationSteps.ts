// The first two steps of both applications: the three codes (P10), then the 約款 of the card's product (P11).
import { z } from 'zod'
import type { Card } from '#domain/service'
import { type PublishedDocument, readDocument } from '#operations/documents/readDocument'
import type { Flow } from '#web/flows'
import type { Step, StepContext, Stop } from '#web/journey/step'
import { inputPage, termsPage } from './applicationPages.ts'
import { type Codes, codesShape, spreadCard } from './codesForm.ts'
import type { PortalDeps } from './deps.ts'

type Application = Exclude<Flow, 'search'>

/** Asks the rules about the codes: the card, while the application may go on with it; otherwise why not, or where to. */
type Look = (codes: Codes, context: StepContext) => Promise<{ stop: Stop } | { card: Card }>

export function inputStep(flow: Application, look: Look): Step<unknown, 'input', Codes, undefined> {
  return {
    slug: 'input',
    name: text => text[flow].steps.input,
    title: text => text[flow].inputTitle,
    schema: text => z.object(codesShape(text)),
    arrange: spreadCard,
    check: async (_known, codes, context) => {
      const open = await look(codes, context)
      return 'stop' in open ? open.stop : undefined
    },
    page: props => inputPage(props, props.text[flow].inputTitle),
  }
}

type Agreed = { version: number }

/** Agreed to is the version that was shown; it must be the one in force. */
export function termsStep(
  flow: Application,
  deps: PortalDeps,
  look: Look,
): Step<{ input: Codes }, 'terms', Agreed, PublishedDocument> {
  return {
    slug: 'terms',
    name: text => text[flow].steps.terms,
    title: text => text[flow].steps.terms,
    schema: () => z.object({ version: z.coerce.number().int().catch(0) }), // what is no version is not the one in force
    load: async ({ input }, context) => {
      const open = await look(input, context)
      if ('stop' in open) return { ok: false, stop: open.stop }
      return { ok: true, value: await readDocument(deps, `terms-${open.card.terms}`) }
    },
    check: async ({ input }, { version }, context) => {
      const open = await look(input, context)
      if ('stop' in open) return open.stop
      const { version: inForce } = await readDocument(deps, `terms-${open.card.terms}`)
      return version === inForce ? undefined : { kind: 'refused', refusal: 'terms-changed' }
    },
    page: termsPage,
  }
}
