// 新規申請 (M§5): opens a service period with a new Registration Key for each request.
import { setImmediate } from 'node:timers/promises'
import type { ConnectionNumber } from '#domain/connectionNumber'
import { type Folded, NOTHING_FOLDED } from '#domain/folded'
import { decideIssueList, type IssueRow, type IssueRowDecision } from '#domain/issueList'
import { makeRegistrationKey } from '#domain/registrationKey'
import { termsInForce } from '#store/documents/documents'
import type { KeptCode } from '#store/keptCodes'
import { refusalOfConstraint } from '#store/services/constraints'
import { readCodes } from '#store/services/facts'
import { type NewService, openServices, supersedeLapsed } from '#store/services/issueWrites'
import { lockForIssue } from '#store/services/locks'
import { addResults, type NewResult } from '#store/services/results'
import { actForMany, type Moment } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import {
  type ApplicationRequest,
  applicationToWrite,
  peopleOf,
  refusingLostRace,
  type Tried,
  withMarks,
} from './application.ts'
import { type AskedNumber, numbersToGive } from './numbersToGive.ts'

export type IssueRequest = ApplicationRequest & {
  number: AskedNumber
  /** The user was told that 新規申請 is open to the device. */
  previewed: boolean
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideIssueConfirm's; a race lost in the database, as refusingLostRace has it.
 */
export async function issueServices(deps: OperationDeps, requests: IssueRequest[]): Promise<IssueRowDecision[]> {
  const work = drawingAgain(requests, () =>
    actForMany(deps, peopleOf(requests), 'issue', async acting => {
      const { tx, now, wrote } = acting
      // Sent together, and carried out in this order.
      const locked = lockForIssue(tx, requests, now)
      const deciding = decide(acting, deps, requests, NOTHING_FOLDED)
      const [{ decisions }, , keys] = await Promise.all([deciding, locked, newKeys(deps, requests)])
      const opened = requests.flatMap((request, i) => newService(request, decisions[i]!, keys[i]!))
      await supersedeLapsed(tx, opened, now)
      await openServices(tx, opened, now)
      wrote('issue', opened.length)
      await addResults(
        tx,
        requests.flatMap((request, i) => repeated(request, decisions[i]!)),
        now,
      )
      return decisions
    }),
  )
  return refusingLostRace(requests, work)
}

/** A row to try: nobody has agreed to anything yet. */
export type IssueToTry = Omit<IssueRequest, 'acceptedTerms' | 'resultId' | 'draft'>

/**
 * What {@link issueServices} would do with a list, slice by slice, once its 約款 are agreed to; nothing is written. The run
 * draws other keys and numbers. @param before what the slices before this one would have changed
 */
export function tryIssues(
  deps: OperationDeps,
  requests: IssueToTry[],
  before: Folded,
): Promise<Tried<IssueRowDecision>> {
  return actForMany(deps, peopleOf(requests), 'issue', acting =>
    decide(
      acting,
      deps,
      requests.map(request => ({ ...request, acceptedTerms: 'later' as const })),
      before,
    ),
  )
}

async function decide(
  { tx, now, today }: Moment,
  { random, codes }: OperationDeps,
  requests: (IssueToTry & Pick<IssueRow, 'acceptedTerms'>)[],
  before: Folded,
): Promise<Tried<IssueRowDecision>> {
  const taken = (number: ConnectionNumber) => before.owners.has(number)
  const [codeFacts, numbers, terms] = await Promise.all([
    readCodes(
      tx,
      requests.map(request => withMarks(codes, request)),
    ),
    numbersToGive(tx, requests, { random, taken }, now),
    termsInForce(tx, now),
  ])
  const rows = requests.map((request, i) => ({
    ...request,
    ...codeFacts[i]!,
    number: numbers[i]!,
  }))
  return decideIssueList(rows, terms, today, before)
}

const TRIES = 5

/** A number that was drawn, and that somebody else took at the same moment, is drawn again. */
async function drawingAgain<T>(requests: IssueRequest[], work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const isGone = refusalOfConstraint(error) === 'connection-number-gone'
      if (!isGone || tries === TRIES || requests.every(({ number }) => number !== 'draw')) throw error
    }
  }
}

/** Made while the database answers. Those of requests that are refused are given to nobody. */
async function newKeys({ random, codes }: OperationDeps, requests: IssueRequest[]): Promise<KeptCode[]> {
  // What was asked is on its way only after the first.
  await setImmediate()
  await setImmediate()
  return requests.map(({ mprId }) => codes.keep('registration-key', makeRegistrationKey(random(6), mprId), mprId))
}

function newService(request: IssueRequest, decision: IssueRowDecision, registrationKey: KeptCode): NewService[] {
  if (!decision.ok || decision.value.kind === 'again') return []
  const { service, card, numberOwned } = decision.value
  const { periodNo, connectionNumber, term } = service
  const opened = { periodNo, registrationKey, connectionNumber, numberOwned, trialMonths: term.trialMonths }
  return [{ ...applicationToWrite(request, card), ...opened }]
}

function repeated(request: IssueRequest, decision: IssueRowDecision): NewResult[] {
  if (!decision.ok || decision.value.kind === 'open') return []
  const { mprId, periodNo } = decision.value.service
  const { resultId, by, activationKeyNo } = request
  return [{ id: resultId, by, kind: 'again', mprId, periodNo, activationKeyNo }]
}
