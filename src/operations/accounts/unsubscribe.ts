// 製品情報のお知らせ end for an account, by the link of such a mail (C14, C19).

import type { Browser } from '#domain/who'
import { endNews } from '#store/accounts/profiles'
import { act, type DoorDeps } from '../act.ts'

/** Does nothing when the account gets no news any more. */
export async function unsubscribe(
  deps: DoorDeps,
  { by, accountId }: { by: Browser; accountId: number },
): Promise<void> {
  await act(deps, by, 'news-opt-out', async ({ tx, audit }) => {
    const companyId = await endNews(tx, accountId)
    if (companyId === undefined) return
    await audit({ act: 'news-opt-out', subject: { by: 'mail-link' } }, { ...by, proven: { accountId, companyId } })
  })
}
