// What was acknowledged is there, once.
import type { Db } from '#store/db'
import type { SealedCode } from '#store/keptCodes'
import { keyIn } from '../../support/testCodes.ts'

/** By Activation Key No.; a key is empty when its page was not seen. */
export type Promised = { issued: Map<string, { mprId: string; key: string }>; extended: Map<string, string> }

type Used = { no: string; flow: string; mprId: string; times: number } & SealedCode

/** @returns a sentence for each acknowledged use of a card that is not in the database as it was promised, or more than once */
export async function lostOrDoubled(db: Db, { issued, extended }: Promised): Promise<string[]> {
  const cards = [...issued.keys(), ...extended.keys()]
  const rows = await db<Used[]>`
    select k.activation_key_no as no, k.flow, k.mpr_id as "mprId", s.key_sealed as sealed, s.registration_key as clear,
      (select count(*) from service_events e where e.activation_key_no = k.activation_key_no and e.kind = k.flow
        and e.mpr_id = k.mpr_id and e.undone_at is null) as times
    from activation_keys k join services s using (mpr_id, period_no) where k.activation_key_no = any(${cards}::text[])`
  const found = new Map(rows.map(row => [row.no, row]))
  const wrong = (no: string, flow: string, mprId: string, key: string): string[] => {
    const row = found.get(no)
    if (row?.flow !== flow || row.mprId !== mprId || row.times === 0 || (key !== '' && keyIn(row, mprId) !== key))
      return [`${flow} by card ${no} is lost`]
    return row.times > 1 ? [`${flow} by card ${no} is there ${row.times} times`] : []
  }
  return [
    ...[...issued].flatMap(([no, { mprId, key }]) => wrong(no, 'issue', mprId, key)),
    ...[...extended].flatMap(([no, mprId]) => wrong(no, 'extend', mprId, '')),
  ]
}
