// Whether cards are good, frozen or void (R14).

import type { Standing, StandingAct } from '#domain/cardStanding'
import type { ActivationKeyNo } from '#domain/codes'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Db, Tx } from '../db.ts'

/** The standing of a row of activation_keys. A card that is both void and frozen counts as void. */
export function standingColumn(db: Db | Tx) {
  return db`case when voided_at is not null then 'void' when frozen_at is not null then 'frozen' else 'good' end`
}

/** Of the cards that exist. */
export async function readStandings(db: Db | Tx, cards: ActivationKeyNo[]): Promise<Map<ActivationKeyNo, Standing>> {
  const rows = await db<{ no: ActivationKeyNo; standing: Standing }[]>`
    select activation_key_no as no, ${standingColumn(db)} as standing from activation_keys where activation_key_no = any(${cards}::text[])`
  return new Map(rows.map(row => [row.no, row.standing]))
}

/** Changes the cards and says so in the audit trail. @returns how many rows of the trail */
export async function writeStandings(
  tx: Tx,
  cards: ActivationKeyNo[],
  act: StandingAct,
  by: Principal,
  now: Temporal.Instant,
): Promise<number> {
  if (cards.length === 0) return 0
  const written = await tx`
    with changed as (
      update activation_keys set
        frozen_at = case ${act}::text when 'freeze' then ${now}::timestamptz when 'unfreeze' then null else frozen_at end,
        voided_at = case ${act}::text when 'void' then ${now}::timestamptz else voided_at end
      where activation_key_no = any(${cards}::text[])
      returning activation_key_no
    )
    ${auditOf(tx, { act, columns: { activationKeyNo: 'activation_key_no' }, from: 'changed' }, by, now)}`
  return written.count
}
