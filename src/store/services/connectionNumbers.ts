// Who holds and who owns a connection number (R8).
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Db, Tx } from '../db.ts'

export type Hold = { number: ConnectionNumber; heldUntil: Temporal.Instant }

/** For each number: the device that owns it, and the card it was last offered to, even if that hold has run out. */
export async function readNumbers(
  db: Db | Tx,
  numbers: ConnectionNumber[],
): Promise<Map<ConnectionNumber, { owner: MprId | undefined; shownTo: ActivationKeyNo | undefined }>> {
  const rows = await db<{ number: ConnectionNumber; owner: MprId | null; shownTo: ActivationKeyNo | null }[]>`
    select r.number, n.mpr_id as owner, h.activation_key_no as "shownTo"
    from unnest(${numbers}::text[]) as r (number)
    left join connection_numbers n on n.connection_number = r.number
    left join connection_number_holds h on h.connection_number = r.number`
  return new Map(
    rows.map(row => [row.number, { owner: row.owner ?? undefined, shownTo: row.shownTo ?? undefined }] as const),
  )
}

/** For each card the first number that is held for it, for another minute at least, and that nobody took. */
export async function firstHolds(
  db: Db | Tx,
  cards: ActivationKeyNo[],
  now: Temporal.Instant,
): Promise<Map<ActivationKeyNo, ConnectionNumber>> {
  if (cards.length === 0) return new Map()
  const rows = await db<{ card: ActivationKeyNo; number: ConnectionNumber }[]>`
    select activation_key_no as card, min(connection_number) as number from connection_number_holds h
    where activation_key_no = any(${cards}::text[]) and held_until > ${now.add({ minutes: 1 })}
      and not exists (select from connection_numbers n where n.connection_number = h.connection_number)
    group by activation_key_no`
  return new Map(rows.map(({ card, number }) => [card, number]))
}

/** Those of the numbers that nobody owns, and that are held for no card. */
export async function freeOf(
  db: Db | Tx,
  numbers: ConnectionNumber[],
  now: Temporal.Instant,
): Promise<ConnectionNumber[]> {
  const rows = await db<{ number: ConnectionNumber }[]>`
    select number from unnest(${numbers}::text[]) as r (number)
    where not exists (select from connection_numbers n where n.connection_number = r.number)
      and not exists (select from connection_number_holds h where h.connection_number = r.number and h.held_until > ${now})`
  return rows.map(({ number }) => number)
}

/** The numbers that a card was shown, in the order of their prefixes, including holds that have run out. */
export async function holdsOf(db: Db | Tx, card: ActivationKeyNo): Promise<Hold[]> {
  return db<Hold[]>`
    select connection_number as number, held_until as "heldUntil" from connection_number_holds
    where activation_key_no = ${card} order by connection_number`
}

/** Takes each number that nobody owns and nobody else holds. @returns those taken */
export async function takeHolds(
  tx: Tx,
  card: ActivationKeyNo,
  numbers: ConnectionNumber[],
  until: Temporal.Instant,
  now: Temporal.Instant,
): Promise<ConnectionNumber[]> {
  const taken = await tx<{ number: ConnectionNumber }[]>`
    insert into connection_number_holds as h (connection_number, activation_key_no, held_until)
    select number, ${card}, ${until}::timestamptz from unnest(${numbers}::text[]) as r (number) order by number
    on conflict (connection_number) do update set activation_key_no = excluded.activation_key_no, held_until = excluded.held_until
      where h.held_until <= ${now} or h.activation_key_no = excluded.activation_key_no
    returning connection_number as number`
  // Only now that the rows are ours: an application locks the hold of its number when the time is up, so any that was under
  // way has finished, and connection_numbers has what it took.
  const gone = await tx<{ number: ConnectionNumber }[]>`
    delete from connection_number_holds where activation_key_no = ${card} and connection_number in
      (select connection_number from connection_numbers where connection_number = any(${taken.map(t => t.number)}::text[]))
    returning connection_number as number`
  return taken.map(t => t.number).filter(number => !gone.some(g => g.number === number))
}

export async function dropHolds(tx: Tx, card: ActivationKeyNo): Promise<void> {
  await tx`delete from connection_number_holds where activation_key_no = ${card}`
}

/** Locks a card and reads how often it was redrawn. */
export async function lockRedraws(tx: Tx, card: ActivationKeyNo): Promise<number> {
  const [row] = await tx<{ redraws: number }[]>`
    select redraws from activation_keys where activation_key_no = ${card} for update`
  return row?.redraws ?? 0
}

export async function countRedraw(tx: Tx, card: ActivationKeyNo): Promise<void> {
  await tx`update activation_keys set redraws = redraws + 1 where activation_key_no = ${card}`
}
