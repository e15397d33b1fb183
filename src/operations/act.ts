// The door that every effect goes through: whoever may not is turned away, and what is done is done in one transaction, at
// one moment, and written into the audit trail with it.
import type { Act, ActName } from '#domain/acts'
import { may, NotAllowed, type Right } from '#domain/may'
import type { Principal } from '#domain/who'
import { addAudit } from '#store/audit'
import type { Tx } from '#store/db'
import { snapshot, transaction, transactionOnce } from '#store/transaction'
import type { OperationDeps } from './deps.ts'

export type DoorDeps = Pick<OperationDeps, 'db' | 'clock' | 'calendar' | 'acted'>

/** One transaction, at one moment, on the GMT day that terms count by. */
export type Moment = { tx: Tx; now: Temporal.Instant; today: Temporal.PlainDate }

/** What a verb has in hand while it acts. */
export type Acting = ActingForMany & {
  /** Writes down what was done, which whoever did it must be allowed. @param by with what they have proven, if they did */
  audit: (done: Act, by?: Principal) => Promise<void>
}

/** The same for a list: its statements write down who did which row. */
export type ActingForMany = Moment & {
  /** A statement wrote its own part of the trail: so many rows of it. */
  wrote: (name: ActName, count?: number) => void
}

/**
 * Does something as one transaction, which begins again when another one got in its way. Throws {@link NotAllowed} for
 * whoever may not, and that is in the audit trail then.
 */
export async function act<T>(
  deps: DoorDeps,
  by: Principal,
  name: ActName,
  work: (acting: Acting) => Promise<T>,
): Promise<T> {
  await mustMay(deps, by, name)
  return counting(deps, done => transaction(deps.db, tx => work(acting(deps, tx, by, done))))
}

/** The same for a list of several people's requests. */
export async function actForMany<T>(
  deps: DoorDeps,
  people: readonly Principal[],
  name: ActName,
  work: (acting: ActingForMany) => Promise<T>,
): Promise<T> {
  for (const by of people) await mustMay(deps, by, name)
  return counting(deps, done => transaction(deps.db, tx => work(actingForMany(deps, tx, done))))
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
  work: (at: Pick<Moment, 'tx' | 'now'>) => Promise<T>,
): Promise<T> {
  return transaction(db, tx => work({ tx, now: clock.now() }))
}

/** A long look: everything in it is as of one moment, and nothing is written. */
export async function lookOnce<T>(
  deps: DoorDeps,
  by: Principal,
  right: Right,
  work: (at: Pick<Moment, 'tx' | 'today'>) => Promise<T>,
): Promise<T> {
  await mustMay(deps, by, right)
  const today = deps.calendar.dayOf(deps.clock.now())
  return snapshot(deps.db, tx => work({ tx, today }))
}

/** Turns away whoever may not, and writes that down: they got past every page, which shows no button for it. */
export async function mustMay(
  { db, clock, acted }: Pick<DoorDeps, 'db' | 'clock' | 'acted'>,
  by: Principal,
  right: Right,
): Promise<void> {
  if (may(by, right)) return
  await addAudit(db, { act: 'denied', subject: { right } }, by, clock.now())
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

function actingForMany({ clock, calendar }: DoorDeps, tx: Tx, done: Done): ActingForMany {
  done.clear() // of a try before this one
  const now = clock.now()
  const wrote = (name: ActName, count = 1) => void done.set(name, (done.get(name) ?? 0) + count)
  return { tx, now, today: calendar.dayOf(now), wrote }
}

function acting(deps: DoorDeps, tx: Tx, by: Principal, done: Done): Acting {
  const at = actingForMany(deps, tx, done)
  return {
    ...at,
    async audit(act, who = by) {
      if (!may(who, act.act)) throw new NotAllowed(act.act)
      at.wrote(act.act)
      await addAudit(tx, act, who, at.now)
    },
  }
}
