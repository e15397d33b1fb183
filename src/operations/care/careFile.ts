// What a tried file would do, as of now; and doing it, once.
import { CARE_FIELDS } from '#domain/careEntry'
import { type FileProblem, type FileRow, NO_WORDS, type WordChange, wordChanges } from '#domain/careFile'
import { type ActivationKeyNo, formatCode, type MprId } from '#domain/codes'
import type { User } from '#domain/who'
import { saveWordsOfMany } from '#store/care/entryChanges'
import { addProven, restProven, takeMovedEntry } from '#store/care/entryWrites'
import { fileOf, type ListedDevice, listedDevices, stillUsed, takeFile } from '#store/care/files'
import { lockDevices } from '#store/services/locks'
import { type Acting, act, type DoorDeps, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'

/** So many changes are shown. */
export const SHOWN = 200

export type FilePreview = {
  changes: { line: number; mprId: MprId; name: string; added: boolean; words: WordChange[] }[]
  counts: { changed: number; added: number; same: number }
  problems: (FileProblem & { line: number })[]
}

/** Undefined once it was done, has run out, or was never this person's. */
export async function previewFile(
  deps: Omit<OperationDeps, 'random'>,
  { by, id }: { by: User; id: string },
): Promise<FilePreview | undefined> {
  await mustMay(deps, by, 'change-devices')
  const file = await fileOf(deps.db, by, id, deps.clock.now())
  if (!file) return undefined
  const known = await listedDevices(deps.db, by.companyId, devicesOf(file.rows))
  const preview: FilePreview = { changes: [], counts: { changed: 0, added: 0, same: 0 }, problems: file.problems }
  for (const { line, mprId, words: set, activationKeyNo } of file.rows) {
    const entry = known.get(mprId)
    const before = entry?.words
    const words = [...cardChange(entry, activationKeyNo), ...wordChanges(before ?? NO_WORDS, set)]
    const added = entry === undefined
    const what = added ? 'added' : words.length > 0 ? 'changed' : 'same'
    preview.counts[what]++
    const name = before?.endCustomer ?? set.endCustomer ?? ''
    if (what !== 'same' && preview.changes.length < SHOWN) preview.changes.push({ line, mprId, name, added, words })
  }
  return preview
}

/** What was proven is the newest, and so what the entry rests on from then on. */
function cardChange(entry: ListedDevice | undefined, card: ActivationKeyNo | undefined): WordChange[] {
  if (!entry || !card || entry.cards.includes(card)) return []
  return [{ field: 'card', before: formatCode(entry.restsOn), after: formatCode(card) }]
}

const devicesOf = (rows: { mprId: MprId }[]): MprId[] => rows.map(({ mprId }) => mprId)

/** @returns how many devices have other fields now, and how many were added; undefined when there is nothing to do any more */
export async function setByFile(
  deps: DoorDeps,
  { by, id }: { by: User; id: string },
): Promise<{ changed: number; added: number } | undefined> {
  return act(deps, by, 'change-devices', async acting => {
    const { tx, now, audit } = acting
    const file = await takeFile(tx, by, id, now)
    if (!file) return undefined
    const { companyId } = by
    const { added, proven } = await addDevices(acting, by, file.rows)
    const known = await listedDevices(tx, companyId, devicesOf(file.rows))
    const set = file.rows.flatMap(({ mprId, words }) => {
      const before = known.get(mprId)?.words
      // Taken out of the list meanwhile: then there is nothing to write on.
      return before && wordChanges(before, words).length > 0 ? [{ mprId, ...before, ...words }] : []
    })
    if (set.length > 0) {
      await saveWordsOfMany(tx, set, { by, now })
      const fields = [...CARE_FIELDS, 'tags' as const].filter(field => file.rows.some(({ words }) => field in words))
      await audit({ act: 'change-devices', subject: { devices: set.length, fields } })
    }
    return { changed: new Set([...proven, ...devicesOf(set)]).size, added }
  })
}

/** @returns how many came into the list, and which of those that were there have a card more */
async function addDevices(
  { tx, now, audit }: Acting,
  by: User,
  rows: FileRow[],
): Promise<{ added: number; proven: MprId[] }> {
  const cards = rows.flatMap(({ mprId, activationKeyNo }) => (activationKeyNo ? [{ mprId, activationKeyNo }] : []))
  if (cards.length === 0) return { added: 0, proven: [] }
  const { companyId } = by
  await lockDevices(tx, cards.map(({ mprId }) => mprId).toSorted())
  const entries: number[] = []
  const proven: MprId[] = []
  for (const { mprId, activationKeyNo, periodNo } of await stillUsed(tx, cards)) {
    const use = { companyId, mprId, activationKeyNo }
    await takeMovedEntry(tx, use)
    const { id, added } = await addProven(tx, use, now)
    entries.push(id)
    if (!added) proven.push(mprId)
    await audit({ act: 'keep-device', subject: { mprId, periodNo, activationKeyNo } })
  }
  await restProven(tx, entries)
  return { added: entries.length - proven.length, proven }
}
