// The book of a life: what every operation writes besides the service itself. Each effect has its event, its audit row, and,
// where users are told, its mail and its page; test/operations/dealer.test.ts compares them with the operations' own.
import type { Act, ActName } from '#domain/acts'
import type { MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Undo } from '#domain/correction'
import { lastDayOf, type Term } from '#domain/term'
import type { Past } from '#store/upkeep/pastWrites'
import type { BesideLives, CardSoFar, PeriodSoFar, WrittenEvent } from './lifeSoFar.ts'

export type Ledger = ReturnType<typeof ledger>

type At = Temporal.Instant
type ActOf<Name extends ActName> = Extract<Act, { act: Name }>

/** Who did what operators do, and why they say they did. */
const BY = {
  undo: { operator: 'sato', reason: '販売店からの依頼：申請の誤り' },
  move: { operator: 'sato', reason: '故障による機器交換' },
  stop: { operator: 'ito', reason: '販売店からの依頼：機器の廃棄' },
  freeze: { operator: 'ito', reason: 'カード紛失の届け出' },
  void: { operator: 'ito', reason: 'カードの印刷不良' },
}

/** @param accountId who applies for everything */
export function ledger(accountId: number) {
  const rows: BesideLives = { connectionNumbers: [], results: [], mails: [], audit: [] }
  const mail = (template: Past['mails'][number]['template'], data: Past['mails'][number]['data'], createdAt: At) =>
    rows.mails.push({ template, data, accountId, createdAt })
  const auditApplication = (act: ActOf<'issue' | 'extend'>, at: At) => rows.audit.push({ at, accountId, ...act })
  const auditCorrection = (act: ActOf<keyof typeof BY>, at: At) => rows.audit.push({ at, ...act, ...BY[act.act] })

  return {
    rows,

    numberGiven(connectionNumber: ConnectionNumber, mprId: MprId, givenAt: At) {
      rows.connectionNumbers.push({ connectionNumber, mprId, givenAt })
    },

    issued(period: PeriodSoFar, card: CardSoFar, at: At) {
      const { months, terms, code } = card.product
      const { activationKeyNo } = card
      const { connectionNumber } = period
      const event = { kind: 'issue', months, trial: terms === 'trial' } as const
      write(period, { kind: 'issue', activationKeyNo, months, termsKind: terms, accountId, at, event })
      const { mprId, periodNo } = period
      rows.results.push({ accountId, kind: 'issue', mprId, periodNo, activationKeyNo, createdAt: at })
      mail('issued', { mprId, connectionNumber, productCode: code, months }, at)
      auditApplication({ act: 'issue', subject: { mprId, periodNo, activationKeyNo, connectionNumber, months } }, at)
    },

    extended(period: PeriodSoFar, card: CardSoFar, day: Temporal.PlainDate, at: At) {
      const { months, terms, code } = card.product
      const { activationKeyNo } = card
      const event = { kind: 'extend', months, day } as const
      const seq = write(period, {
        kind: 'extend',
        activationKeyNo,
        months,
        termsKind: terms,
        day,
        accountId,
        at,
        event,
      })
      const { mprId, periodNo } = period
      const page = { accountId, kind: 'extend', mprId, periodNo, activationKeyNo, createdAt: at } as const
      rows.results.push({ ...page, eventMprId: mprId, eventPeriodNo: periodNo, eventSeq: seq })
      mail('extended', { mprId, productCode: code, months, ...termData(period.term) }, at)
      auditApplication(
        { act: 'extend', subject: { mprId, periodNo, activationKeyNo, months, ...termData(period.term) } },
        at,
      )
    },

    started(period: PeriodSoFar, day: Temporal.PlainDate, at: At) {
      write(period, { kind: 'start', day, at, event: { kind: 'start', day } })
      const { mprId, periodNo, term } = period
      const startDay = day.toString()
      const lastDay = lastDayOf(term)!.toString()
      rows.audit.push({ at, act: 'start', subject: { mprId, periodNo, startDay, lastDay } })
    },

    undone(period: PeriodSoFar, card: CardSoFar, { flow, seq, after }: Undo, at: At) {
      const { activationKeyNo } = card
      const { months } = card.product
      const { mprId, periodNo, connectionNumber } = period
      period.written.find(event => event.seq === seq)!.undoneAt = at
      write(period, { kind: 'undo', activationKeyNo, at })
      const about = { mprId, periodNo, activationKeyNo, connectionNumber, months }
      const what = flow === 'issue' ? { ...about, flow } : { ...about, flow, ...termData(after!.term) } // the term that is left
      mail('undone', what, at)
      auditCorrection({ act: 'undo', subject: what }, at)
    },

    moved(from: PeriodSoFar, to: PeriodSoFar, at: At) {
      const { connectionNumber, term } = to
      const { months, trialMonths } = term
      const day = term.kind === 'started' ? term.start : undefined
      write(to, { kind: 'move', months, trialMonths, day, at, event: { kind: 'move', term } })
      rows.connectionNumbers.find(number => number.connectionNumber === connectionNumber)!.mprId = to.mprId
      const about = {
        mprId: from.mprId,
        periodNo: from.periodNo,
        toMprId: to.mprId,
        toPeriodNo: to.periodNo,
        connectionNumber,
      }
      mail('moved', about, at)
      auditCorrection({ act: 'move', subject: about }, at)
    },

    stopped(period: PeriodSoFar, at: At) {
      const { mprId, periodNo, connectionNumber } = period
      write(period, { kind: 'stop', at })
      mail('stopped', { mprId, connectionNumber, periodNo }, at)
      auditCorrection({ act: 'stop', subject: { mprId, periodNo, connectionNumber } }, at)
    },

    standingSet({ activationKeyNo }: CardSoFar, act: 'freeze' | 'void', at: At) {
      auditCorrection({ act, subject: { activationKeyNo } }, at)
    },
  }
}

/** @returns its place among the events of the period */
function write(period: PeriodSoFar, event: Omit<WrittenEvent, 'seq'>): number {
  const seq = period.written.length + 1
  period.written.push({ ...event, seq })
  return seq
}

function termData(term: Term) {
  const startDay = term.kind === 'started' ? term.start.toString() : null
  return { totalMonths: term.months, startDay, lastDay: lastDayOf(term)?.toString() ?? null }
}
