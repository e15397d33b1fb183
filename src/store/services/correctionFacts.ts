// The facts that an operator's corrections are decided on (R13), and the locks for them: the same as those of applications,
// in the same order.
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Card, Device, Family, Service } from '#domain/service'
import type { Tx } from '../db.ts'
import { deviceLineOf } from './deviceLine.ts'
import { type ServiceRow, serviceFrom, serviceRowColumns } from './facts.ts'
import { lockCards, lockDevices } from './locks.ts'

/** Locks a card, then the device that it is bound to, if any. */
export async function lockCardAndDevice(tx: Tx, activationKeyNo: ActivationKeyNo): Promise<void> {
  const [card] = await tx<{ mprId: MprId | null }[]>`
    select mpr_id as "mprId" from activation_keys where activation_key_no = ${activationKeyNo} for update`
  if (card?.mprId) await lockDevices(tx, [card.mprId])
}

/** Undefined when there is no such card. */
export async function readCardUse(tx: Tx, activationKeyNo: ActivationKeyNo): Promise<Pick<Card, 'use'> | undefined> {
  const [row] = await tx<(ServiceRow & { flow: 'issue' | 'extend' | null })[]>`
    select k.flow, ${tx.unsafe(serviceRowColumns('s'))} from activation_keys k left join services s using (mpr_id, period_no)
    where k.activation_key_no = ${activationKeyNo}`
  return row && { use: row.flow ? { flow: row.flow, service: serviceFrom(row) } : undefined }
}

/** A device's latest period before this one that was not undone. */
export async function readServiceBefore(tx: Tx, { mprId, periodNo }: Service): Promise<Service | undefined> {
  const [row] = await tx<ServiceRow[]>`
    select ${tx.unsafe(serviceRowColumns('s'))} from services s where mpr_id = ${mprId} and period_no < ${periodNo}
    and closing is distinct from 'undone' order by period_no desc limit 1`
  return row && serviceFrom(row)
}

/**
 * Locks the cards of a device's service, then both devices. Which cards these are is certain only once the device is locked,
 * so they are read again then. @returns the cards; undefined when another card was used for the service meanwhile: the
 * caller begins a new transaction
 */
export async function lockForMove(tx: Tx, from: MprId, to: MprId): Promise<ActivationKeyNo[] | undefined> {
  const expected = await cardsOfService(tx, from)
  await lockCards(tx, expected)
  await lockDevices(tx, [from, to])
  const cards = await cardsOfService(tx, from)
  return cards.every(card => expected.includes(card)) ? cards : undefined
}

/** The cards that opened or extended a device's open service, here or on the devices that it was moved from. */
async function cardsOfService(tx: Tx, mprId: MprId): Promise<ActivationKeyNo[]> {
  const rows = await tx<{ no: ActivationKeyNo }[]>`
    select e.activation_key_no as no
    from services s cross join lateral ${deviceLineOf(tx)} l join service_events e on (e.mpr_id, e.period_no) = (l.mpr_id, l.period_no)
    where s.mpr_id = ${mprId} and s.closing is null and e.kind in ('issue', 'extend') and e.undone_at is null`
  return rows.map(row => row.no)
}

export type CorrectedDevice = Pick<Device, 'mprId' | 'family' | 'latest' | 'lastPeriodNo'>

/** Undefined when there is no such device. */
export async function readDeviceToCorrect(tx: Tx, mprId: MprId): Promise<CorrectedDevice | undefined> {
  const [row] = await tx<(ServiceRow & { family: Family; last: number; has: boolean })[]>`
    select d.family, ${tx.unsafe(serviceRowColumns('s'))}, s.mpr_id is not null as has,
      coalesce((select max(period_no) from services where mpr_id = d.mpr_id), 0) as last
    from devices d left join lateral (select * from services where mpr_id = d.mpr_id
      and closing is distinct from 'undone' order by period_no desc limit 1) s on true
    where d.mpr_id = ${mprId}`
  return row && { mprId, family: row.family, latest: row.has ? serviceFrom(row) : undefined, lastPeriodNo: row.last }
}
