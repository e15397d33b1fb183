// A card, a device and its service, as the tables of tests write them.
import type { MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { IssueConfirmFacts } from '#domain/issue'
import type { Card, Closing, Device, Service } from '#domain/service'
import type { Term } from '#domain/term'

export const HERE = '4F1A09C277D03B5E' as MprId
export const ELSEWHERE = 'AAAABBBBCCCCDDDD' as MprId

export const day = (text: string) => Temporal.PlainDate.from(text)

export const since = (start: string, months: number, trialMonths = 0): Term => ({
  kind: 'started',
  start: day(start),
  months,
  trialMonths,
})

export const unstarted = (months: number, trialMonths = 0): Term => ({ kind: 'unstarted', months, trialMonths })

export const serviceOf = (term: Term, closing?: Closing, mprId = HERE): Service => ({
  mprId,
  periodNo: 1,
  connectionNumber: '11148207315' as ConnectionNumber,
  term,
  closing,
})

export const CARD: Card = {
  productCode: 'KX-VCS701W',
  family: 'hdcom',
  months: 12,
  terms: 'paid',
  standing: 'good',
  use: undefined,
}

export const DEVICE: Device = {
  mprId: HERE,
  family: 'hdcom',
  latest: undefined,
  lastPeriodNo: 0,
  formerNumber: undefined,
}

/** Of a 新規申請 that nothing stands against. */
export const CONFIRM_FACTS: IssueConfirmFacts = {
  entry: 'hdcom',
  card: CARD,
  device: DEVICE,
  movedAway: false,
  mpcsAllowed: false,
  previewed: false,
  acceptedTerms: 1,
  termsInForce: 1,
  number: '11148207315' as ConnectionNumber,
  numberFree: true,
}
