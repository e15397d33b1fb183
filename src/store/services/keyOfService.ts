// The Registration Key of a service as it stands in its row.
import type { Db, Tx } from '../db.ts'
import type { Fragment } from '../fragment.ts'
import type { CodeMarks, SealedCode } from '../keptCodes.ts'

export type KeyColumns = { key_sealed: Uint8Array | null; registration_key: string | null }

export const keyFrom = (row: KeyColumns): SealedCode => ({ sealed: row.key_sealed, clear: row.registration_key })

/** A row of `services` that has this key, under whichever key of the ring; each part has an index of its own. */
export const hasKey = (db: Db | Tx, { mark, otherMark, clear }: CodeMarks): Fragment =>
  db`(key_mark in (${mark}, ${otherMark}) or (key_mark is null and registration_key = ${clear}))`
