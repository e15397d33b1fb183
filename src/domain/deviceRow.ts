// One row of an import of devices: three cells as somebody typed them (product.md §8).
import { type CodeIssue, type MprId, parseMprId } from './codes.ts'
import { type MacAddress, parseMacAddress } from './macAddress.ts'
import type { Family } from './service.ts'
import { withoutInvisible } from './visible.ts'

export type DeviceCells = { mprId: string; family: string; macAddress: string }

/** A row that can be a device; a MAC address may be unknown. */
export type DeviceRow = { mprId: MprId; family: Family; macAddress: MacAddress | undefined }

export type DeviceIssue = { cell: 'mprId' | 'macAddress'; issue: CodeIssue } | { cell: 'family' }

export type ReadDeviceRow = { ok: true; value: DeviceRow } | { ok: false; issue: DeviceIssue }

export function readDeviceRow(cells: DeviceCells): ReadDeviceRow {
  const mprId = parseMprId(cells.mprId)
  if (!mprId.ok) return { ok: false, issue: { cell: 'mprId', issue: mprId.issue } }
  const family = parseFamily(cells.family)
  if (!family) return { ok: false, issue: { cell: 'family' } }
  const macAddress = parseMacAddress(cells.macAddress)
  if (!macAddress.ok && macAddress.issue.kind !== 'empty')
    return { ok: false, issue: { cell: 'macAddress', issue: macAddress.issue } }
  return { ok: true, value: { mprId: mprId.value, family, macAddress: macAddress.ok ? macAddress.value : undefined } }
}

/** 種別 as the manual writes it (HDコム, HDVC-MPCS), or as the code does; undefined when it is neither. */
export function parseFamily(typed: string): Family | undefined {
  return FAMILY_NAMES.get(
    withoutInvisible(typed.normalize('NFKC'))
      .toLowerCase()
      .replace(/[\s\p{Pd}_]/gu, ''),
  )
}

const FAMILY_NAMES = new Map<string, Family>([
  ['hdコム', 'hdcom'],
  ['hdcom', 'hdcom'],
  ['hdvcmpcs', 'mpcs'],
  ['mpcs', 'mpcs'],
])
