// Cards that an operator handed over to a company (R20): the trail, and the mail to its 管理者.
import type { Principal } from '#domain/who'
import { auditOf } from '../audit.ts'
import type { Tx } from '../db.ts'
import { mailsFrom } from '../notices/outbox.ts'
import { toldOf } from '../services/holders.ts'

/** @returns how many rows of the audit trail */
export async function tellOfHandedCards(
  tx: Tx,
  { companyId, product, cards, by }: { companyId: number; product: { code: string }; cards: number; by: Principal },
  now: Temporal.Instant,
): Promise<number> {
  const known = { company: companyId, product: product.code, cards }
  const mailed = { productCode: product.code, cards }
  const written = await tx`
    with handed as (select ${companyId}::bigint as holder),
      mail as (${mailsFrom(tx, { act: 'hand-cards', known: mailed, account: 'a.id', from: toldOf('handed') }, now)})
    ${auditOf(tx, { act: 'hand-cards', known }, by, now)}`
  return written.count
}
