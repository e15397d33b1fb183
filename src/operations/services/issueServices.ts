// 新規申請 (M§5): opens a service period with a new Registration Key for each request.
import { type Folded, nothingFolded } from '#domain/folded'
import { decideIssueList, type IssueRowDecision } from '#domain/issueList'
import { makeRegistrationKey } from '#domain/registrationKey'
import { termsInForce } from '#store/documents/documents'
import { refusalOfConstraint } from '#store/services/constraints'
import { readCodes } from '#store/services/facts'
import { type NewService, openServices, supersedeLapsed } from '#store/services/issueWrites'
import { lockForIssue } from '#store/services/locks'
import { addResults, type NewResult } from '#store/services/results'
import { type Acting, act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type ApplicationRequest, applicationToWrite, refusingLostRace } from './application.ts'
import { type AskedNumber, numbersToGive } from './numbersToGive.ts'

export type IssueRequest = ApplicationRequest & {
  number: AskedNumber
  /** The user was told that 新規申請 is open to the device. */
  previewed: boolean
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideIssueConfirm's; a race lost in the database, as refusingLostRace has it.
 * @param dryRun nothing is written: what would be is added here, for the list's next slice. Keys and drawn numbers are
 * thrown away
 */
export async function issueServices(
  deps: OperationDeps,
  requests: IssueRequest[],
  dryRun?: Folded,
): Promise<IssueRowDecision[]> {
  const people = requests.map(r => r.by)
  const work = drawingAgain(requests, () => act(deps, people, 'issue', acting => issue(acting, deps, requests, dryRun)))
  return refusingLostRace(requests, work)
}

async function issue(
  { tx, now, today, wrote }: Acting,
  { random }: OperationDeps,
  requests: IssueRequest[],
  dryRun: Folded | undefined,
): Promise<IssueRowDecision[]> {
  const folded = dryRun ?? nothingFolded()
  const [, codeFacts, numbers, terms] = await Promise.all([
    dryRun ? undefined : lockForIssue(tx, requests, now),
    readCodes(tx, requests),
    numbersToGive(tx, requests, { random, taken: number => folded.owners.has(number) }, now),
    termsInForce(tx, now),
  ])

  const rows = requests.map((request, i) => ({
    ...request,
    ...codeFacts[i]!,
    number: numbers[i]!,
    registrationKey: makeRegistrationKey(random(6), request.mprId),
  }))
  const decisions = decideIssueList(rows, terms, today, folded)
  if (dryRun) return decisions

  const opened = requests.flatMap((request, i) => newService(request, decisions[i]!))
  await supersedeLapsed(tx, opened, now)
  await openServices(tx, opened, now)
  wrote('issue', opened.length)
  await addResults(
    tx,
    requests.flatMap((request, i) => repeated(request, decisions[i]!)),
    now,
  )
  return decisions
}

const DRAWS = 5

/** A number that was drawn, and that somebody else took at the same moment, is drawn again. */
async function drawingAgain<T>(requests: IssueRequest[], work: () => Promise<T>): Promise<T> {
  for (let draws = 1; ; draws++) {
    try {
      return await work()
    } catch (error) {
      const isGone = refusalOfConstraint(error) === 'connection-number-gone'
      if (!isGone || draws === DRAWS || requests.every(({ number }) => number !== 'draw')) throw error
    }
  }
}

function newService(request: IssueRequest, decision: IssueRowDecision): NewService[] {
  if (!decision.ok || decision.value.kind === 'again') return []
  const { service, card, numberOwned } = decision.value
  const { periodNo, registrationKey, connectionNumber, term } = service
  const opened = { periodNo, registrationKey, connectionNumber, numberOwned, trialMonths: term.trialMonths }
  return [{ ...applicationToWrite(request, card), ...opened }]
}

function repeated(request: IssueRequest, decision: IssueRowDecision): NewResult[] {
  if (!decision.ok || decision.value.kind === 'open') return []
  const { mprId, periodNo } = decision.value.service
  const { resultId, by, activationKeyNo } = request
  return [{ id: resultId, by, kind: 'again', mprId, periodNo, activationKeyNo }]
}
