// The door that every effect goes through: whoever may not is turned away, and what is done is done in one transaction, at
// one moment, and written into the audit trail with it.
import type { Act, ActName } from '#domain/acts'
import { may, NotAllowed, type Right } from '#domain/may'
import type { Principal } from '#domain/who'
import { addAudit } from '#store/audit'
import type { Tx } from '#store/db'
import { transaction, transactionOnce } from '#store/transaction'
import type { OperationDeps } from './deps.ts'

export type DoorDeps = Pick<OperationDeps, 'db' | 'clock' | 'calendar'>

/** What a verb has in hand while it acts. */
export type Acting = {
  tx: Tx
  /** One moment for the whole of it, */
  now: Temporal.Instant
  /** and the day that terms count by. */
  today: Temporal.PlainDate
  /** Writes down what was done; a statement that writes its own part of the trail needs it not. */
  audit: (done: Act, by?: Principal) => Promise<void>
}

/**
 * Does something as one transaction, which begins again when another one got in its way. Throws {@link NotAllowed}, which
 * is in the audit trail then.
 * @param by who acts, or for a list all who do
 */
export async function act<T>(
  deps: DoorDeps,
  by: Principal | readonly Principal[],
  name: ActName,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  const all = Array.isArray(by) ? (by as readonly Principal[]) : [by as Principal]
  for (const one of all) await mustMay(deps, one, name)
  return transaction(deps.db, tx => work(acting(deps, tx, all[0]!)))
}

/** The same for work that cannot be done twice, such as reading a file to its end. */
export async function actOnce<T>(
  deps: DoorDeps,
  by: Principal,
  name: ActName,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  await mustMay(deps, by, name)
  return transactionOnce(deps.db, tx => work(acting(deps, tx, by)))
}

/** For what is no act and leaves nothing to tell: holds of numbers, codes that are mailed. */
export function aside<T>(
  { db, clock }: Pick<DoorDeps, 'db' | 'clock'>,
  work: (acting: Pick<Acting, 'tx' | 'now'>) => Promise<T>,
): Promise<T> {
  return transaction(db, tx => work({ tx, now: clock.now() }))
}

/** Turns away whoever may not, and writes that down: they got past every page, which shows no button for it. */
export async function mustMay(
  { db, clock }: Pick<DoorDeps, 'db' | 'clock'>,
  who: Principal,
  right: Right,
): Promise<void> {
  if (may(who, right)) return
  await addAudit(db, { act: 'denied', subject: { right } }, who, clock.now())
  throw new NotAllowed(right)
}

function acting({ clock, calendar }: DoorDeps, tx: Tx, who: Principal): Acting {
  const now = clock.now()
  return {
    tx,
    now,
    today: calendar.dayOf(now),
    audit: (done, by = who) => addAudit(tx, done, by, now),
  }
}
