// An operator answers what a company asked for (R22, R23): agreeing does it, by R13's rules of this day.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Answer } from '#domain/request'
import type { Operator } from '#domain/who'
import { queueMail } from '#store/notices/outbox'
import { stillAbout, type VendorRequest, vendorRequest, whoHears, writeAnswer } from '#store/services/requests'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type Moved, moveToDevice, type Undone, undoUse } from './correct.ts'

type AnswerRequest = { by: Operator; id: number; answer: Answer; dryRun: boolean }

/** `done`: what agreeing did; `hears`: how many are told by mail. */
export type Answered = { request: VendorRequest; done: Undone | Moved | undefined; hears: number }

/**
 * The operator's reason is what the company reads. Refusals: request-unknown, request-answered, request-overtaken; of agreeing
 * all of decideUndo's and decideMove's. A dry run is the same without its writes.
 */
export async function answerRequest(
  deps: OperationDeps,
  request: AnswerRequest,
): Promise<Decision<Answered, OperatorRefusal>> {
  for (;;) {
    const decision = await act(deps, request.by, 'answer-request', acting => answerOne(acting, deps, request))
    if (decision) return decision
    // As in moveService: a card was used at the same moment.
  }
}

async function answerOne(
  acting: Acting,
  deps: OperationDeps,
  { by, id, answer, dryRun }: AnswerRequest,
): Promise<Decision<Answered, OperatorRefusal> | undefined> {
  const { tx, now, audit } = acting
  const request = await vendorRequest(tx, id, { lock: true })
  if (!request) return refuse('request-unknown')
  if (request.answer) return refuse('request-answered')
  const hears = await whoHears(tx, request)
  let done: Undone | Moved | undefined
  if (answer === 'agreed') {
    const corrected = await correct(acting, deps, request, { by, dryRun, answered: hears })
    if (!corrected?.ok) return corrected
    done = corrected.value
  }
  if (!dryRun) {
    const { kind, mprId, periodNo, toMprId } = request
    const about = { kind, answer, mprId, ...(toMprId && { toMprId }) }
    const reason = by.reason ?? ''
    await writeAnswer(tx, { id, answer, reason }, now)
    for (const accountId of hears)
      await queueMail(tx, { act: 'answer-request', data: { ...about, reason }, accountId }, now)
    await audit({ act: 'answer-request', subject: { ...about, periodNo, request: id } })
  }
  return accept({ request, done, hears: hears.length })
}

async function correct(
  acting: Acting,
  deps: OperationDeps,
  request: VendorRequest,
  how: { by: Operator; dryRun: boolean; answered: readonly number[] },
): Promise<Decision<Undone | Moved, OperatorRefusal> | undefined> {
  const { activationKeyNo, mprId, toMprId } = request
  const decision = activationKeyNo
    ? await undoUse(acting, { ...how, dryRun: true, activationKeyNo })
    : await moveToDevice(acting, deps, { ...how, dryRun: true, from: mprId, to: toMprId! })
  // Its card and devices are locked by now, so what is seen stays so.
  if (!decision?.ok) return decision
  if (!(await stillAbout(acting.tx, request))) return refuse('request-overtaken')
  if (how.dryRun) return decision
  return activationKeyNo
    ? undoUse(acting, { ...how, activationKeyNo })
    : moveToDevice(acting, deps, { ...how, from: mprId, to: toMprId! })
}
