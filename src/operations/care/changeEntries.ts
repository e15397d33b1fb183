// What a company does with its entries, one or many at once: fields, tags, 延長しない (R27), 一覧から外す. No service is touched.
import type { CareWords } from '#domain/careEntry'
import type { User } from '#domain/who'
import {
  type CareChange,
  changeEntries,
  countOverfull,
  markEntries,
  removeEntries,
  saveWords,
} from '#store/care/entryChanges'
import { type Pick, picked } from '#store/care/picks'
import { act, type DoorDeps } from '../act.ts'

export type { CareChange }

type Some = { by: User; pick: Omit<Pick, 'id'> }

/** Nothing is set where some would have too many tags. @returns how many, or how many of those there are */
export async function setFields(
  deps: DoorDeps,
  { by, pick, change }: Some & { change: CareChange },
): Promise<{ devices: number; overfull: number }> {
  return act(deps, by, 'change-devices', async ({ tx, now, today, audit }) => {
    const which = picked(tx, by.companyId, pick, today)
    const overfull = await countOverfull(tx, which, change)
    if (overfull > 0) return { devices: 0, overfull }
    const devices = await changeEntries(tx, which, change, { by, now })
    if (devices > 0) await audit({ act: 'change-devices', subject: { devices, fields: Object.keys(change) } })
    return { devices, overfull }
  })
}

/** @param reason null takes the mark off */
export async function markNotExtending(
  deps: DoorDeps,
  { by, pick, reason }: Some & { reason: string | null },
): Promise<number> {
  return act(deps, by, 'change-devices', async ({ tx, now, today, audit }) => {
    const devices = await markEntries(tx, picked(tx, by.companyId, pick, today), reason, { by, now })
    if (devices > 0) await audit({ act: 'change-devices', subject: { devices, fields: ['notExtending'] } })
    return devices
  })
}

export async function removeDevices(deps: DoorDeps, { by, pick }: Some): Promise<number> {
  return act(deps, by, 'remove-devices', async ({ tx, today, audit }) => {
    const devices = await removeEntries(tx, picked(tx, by.companyId, pick, today))
    if (devices > 0) await audit({ act: 'remove-devices', subject: { devices } })
    return devices
  })
}

/** All words of one entry. @returns false when the company has no such entry */
export async function changeWords(
  deps: DoorDeps,
  { by, id, words }: { by: User; id: number; words: CareWords },
): Promise<boolean> {
  return act(deps, by, 'change-devices', async ({ tx, now, audit }) => {
    const isThere = await saveWords(tx, id, words, { by, now })
    if (isThere) await audit({ act: 'change-devices', subject: { devices: 1, fields: Object.keys(words) } })
    return isThere
  })
}
