// 新規申請 (M§5): opens a service period with a new Registration Key for each request.
import type { ConnectionNumber } from '#domain/connectionNumber'
import { decideIssueList, type IssueRowDecision } from '#domain/issueList'
import { makeRegistrationKey } from '#domain/registrationKey'
import { termsInForce } from '#store/documents/documents'
import { readNumbers } from '#store/services/connectionNumbers'
import { readCodes } from '#store/services/facts'
import { type NewService, openServices, supersedeLapsed } from '#store/services/issueWrites'
import { lockForIssue } from '#store/services/locks'
import { addResults, type NewResult } from '#store/services/results'
import { act } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { type ApplicationRequest, applicationToWrite, refusingLostRace } from './application.ts'

export type IssueRequest = ApplicationRequest & {
  number: ConnectionNumber
  /** The user was told that 新規申請 is open to the device. */
  previewed: boolean
}

/**
 * One decision for each request, in order; all that were accepted are written in one transaction.
 * Refusals: all of decideIssueConfirm's; a race lost in the database, as refusingLostRace has it.
 */
export async function issueServices(deps: OperationDeps, requests: IssueRequest[]): Promise<IssueRowDecision[]> {
  const numbers = requests.map(r => r.number)
  const people = requests.map(r => r.by)
  const work = act(deps, people, 'issue', async ({ tx, now, today }) => {
    const [, codeFacts, numberFacts, terms] = await Promise.all([
      lockForIssue(tx, requests, now),
      readCodes(tx, requests),
      readNumbers(tx, numbers),
      termsInForce(tx, now),
    ])

    const rows = requests.map((request, i) => ({
      ...request,
      ...codeFacts[i]!,
      ...numberFacts.get(request.number)!,
      registrationKey: makeRegistrationKey(deps.random(6), request.mprId),
    }))
    const decisions = decideIssueList(rows, terms, today)

    const opened = requests.flatMap((request, i) => newService(request, decisions[i]!))
    await supersedeLapsed(tx, opened, now)
    await openServices(tx, opened, now)
    await addResults(
      tx,
      requests.flatMap((request, i) => repeated(request, decisions[i]!)),
      now,
    )
    return decisions
  })
  return refusingLostRace(requests, work)
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
