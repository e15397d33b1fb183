// Where a refusal can appear: the rules are asked about every situation, and what they answer is noted.

import { decideExtend, decideExtendConfirm, type ExtendConfirmFacts } from '#domain/extend'
import { decideIssue, decideIssueConfirm, type IssueConfirmFacts } from '#domain/issue'
import { REFUSALS, type Refusal, traitsOf } from '#domain/refusal'
import { decideSearch } from '#domain/search'
import type { Card, Device, Flow } from '#domain/service'
import { termName } from '#domain/term'
import { CARD, CONFIRM_FACTS, DEVICE, ELSEWHERE, serviceOf, since, unstarted } from '#test/support/facts'

/** `codes`: as soon as the three codes are known, and again on every page after; the others are steps and acts. */
export type Place = 'codes' | 'terms' | 'number' | 'redraw' | 'confirm' | 'any-page'

export type Appearance = Partial<Record<Flow, Place>>

/** Those that no rule on the facts gives: limits, and drafts in two windows. */
const BESIDE_THE_RULES: Partial<Record<Refusal, Appearance>> = {
  'no-redraws-left': { issue: 'redraw' },
  'too-many-wrong-codes': { issue: 'codes', extend: 'codes', search: 'codes' },
  'draft-changed': { issue: 'any-page', extend: 'any-page' },
}

const TODAY = Temporal.PlainDate.from('2026-11-24')
const IN_USE = since('2026-01-01', 12)

type Facts = IssueConfirmFacts & ExtendConfirmFacts

const card = (change: Partial<Card>): Partial<Facts> => ({ card: { ...CARD, ...change } })
const device = (change: Partial<Device>): Partial<Facts> => ({ device: { ...DEVICE, ...change } })

const DEVICES: Partial<Facts>[] = [
  device({}),
  ...[unstarted(12), unstarted(72), IN_USE, since('2020-01-01', 12)].map(term => device({ latest: serviceOf(term) })),
]
const SITUATIONS: Partial<Facts>[] = [
  {},
  { card: undefined },
  { device: undefined },
  { movedAway: true },
  { previewed: true },
  { entry: 'mpcs' },
  { entry: 'mpcs', ...card({ family: 'mpcs' }), ...device({ family: 'mpcs' }) },
  { acceptedTerms: 2 },
  { numberFree: false },
  { seen: 'another' },
  card({ family: 'mpcs' }),
  card({ standing: 'frozen' }),
  card({ standing: 'void' }),
  card({ terms: 'trial' }),
  card({ use: { flow: 'issue', service: serviceOf(IN_USE) } }),
  card({ use: { flow: 'extend', service: serviceOf(IN_USE) } }),
  card({ use: { flow: 'issue', service: serviceOf(IN_USE, undefined, ELSEWHERE) } }),
]

const GOOD: Facts = {
  ...CONFIRM_FACTS,
  seen: termName(IN_USE),
  promised: termName(since('2026-01-01', 24)),
}

const EVERY = DEVICES.flatMap(has => SITUATIONS.map((situation): Facts => ({ ...GOOD, ...has, ...situation })))

const ASKED: [Flow, Place, (facts: Facts) => { ok: boolean; refusal?: Refusal }][] = [
  ['issue', 'codes', facts => decideIssue(facts, TODAY)],
  ['issue', 'confirm', facts => decideIssueConfirm(facts, TODAY)],
  ['extend', 'codes', facts => decideExtend(facts, TODAY)],
  ['extend', 'confirm', facts => decideExtendConfirm(facts, TODAY)],
  ['search', 'codes', facts => decideSearch(facts)],
]

/** For each refusal the entries that can answer with it, and on which of their pages first. */
export function appearances(): Map<Refusal, Appearance> {
  const found = new Map(REFUSALS.map((refusal): [Refusal, Appearance] => [refusal, { ...BESIDE_THE_RULES[refusal] }]))
  for (const [flow, place, decide] of ASKED)
    for (const { refusal } of EVERY.map(decide)) {
      const appearance = refusal && found.get(refusal)
      if (appearance) appearance[flow] ??= place === 'confirm' ? (traitsOf(refusal).rightedAt ?? place) : place
    }
  return found
}
