// New cards, each with its audit row in the same statement.

import type { ActivationKeyNo } from '#domain/codes'
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Tx } from '../db.ts'
import type { KeptCode } from '../keptCodes.ts'
import { rows } from '../rows.ts'

/** A new card, its Registration ID as it is kept. */
type NewCard = { activationKeyNo: ActivationKeyNo } & KeptCode

/** Adds those whose number no card has. @returns the numbers added */
export async function addMintedCards(
  tx: Tx,
  cards: NewCard[],
  batch: { by: Principal; product: string; mintedFor: string | undefined },
  now: Temporal.Instant,
): Promise<Set<ActivationKeyNo>> {
  const added = await tx<{ no: ActivationKeyNo }[]>`
    with minted as (
      insert into activation_keys (activation_key_no, id_mark, id_sealed, registration_id, product_code, minted_for, minted_at)
      select activation_key_no, mark, sealed, clear, ${batch.product}, ${batch.mintedFor ?? null}, ${now}::timestamptz
      from ${rows(tx, cards, { activationKeyNo: 'text', mark: 'bytea', sealed: 'bytea', clear: 'text' })}
      on conflict (activation_key_no) do nothing
      returning activation_key_no as no, product_code as product, minted_for as whom
    ), trail as (${auditOf(tx, { act: 'mint', columns: MINTED, withoutNulls: true, from: 'minted' }, batch.by, now)})
    select no from minted`
  return new Set(added.map(row => row.no))
}

const MINTED = { activationKeyNo: 'no', product: 'product', mintedFor: 'whom' }
