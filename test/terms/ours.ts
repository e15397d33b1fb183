// What our own rules make of a history: they decide, the fold keeps the term.
import type { ActivationKeyNo } from '#domain/codes'
import { decideUndo } from '#domain/correction'
import { type AcceptedFrom, decideExtend } from '#domain/extend'
import { foldTerm, type TermEvent } from '#domain/fold'
import { decideIssue } from '#domain/issue'
import { decideDeviceRegistration } from '#domain/registration'
import { type Closing, type Device, type Service, serviceStatus } from '#domain/service'
import { lastDay, lastDayOf, type Term, termName } from '#domain/term'
import { CARD, DEVICE, serviceOf } from '../support/facts.ts'
import type { Act, Edge, History, When } from './history.ts'

/** An act on its date, and what our rules say to it. */
export type Played = { kind: string; day: string; months: number; trial: boolean; answer: string }

type Period = { events: TermEvent[]; closing: Closing | undefined }

export function play({ begin, acts }: History): Played[] {
  let periods: Period[] = []
  let today = begin
  return acts.map(act => {
    today = dateOf(act.when, today, latestOf(periods)?.term)
    const did = perform(act, periods, today)
    periods = did.periods
    const { kind, months, trial } = act
    return { kind, months, trial, day: today.toString(), answer: `${did.answer} | ${stateOf(periods, today)}` }
  })
}

type Did = { answer: string; periods: Period[] }

function perform(act: Act, periods: Period[], today: Temporal.PlainDate): Did {
  const facts = factsOf(act, periods)
  if (act.kind === 'issue') {
    const decision = decideIssue({ ...facts, previewed: false }, today)
    if (!decision.ok) return { answer: decision.refusal, periods }
    const opened: Period = { events: [{ kind: 'issue', months: act.months, trial: act.trial }], closing: undefined }
    const { value } = decision
    const isFold = value.kind === 'open' && termName(value.term) === termName(foldTerm(opened.events))
    return { answer: isFold ? 'open' : 'not what the fold says', periods: [...periods, opened] }
  }
  if (act.kind === 'extend') return extend(act, facts, periods, today)

  const status = serviceStatus(latestOf(periods), today)
  const period = periods.at(-1)
  if (!period || status === 'none' || status === 'lapsed' || act.kind === 'look') return { answer: 'nothing', periods }
  const { events } = period
  const withLatest = (change: Partial<Period>): Did => ({
    answer: 'done',
    periods: [...periods.slice(0, -1), { ...period, ...change }],
  })
  if (act.kind === 'start') {
    const started: TermEvent[] = [...events, { kind: 'start', day: today }]
    const decision = decideDeviceRegistration(latestOf(periods), today)
    const isFold = decision.ok && termName(decision.value.service.term) === termName(foldTerm(started))
    return isFold ? withLatest({ events: started }) : { answer: 'not what the fold says', periods }
  }
  if (act.kind === 'stop') return withLatest({ closing: 'stopped' })
  // From here on the replacement device is looked at; it has no other period.
  if (act.kind === 'move')
    return { answer: 'done', periods: [{ events: [{ kind: 'move', term: foldTerm(events) }], closing: undefined }] }

  return undo(periods, today)
}

/** The latest extension that stands, else the 新規申請 (R13). */
function undo(periods: Period[], today: Temporal.PlainDate): Did {
  const { events, closing } = periods.at(-1)!
  const target = Math.max(
    0,
    events.findLastIndex(event => event.kind === 'extend'),
  )
  const flow = events[target]!.kind === 'extend' ? 'extend' : 'issue'
  const cardOf = (seq: number) => `${seq}` as ActivationKeyNo
  const past = events.map((event, seq) => {
    const byCard = event.kind === 'issue' || event.kind === 'extend'
    return { seq, undone: false, activationKeyNo: byCard ? cardOf(seq) : undefined, event }
  })
  const facts = {
    activationKeyNo: cardOf(target),
    card: { use: { flow, service: latestOf(periods)! } } as const,
    events: past,
    earlier: latestOf(periods.slice(0, -1)),
  }
  const decision = decideUndo(facts, today)
  if (!decision.ok) return { answer: 'nothing', periods }
  const before = periods.slice(0, -1)
  const left = flow === 'issue' ? before : [...before, { events: events.toSpliced(target, 1), closing }]
  const { after } = decision.value
  const isFold = (after && termName(after.term)) === foldedName(left)
  return { answer: isFold ? 'done' : 'not what the fold says', periods: left }
}

