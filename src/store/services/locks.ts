// Whoever changes cards and devices locks the cards first, then the devices, each in key order, so that no two
// transactions wait for each other (docs/decisions/006-locks-then-facts.md). Facts must be read by a later statement: a
// statement that had to wait for a lock still sees the rows as they were before the wait.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { ConnectionNumber } from '#domain/connectionNumber'
import type { Tx } from '../db.ts'

type Application = { activationKeyNo: ActivationKeyNo; mprId: MprId }

/** Locks what 期間の延長 changes: the requests' cards, then their devices. */
export async function lockForExtend(tx: Tx, requests: Application[]): Promise<void> {
  await Promise.all([
    lockCards(
      tx,
      requests.map(r => r.activationKeyNo),
    ),
    lockDevices(
      tx,
      requests.map(r => r.mprId),
    ),
  ])
}

/**
 * What 新規申請 changes: the same, then the holds of the chosen numbers that have run out or will within a minute, since
 * another card could take those.
 */
export async function lockForIssue(
  tx: Tx,
  requests: (Application & { number: ConnectionNumber | 'draw' })[],
  now: Temporal.Instant,
): Promise<void> {
  await Promise.all([
    lockForExtend(tx, requests),
    tx`select 1 from connection_number_holds where connection_number = any(${requests.map(r => r.number)}::text[])
       and held_until < ${now.add({ minutes: 1 })} order by connection_number for update`,
  ])
}

export async function lockCards(tx: Tx, cards: ActivationKeyNo[]): Promise<void> {
  await tx`select 1 from activation_keys where activation_key_no = any(${cards}::text[])
    order by activation_key_no for update`
}

export async function lockDevices(tx: Tx, devices: MprId[]): Promise<void> {
  await tx`select 1 from devices where mpr_id = any(${devices}::text[]) order by mpr_id for no key update`
}
