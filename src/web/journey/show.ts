// A step's page in its frame: steps on top, then what is wrong, then the page itself.
import { buttons } from '#ui/buttons'
import { errorSummary } from '#ui/errorSummary'
import type { Form } from '#ui/form'
import { type Html, html } from '#ui/html'
import { layout } from '#ui/layout'
import { notice } from '#ui/notice'
import { steps } from '#ui/steps'
import { frameOf } from '../frame.ts'
import { packed } from '../packed.ts'
import { page } from '../respond.ts'
import type { No } from './no.ts'
import { isPassedBy, leave, type Place, shownBy } from './place.ts'
import { leaves, type StepContext, type Stop } from './step.ts'

/** What a POST leaves on the page: the form as typed, wrong fields, or the rules' no. */
export type Shown = { values: Form; errors: Form; no?: No; status?: number | undefined }

export async function showStep(context: StepContext, at: Place, shown?: Shown): Promise<Response> {
  const { c } = context
  const text = c.get('text')
  const { declared } = at.step
  const loaded = declared.load ? await declared.load(at.known, context) : { ok: true as const, value: undefined }
  if (!loaded.ok && leaves(loaded.stop)) return leave(context, at, loaded.stop)

  const no = loaded.ok ? (shown?.no ?? reasonIn(context, at)) : refusedBy(loaded.stop)
  const values = shown?.values ?? (at.draft ? asForm(at.draft.answers[at.step.slug]) : (declared.offered?.(c) ?? {}))
  const errors = shown?.errors ?? {}
  const atFields = no ? { ...errors, ...no.atField(text, values) } : errors
  const back = backLink(context, at)
  const main = loaded.ok
    ? declared.page({
        text,
        known: at.known,
        data: loaded.value,
        values,
        errors: atFields,
        back,
        here: hereOf(context, at),
        seen: seenBy(at),
      })
    : html`<h1>${declared.title(text)}</h1>${buttons({ back: { href: back, text: text.common.back } })}`

  const wrong = Object.entries(errors).map(([field, sentence]) => ({ href: `#${field}`, text: sentence }))
  const failed = wrong.length > 0 || (no !== undefined && c.req.method === 'POST')
  const typed = Object.assign({}, ...Object.values(at.known).map(asForm), values) as Form
  const body = html`${wrong.length > 0 ? errorSummary(text.common.errorSummary, wrong) : ''}${no ? no.block(text, typed, values) : ''}${shown ? '' : remarkIn(context, at)}${main}`
  const otherwise = no && (!loaded.ok || failed) ? no.status : 200
  const status = wrong.length > 0 ? (shown?.status ?? 422) : otherwise
  const answer = page(
    layout(frameOf(c, at.deps), {
      title: declared.title(text, loaded.ok ? loaded.value : undefined),
      error: failed || !loaded.ok,
      steps: stepRow(context, at),
      wide: loaded.ok && declared.wide,
      help: at.journey.helpAlways || at.path.length === 1 || no?.help === true,
      body,
    }),
    status,
  )
  return declared.packed ? packed(c, answer) : answer
}

function hereOf({ draftId }: StepContext, { base, draft, step }: Place): string {
  return draft ? `${base}/${draftId}/${step.slug}` : base
}

/** Which answers this page is built on: sent along, it tells whether they have changed since. */
function seenBy({ draft, known }: Place): Html {
  return draft ? html`<input type="hidden" name="seen" value="${shownBy(known)}">` : html``
}

/** The reason that a redirect to an earlier step brought along; an address may name only what the journey expects. */
function reasonIn({ c }: StepContext, { journey }: Place): No | undefined {
  return c.req.method === 'GET' ? journey.sentBack?.find(no => no.code === c.req.query('why')) : undefined
}

/** The journey's remark that the address names. */
function remarkIn({ c }: StepContext, { journey }: Place): Html | '' {
  const name = c.req.query('why') ?? ''
  const remark = journey.remarks && Object.hasOwn(journey.remarks, name) ? journey.remarks[name] : undefined
  return remark ? notice(remark.kind, undefined, remark.words(c.get('text'))) : ''
}

const refusedBy = (stop: Stop): No | undefined => (stop.kind === 'refused' ? stop.no : undefined)

/** 戻る leads to the step before, from the first one out of the journey. */
function backLink({ draftId }: StepContext, { base, path, journey }: Place): string {
  const before = path.slice(0, -1).findLast(slug => !isPassedBy(journey.steps, slug))
  return before ? `${base}/${draftId}/${before}` : journey.home
}

function stepRow({ c }: StepContext, { journey, step }: Place): Html {
  const text = c.get('text')
  const names = [...journey.steps.map(s => s.declared.name(text)), journey.end(text)]
  return steps(journey.label(text), names, journey.steps.indexOf(step))
}

function asForm(answer: unknown): Form {
  if (typeof answer !== 'object' || answer === null) return {}
  return Object.fromEntries(Object.entries(answer).map(([name, value]) => [name, String(value)]))
}
