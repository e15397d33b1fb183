// The door that every effect goes through: whoever may not is turned away, and what is done is done in one transaction, at
// one moment, and written into the audit trail with it.
import type { Act, ActName } from '#domain/acts'
import { may, NotAllowed, type Right } from '#domain/may'
import type { Principal } from '#domain/who'
import { addAudit } from '#store/audit'
import type { Tx } from '#store/db'
import { transaction, transactionOnce } from '#store/transaction'
import type { OperationDeps } from './deps.ts'

export type DoorDeps = Pick<OperationDeps, 'db' | 'clock' | 'calendar' | 'acted'>

/** What a verb has in hand while it acts. */
export type Acting = {
  tx: Tx
  /** One moment for the whole of it, */
  now: Temporal.Instant
  /** and the day that terms count by. */
  today: Temporal.PlainDate
  /** Writes down what was done. */
  audit: (done: Act, by?: Principal) => Promise<void>
  /** A statement wrote its own part of the trail: so many rows of it. */
  wrote: (name: ActName, count?: number) => void
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
  return counting(deps, done => transaction(deps.db, tx => work(acting(deps, tx, all[0]!, done))))
}

/** The same for work that cannot be done twice, such as reading a file to its end. */
export async function actOnce<T>(
  deps: DoorDeps,
  by: Principal,
  name: ActName,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  await mustMay(deps, by, name)
  return counting(deps, done => transactionOnce(deps.db, tx => work(acting(deps, tx, by, done))))
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
  { db, clock, acted }: Pick<DoorDeps, 'db' | 'clock' | 'acted'>,
  who: Principal,
  right: Right,
): Promise<void> {
  if (may(who, right)) return
  await addAudit(db, { act: 'denied', subject: { right } }, who, clock.now())
  acted?.('denied', 1)
  throw new NotAllowed(right)
}

type Done = Map<ActName, number>

/** Tells the metrics what was done, once it is written for good. */
async function counting<T>({ acted }: DoorDeps, transact: (done: Done) => Promise<T>): Promise<T> {
  const done: Done = new Map()
  const answer = await transact(done)
  for (const [name, count] of done) acted?.(name, count)
  return answer
}

function acting({ clock, calendar }: DoorDeps, tx: Tx, who: Principal, done: Done): Acting {
  done.clear() // of a try before this one
  const now = clock.now()
  const wrote = (name: ActName, count = 1) => void done.set(name, (done.get(name) ?? 0) + count)
  return {
    tx,
    now,
    today: calendar.dayOf(now),
    audit: (act, by = who) => {
      wrote(act.act)
      return addAudit(tx, act, by, now)
    },
    wrote,
  }
}
