// The routes of a journey: GET shows a step, POST answers it; a request beyond the frontier goes back to it.
import type { Hono } from 'hono'
import { type Answers, addDraft, draftOf, saveAnswers } from '#store/drafts'
import type { Ctx, Env, WebDeps } from '../env.ts'
import { type Form, formOf } from '../form.ts'
import { notFound } from '../problems.ts'
import { see } from '../respond.ts'
import { isUuid, randomUuid } from '../uuid.ts'
import type { AnyStep, Journey } from './journey.ts'
import { showStep } from './show.ts'
import type { StepContext, Stop } from './step.ts'
import { answer, walk } from './walk.ts'

/** Mounts at `base`: `base` itself is the first step without a draft, `base/:draft/:slug` every step of one. */
export function mountJourney(app: Hono<Env>, base: string, journey: Journey, deps: WebDeps): void {
  const first = journey.steps[0]!

  const start: Place = { deps, base, journey, step: first, known: {}, path: [first.slug], answers: undefined }

  app.get(base, c => showStep({ c, draftId: '' }, start))

  app.post(base, c => answerStep({ c, draftId: randomUuid(deps.random) }, start))

  app.get(`${base}/:draft/:slug`, async c => {
    const at = await locate(c, deps, base, journey)
    return at instanceof Response ? at : showStep(at.context, at)
  })

  app.post(`${base}/:draft/:slug`, async c => {
    const at = await locate(c, deps, base, journey)
    return at instanceof Response ? at : answerStep(at.context, at)
  })
}

export type Place = {
  deps: WebDeps
  base: string
  journey: Journey
  step: AnyStep
  known: Record<string, unknown>
  /** Slugs of the steps up to this one that apply. */
  path: string[]
  /** Undefined while there is no draft. */
  answers: Answers | undefined
}

/** The step that the address names, if the law lets this request be there. */
async function locate(c: Ctx, deps: WebDeps, base: string, journey: Journey) {
  const draftId = c.req.param('draft') ?? ''
  const key = { id: draftId, accountId: c.get('account').id, journey: journey.id }
  const answers = isUuid(draftId) ? await draftOf(deps.db, key, deps.clock.now()) : undefined
  const step = journey.steps.find(s => s.slug === c.req.param('slug'))
  if (!answers || !step) return notFound()

  const walked = walk(journey.steps, answers)
  if (!walked.path.includes(step.slug)) return see(`${base}/${draftId}/${walked.path.at(-1)}`)
  const path = walked.path.slice(0, walked.path.indexOf(step.slug) + 1)
  const known = Object.fromEntries(path.slice(0, -1).map(slug => [slug, walked.known[slug]]))
  return { deps, base, journey, step, known, path, answers, context: { c, draftId } }
}

/** POST → validate → check → save → 303; an error shows the same page with 422 and the values as typed. */
async function answerStep(context: StepContext, at: Place): Promise<Response> {
  const { c, draftId } = context
  const { deps, step, known, journey, base } = at
  const typed = await formOf(c)

  const action = step.declared.actions?.[typed.action ?? '']
  if (action) return resolve(context, at, (await action(known, context)) ?? here(at, draftId), typed)

  const form = step.declared.arrange?.(typed) ?? typed
  const parsed = step.parse(c.get('lang'), form)
  if (!parsed.ok) return showStep(context, at, { values: form, errors: parsed.errors })
  const stop = await step.declared.check?.(known, parsed.value, context)
  if (stop) return resolve(context, at, stop, form)

  const answers = answer(journey.steps, at.answers ?? {}, step.slug, parsed.value)
  const key = { id: draftId, accountId: c.get('account').id, journey: journey.id }
  if (at.answers) await saveAnswers(deps.db, key, answers)
  else await addDraft(deps.db, { ...key, answers }, deps.clock.now())

  const next = walk(journey.steps, answers)
  if (step !== journey.steps.at(-1)) {
    const slug = next.path[next.path.indexOf(step.slug) + 1]
    return see(`${base}/${draftId}/${slug}`)
  }
  return resolve(context, at, await journey.submit({ ...known, [step.slug]: parsed.value }, context), form)
}

async function resolve(context: StepContext, at: Place, stop: Stop, values: Form): Promise<Response> {
  if (stop.kind !== 'refused') return stopped(context, at, stop)
  return showStep(context, at, { values, errors: {}, refusal: stop.refusal })
}

/** Leaves the step: to the journey's end, or back to an earlier step with the reason. */
export function stopped({ draftId }: StepContext, { base }: Place, stop: Exclude<Stop, { kind: 'refused' }>): Response {
  return see(stop.kind === 'over' ? stop.location : `${base}/${draftId}/${stop.slug}?why=${stop.refusal}`)
}

const here = (at: Place, draftId: string): Stop => ({ kind: 'over', location: `${at.base}/${draftId}/${at.step.slug}` })