const foldedName = (periods: Period[]) => {
  const service = latestOf(periods)
  return service && termName(service.term)
}

function extend(act: Act, facts: ReturnType<typeof factsOf>, periods: Period[], today: Temporal.PlainDate): Did {
  const decision = decideExtend(facts, today)
  if (!decision.ok) {
    const from = decision.beyondCap?.acceptedFrom
    return { answer: from ? `${decision.refusal} ${fromText(from)}` : decision.refusal, periods }
  }
  const { events, closing } = periods.at(-1)!
  const extended: Period = { events: [...events, { kind: 'extend', months: act.months, day: today }], closing }
  const { value } = decision
  const isFold = value.kind === 'open' && termName(value.after) === termName(foldTerm(extended.events))
  return { answer: isFold ? 'open' : 'not what the fold says', periods: [...periods.slice(0, -1), extended] }
}

function fromText(from: AcceptedFrom): string {
  if (from.kind === 'day') return `from ${from.day}`
  return from.passed ? `once ${from.months} months have passed` : `${from.months} months after first use`
}

/** Every act comes with a card of its own. */
function factsOf(act: Act, periods: Period[]) {
  const device: Device = { ...DEVICE, latest: latestOf(periods), lastPeriodNo: periods.length }
  const card = { ...CARD, months: act.months, terms: act.trial ? ('trial' as const) : ('paid' as const) }
  return { entry: 'hdcom' as const, card, device, movedAway: false, mpcsAllowed: false }
}

const latestOf = (periods: Period[]): Service | undefined => {
  const period = periods.at(-1)
  return period && serviceOf(foldTerm(period.events), period.closing)
}

function stateOf(periods: Period[], today: Temporal.PlainDate): string {
  const service = latestOf(periods)
  const status = serviceStatus(service, today)
  if (!service || status === 'none' || status === 'lapsed') return status
  const last = lastDayOf(service.term)
  return `${status} ${termName(service.term)}${last ? ` until ${last}` : ''}`
}

function dateOf(when: When, today: Temporal.PlainDate, term: Term | undefined): Temporal.PlainDate {
  const day = wished(when, today, term)
  return Temporal.PlainDate.compare(day, today) > 0 ? day : today
}

function wished(when: When, today: Temporal.PlainDate, term: Term | undefined): Temporal.PlainDate {
  if ('after' in when) return today.add({ days: when.after })
  if ('edge' in when) return edgeOf(term, when.edge, today).add({ days: when.offset })
  const [month = 1, day = 1] = when.date.split('-').map(Number)
  for (let year = today.year; ; year++) {
    const date = Temporal.PlainDate.from({ year, month, day })
    if (date.day === day && Temporal.PlainDate.compare(date, today) >= 0) return date
  }
}

function edgeOf(term: Term | undefined, edge: Edge, today: Temporal.PlainDate): Temporal.PlainDate {
  if (term?.kind !== 'started') return today
  const last = lastDay(term.start, term.months)
  switch (edge) {
    case 'start':
      return term.start
    case 'trialEnd':
      return lastDay(term.start, term.trialMonths)
    case 'lastDay':
      return last
    case 'graceEnd':
      return lastDay(last, 6)
    case 'sixMonthsBefore':
      return last.subtract({ months: 6 })
    case 'capOpens':
      return last.subtract({ years: 3 })
  }
}
