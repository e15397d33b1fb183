// 製品情報のお知らせ end for an account, by the link of such a mail (C14, C19).

import { endNews } from '#store/accounts/profiles'
import { addAudit } from '#store/audit'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** Does nothing when the account gets no news any more. */
export async function unsubscribe(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { accountId, requestId }: { accountId: number; requestId: string },
): Promise<void> {
  await transaction(db, async tx => {
    if (!(await endNews(tx, accountId))) return
    await addAudit(tx, { accountId, act: 'news-opt-out', subject: { by: 'mail-link' }, requestId }, clock.now())
  })
}
