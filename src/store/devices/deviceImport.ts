// An import of devices: rows of a file go by COPY into a temporary table, are compared with what is known, and are merged.
// Everything lies in the database, so a million rows need no memory here.

import type { Writable } from 'node:stream'
import type { MprId } from '#domain/codes'
import type { DeviceRow } from '#domain/deviceRow'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import type { Family } from '#domain/service'
import type { Principal } from '#domain/who'
import { addAudit, auditOf } from '../audit.ts'
import type { Tx } from '../db.ts'

/** What becomes of a row: these, or the refusal that says why it is left out. */
export type Verdict = 'added' | 'changed' | 'unchanged' | 'repeated' | ImportRefusal
type ImportRefusal = Extract<
  OperatorRefusal,
  'device-of-other-family' | 'device-with-other-mac' | 'contradicts-earlier-line'
>

export type RefusedRow = {
  line: number
  mprId: MprId
  family: Family
  macAddress: string | null
  refusal: ImportRefusal
}

const SLICE = 1000

/** Takes lines made by {@link stagedLine}. */
export async function openStage(tx: Tx): Promise<Writable> {
  await tx`create temporary table import_rows (line bigint, mpr_id text collate "C", family text, mac_address text)
    on commit drop`
  return tx`copy import_rows from stdin`.writable()
}

/** None of the cells can hold a tab or a backslash: they are codes. */
export function stagedLine(line: number, row: DeviceRow): string {
  return `${line}\t${row.mprId}\t${row.family}\t${row.macAddress ?? '\\N'}\n`
}

/** From here to the end of the transaction nobody else adds or changes devices; applications go on. */
export async function lockImports(tx: Tx): Promise<void> {
  await tx`lock table devices in share row exclusive mode`
}

/**
 * Decides each row. The first row of an MPR ID is compared with the device, if there is one; later rows with the first.
 * A row without a MAC address says nothing about it.
 * @param update another MAC address is a change, and no refusal
 */
export async function compareWithKnown(tx: Tx, update: boolean): Promise<Record<Verdict, number>> {
  await tx`set local work_mem = '64MB'` // one sort of all rows
  await tx`
    create temporary table import_verdicts on commit drop as
    select r.line, r.mpr_id, r.family, r.mac_address, d.mac_address as known_mac, case
        when nth > 1 and (r.family, r.mac_address) is not distinct from (first_family, first_mac) then 'repeated'
        when nth > 1 then 'contradicts-earlier-line'
        when d.mpr_id is null then 'added'
        when r.family <> d.family then 'device-of-other-family'
        when r.mac_address is null or r.mac_address = d.mac_address then 'unchanged'
        when ${update ? 1 : 0} = 1 then 'changed'
        else 'device-with-other-mac'
      end as verdict
    from (
      select line, mpr_id, family, mac_address, row_number() over same as nth,
        first_value(family) over same as first_family, first_value(mac_address) over same as first_mac
      from import_rows window same as (partition by mpr_id order by line)
    ) r left join devices d using (mpr_id)`
  const rows = await tx<{ verdict: Verdict; count: number }[]>`
    select verdict, count(*) from import_verdicts group by verdict`
  const counts: Record<Verdict, number> = {
    added: 0,
    changed: 0,
    unchanged: 0,
    repeated: 0,
    'device-of-other-family': 0,
    'device-with-other-mac': 0,
    'contradicts-earlier-line': 0,
  }
  for (const { verdict, count } of rows) counts[verdict] = count
  return counts
}

/** The rows that are left out, in the order of the file. */
export function refusedRows(tx: Tx): AsyncIterable<RefusedRow[]> {
  return tx<RefusedRow[]>`
    select line, mpr_id as "mprId", family, mac_address as "macAddress", verdict as refusal from import_verdicts
    where verdict not in ('added', 'changed', 'unchanged', 'repeated') order by line`.cursor(SLICE)
}

/** One row for the import as a whole, and one for each device whose MAC address changes, with the old and the new. */
export async function writeImport(
  tx: Tx,
  work: { by: Principal; file: string; counts: Record<Verdict, number> },
  now: Temporal.Instant,
): Promise<void> {
  const { by, file, counts } = work
  const { added, changed } = counts
  if (added + changed === 0) return
  await addAudit(tx, { act: 'import-devices', subject: { file, added, changed } }, by, now)
  // In key order: the index grows at one end of each page, and applications lock devices in this order too.
  await tx`insert into devices (mpr_id, family, mac_address, imported_at)
    select mpr_id, family, mac_address, ${now}::timestamptz from import_verdicts where verdict = 'added' order by mpr_id`
  if (changed === 0) return
  await tx`select 1 from devices where mpr_id in (select mpr_id from import_verdicts where verdict = 'changed')
    order by mpr_id for no key update`
  await tx`
    with changed as (
      update devices d set mac_address = v.mac_address from import_verdicts v
      where v.verdict = 'changed' and d.mpr_id = v.mpr_id
      returning d.mpr_id, v.known_mac as old, v.mac_address as new
    )
    ${auditOf(tx, { act: 'change-mac', columns: { mprId: 'mpr_id', from: 'old', to: 'new' }, from: 'changed' }, by, now)}`
}
