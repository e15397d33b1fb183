// The routes of a journey: GET shows a step, POST answers it; a request beyond the frontier goes back to it.
import type { Hono } from 'hono'
import type { Answers, Owner } from '#store/accounts/drafts'
import type { Form } from '#ui/form'
import type { Ctx, Env, WebDeps } from '../env.ts'
import { formOf } from '../form.ts'
import { hashOf } from '../guard.ts'
import { notFound, takeShare } from '../problems.ts'
import { see } from '../respond.ts'
import { isUuid, randomUuid } from '../uuid.ts'
import { beginDraft, keepDraft, openDraft } from './drafts.ts'
import type { AnyStep, Journey } from './journey.ts'
import { isPassedBy, keyOf, leave, type Place, shownBy } from './place.ts'
import { showStep } from './show.ts'
import type { StepContext, Stop } from './step.ts'
import { answer, walk } from './walk.ts'

/** Mounts at `base`: `base` itself is the first step without a draft, `base/:draft/:slug` every step of one. */
export function mountJourney(app: Hono<Env>, base: string, journey: Journey, deps: WebDeps): void {
  const first = journey.steps[0]!

  const start: Place = { deps, base, journey, step: first, known: {}, path: [first.slug], draft: undefined }

  for (const { slug, declared } of journey.steps) deps.forms.describe(`${base}/:draft/${slug}`, declared.fields)
  deps.forms.describe(base, first.declared.fields)

  app.get(base, c => ownedStart(c, deps, journey, owner => showStep({ c, draftId: '', owner }, start)))

  app.post(base, c =>
    ownedStart(c, deps, journey, async owner => {
      // Before anything is stored: what somebody who is not signed in begins is one of their client's share (C23).
      if (journey.ownedBy === 'browser') await takeShare(c, deps, 'draft-client')
      return answerStep({ c, draftId: randomUuid(deps.random), owner }, start)
    }),
  )

  app.get(`${base}/:draft/:slug`, async c => {
    const at = await locate(c, deps, base, journey)
    return at instanceof Response ? at : showStep(at.context, at)
  })

  app.post(`${base}/:draft/:slug`, async c => {
    const at = await locate(c, deps, base, journey)
    return at instanceof Response ? at : answerStep(at.context, at)
  })
}

/** The step that the address names, if the law lets this request be there. */
async function locate(c: Ctx, deps: WebDeps, base: string, journey: Journey) {
  const draftId = c.req.param('draft') ?? ''
  const owner = ownerOf(c, deps, journey)
  if (!owner || !isUuid(draftId)) return notFound()
  const context = { c, draftId, owner }
  const draft = await openDraft(deps, keyOf(context, journey))
  const step = journey.steps.find(s => s.slug === c.req.param('slug'))
  if (!draft || !step) return notFound()
  if (draft.finished) return see(draft.finished)

  const walked = walk(journey.steps, draft.answers)
  if (!walked.path.includes(step.slug)) return see(`${base}/${draftId}/${walked.path.at(-1)}`)
  const path = walked.path.slice(0, walked.path.indexOf(step.slug) + 1)
  const known = Object.fromEntries(path.slice(0, -1).map(slug => [slug, walked.known[slug]]))
  return { deps, base, journey, step, known, path, draft, context }
}

/** POST → validate → check → save → 303; an error shows the same page with 422 and the values as typed. */
async function answerStep(context: StepContext, at: Place): Promise<Response> {
  const { c, draftId } = context
  const { deps, step, known, journey, base } = at
  const typed = await formOf(c)

  // A page left open in another tab must not send what it never showed.
  if (at.draft && typed.seen !== undefined && typed.seen !== shownBy(known))
    return resolve(context, at, { kind: 'refused', no: deps.surface.draftChanged }, typed)

  const action = actionOf(step, typed.action)
  if (action) {
    const stop = await action(known, context, typed)
    return stop ? resolve(context, at, stop, typed) : see(`${base}/${draftId}/${step.slug}`)
  }

  const found = await step.declared.lookUp?.(typed, context)
  if (found && 'stop' in found) return resolve(context, at, found.stop, typed)
  const arranged = step.declared.arrange?.(found?.form ?? typed) ?? typed
  const form = found ? typed : arranged
  const parsed = step.parse(c.get('lang'), arranged)
  if (!parsed.ok) return showStep(context, at, { values: form, errors: parsed.errors })
  const stop = await step.declared.check?.(known, parsed.value, context)
  if (stop) return resolve(context, at, stop, form)
  await found?.accepted?.()

  if (step === journey.steps.at(-1))
    return resolve(context, at, await journey.submit({ ...known, [step.slug]: parsed.value }, context), form)

  const before = at.draft?.answers ?? {}
  const kept = step.declared.keep ? step.declared.keep(parsed.value) : parsed.value
  const answers = await withGiven(journey, answer(journey.steps, before, step.slug, kept), context)
  const key = keyOf(context, journey)
  if (!at.draft) await beginDraft(deps, journey, key, answers)
  else if (answers !== before && !(await keepDraft(deps, journey, key, { answers, version: at.draft.version })))
    return resolve(context, at, { kind: 'refused', no: deps.surface.draftChanged }, form)

  return see(`${base}/${draftId}/${nextOf(journey, answers, step.slug)}`)
}

/** Answers with those that need not be asked for. */
async function withGiven(journey: Journey, answers: Answers, context: StepContext): Promise<Answers> {
  const { known, frontier } = walk(journey.steps, answers)
  const step = journey.steps.find(({ slug }) => slug === frontier)
  const given = await step?.declared.given?.(known, context)
  return given === undefined ? answers : withGiven(journey, { ...answers, [frontier!]: given }, context)
}

/** The step after this one; one that is answered and need not be asked is passed by. */
function nextOf({ steps }: Journey, answers: Answers, slug: string): string | undefined {
  const { path, frontier } = walk(steps, answers)
  return path.slice(path.indexOf(slug) + 1).find(next => next === frontier || !isPassedBy(steps, next))
}

/** Not by index alone: a form may name what every object has. */
function actionOf({ declared: { actions = {} } }: AnyStep, name: string | undefined) {
  return name !== undefined && Object.hasOwn(actions, name) ? actions[name] : undefined
}

async function resolve(context: StepContext, at: Place, stop: Stop, values: Form): Promise<Response> {
  if (stop.kind === 'wrong') return showStep(context, at, { values, errors: stop.errors, status: stop.status })
  if (stop.kind === 'filled') return showStep(context, at, { values: stop.values, errors: {} })
  if (stop.kind !== 'refused') return leave(context, at, stop)
  return showStep(context, at, { values, errors: {}, no: stop.no })
}

/** Undefined for a browser that has no cookie yet. */
function ownerOf(c: Ctx, { cookies }: WebDeps, { ownedBy }: Journey): Owner | undefined {
  if (ownedBy === 'account') return { accountId: c.get('account').id }
  const cookie = cookies.preLogin.read(c)
  return cookie === undefined ? undefined : { browserHash: hashOf(cookie) }
}

/** The first page and the first answer, which give a browser the cookie that its draft will belong to. */
async function ownedStart(c: Ctx, deps: WebDeps, journey: Journey, work: (owner: Owner) => Promise<Response>) {
  const owner = ownerOf(c, deps, journey)
  if (owner) return work(owner)
  const cookie = Buffer.from(deps.random(16)).toString('base64url')
  const answer = await work({ browserHash: hashOf(cookie) })
  answer.headers.append('set-cookie', deps.cookies.preLogin.set(cookie))
  return answer
}
