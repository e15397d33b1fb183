// The events that a service's term follows from (R3, R5, R13).
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { TermEvent } from '#domain/fold'
import type { TermsKind } from '#domain/service'
import type { Db, Tx } from '../db.ts'
import { termFrom } from './facts.ts'

export type EventKey = { mprId: MprId; periodNo: number; seq: number }
export type StoredEvent = {
  seq: number
  undone: boolean
  /** The `seq` of the undo that took it back. For events before that undo it still counted. */
  undoneBy: number | undefined
  activationKeyNo: ActivationKeyNo | undefined
  event: TermEvent
}

/** The events of a period that count for its term, undone ones too, the oldest first. */
export async function eventsOf(db: Db | Tx, mprId: MprId, periodNo: number): Promise<StoredEvent[]> {
  const rows = await db<Row[]>`
    select seq, kind, activation_key_no, months, trial_months, terms_kind, day, undone_at is not null as undone,
      (select min(u.seq) from service_events u where u.mpr_id = e.mpr_id and u.period_no = e.period_no and u.seq > e.seq
        and u.kind = 'undo' and u.activation_key_no = e.activation_key_no) as undone_by
    from service_events e where mpr_id = ${mprId} and period_no = ${periodNo}
      and kind in ('issue', 'move', 'start', 'extend') order by seq`
  return rows.map(row => ({
    seq: row.seq,
    undone: row.undone,
    undoneBy: row.undone_by ?? undefined,
    activationKeyNo: row.activation_key_no ?? undefined,
    event: eventFrom(row),
  }))
}

type Row = EventRow & {
  seq: number
  activation_key_no: ActivationKeyNo | null
  undone: boolean
  undone_by: number | null
}

export type EventRow = {
  kind: TermEvent['kind']
  months: number
  trial_months: number
  terms_kind: TermsKind
  day: Temporal.PlainDate | null
}

export function eventFrom(row: EventRow): TermEvent {
  const { months, day } = row
  switch (row.kind) {
    case 'issue':
      return { kind: 'issue', months, trial: row.terms_kind === 'trial' }
    case 'move':
      return { kind: 'move', term: termFrom({ months, trial_months: row.trial_months, start_day: day }) }
    case 'start':
      return { kind: 'start', day: day! }
    case 'extend':
      return { kind: 'extend', months, day: day! }
  }
}
