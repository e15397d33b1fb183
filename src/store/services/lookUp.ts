// What is known of a code, whatever kind of code it is: for operators.
import type { AnyCode } from '#domain/anyCode'
import type { Standing } from '#domain/cardStanding'
import type { ActivationKeyNo, MprId } from '#domain/codes'
import type { Family, Service } from '#domain/service'
import { standingColumn } from '../cards/cardStanding.ts'
import type { Db, Tx } from '../db.ts'
import type { CodeMarks, SealedCode } from '../keptCodes.ts'
import { deviceLineOf } from './deviceLine.ts'
import { type ServiceRow, serviceFrom, serviceRowColumns } from './facts.ts'
import { hasKey, type KeyColumns, keyFrom } from './keyOfService.ts'

/** What a code turned out to be, and the device or the unused card that it leads to. */
export type FoundCode = {
  is: 'mprId' | 'activationKeyNo' | 'registrationKey' | 'connectionNumber'
  mprId: MprId | null
  activationKeyNo: ActivationKeyNo | null
}

export type DeviceRecord = { mprId: MprId; family: Family; macAddress: string | null; importedAt: Temporal.Instant }
export type ServiceRecord = Service & { registrationKey: SealedCode; closedAt: Temporal.Instant | undefined }
export type CardRecord = {
  activationKeyNo: ActivationKeyNo
  registrationId: SealedCode
  product: string
  standing: Standing
  mintedFor: string | null
  mintedAt: Temporal.Instant
  flow: 'issue' | 'extend' | null
  /** The device that it is bound to: after a move not the one that it was used for. */
  mprId: MprId | null
  periodNo: number | null
  usedAt: Temporal.Instant | null
}

/** @param asKey what it is looked for by where it may be a Registration Key @returns more than one where 16 digits happen to be codes of two kinds. */
export async function findCode(db: Db | Tx, code: AnyCode, asKey: CodeMarks): Promise<FoundCode[]> {
  if (code.kind === 'connectionNumber')
    return db<FoundCode[]>`select 'connectionNumber' as is, mpr_id as "mprId", null as "activationKeyNo"
      from connection_numbers where connection_number = ${code.value}`
  return db<FoundCode[]>`
    select 'mprId' as is, mpr_id as "mprId", null as "activationKeyNo" from devices where mpr_id = ${code.value}
    union all
    select 'activationKeyNo', mpr_id, activation_key_no from activation_keys where activation_key_no = ${code.value}
    union all
    select 'registrationKey', mpr_id, null from services where ${hasKey(db, asKey)}`
}

export async function deviceRecordOf(db: Db | Tx, mprId: MprId): Promise<DeviceRecord | undefined> {
  const [row] = await db<DeviceRecord[]>`select mpr_id as "mprId", family, mac_address as "macAddress",
    imported_at as "importedAt" from devices where mpr_id = ${mprId}`
  return row
}

/** All service periods of a device, the first one first. */
export async function serviceRecordsOf(db: Db | Tx, mprId: MprId): Promise<ServiceRecord[]> {
  const rows = await db<(ServiceRow & KeyColumns & { closed_at: Temporal.Instant | null })[]>`
    select ${db.unsafe(serviceRowColumns('s'))}, key_sealed, registration_key, closed_at from services s where mpr_id = ${mprId} order by period_no`
  return rows.map(row => ({
    ...serviceFrom(row),
    registrationKey: keyFrom(row),
    closedAt: row.closed_at ?? undefined,
  }))
}

/** The cards that a device's history names, those that came with a service moved to it, and the one that was asked for. */
export async function cardRecordsOf(
  db: Db | Tx,
  mprId: MprId | null,
  activationKeyNo: ActivationKeyNo | null,
): Promise<CardRecord[]> {
  const found = await db<(Omit<CardRecord, 'registrationId'> & SealedCode)[]>`
    select activation_key_no as "activationKeyNo", id_sealed as sealed, registration_id as clear, product_code as product,
      ${standingColumn(db)} as standing,
      minted_for as "mintedFor", minted_at as "mintedAt", flow, mpr_id as "mprId", period_no as "periodNo", used_at as "usedAt"
    from activation_keys where activation_key_no in (
      select ${activationKeyNo}::text
      union select activation_key_no from service_events where mpr_id = ${mprId} and activation_key_no is not null
      union select e.activation_key_no from services s cross join lateral ${deviceLineOf(db)} l
        join service_events e on (e.mpr_id, e.period_no) = (l.mpr_id, l.period_no)
      where s.mpr_id = ${mprId} and s.origin_mpr_id is not null and e.activation_key_no is not null)
    order by used_at, activation_key_no`
  return found.map(({ sealed, clear, ...card }) => ({ ...card, registrationId: { sealed, clear } }))
}
