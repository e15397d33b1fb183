// Counts mails by state, and lists those that somebody may have to look after.
import { countMails, type MailRecord, newestMails } from '#store/notices/mailRecords'
import type { OperationDeps } from '../deps.ts'

export type OpenState = 'waiting' | 'failed'

/** @param states for each of these the newest mails are listed, at most `limit`. Secrets are never read. */
export async function findMails(
  { db }: Pick<OperationDeps, 'db'>,
  { states, limit }: { states: OpenState[]; limit: number },
): Promise<{ counts: Awaited<ReturnType<typeof countMails>>; mails: (MailRecord & { state: OpenState })[] }> {
  const counts = await countMails(db)
  const lists = await Promise.all(
    states.map(async state => (await newestMails(db, state, limit)).map(mail => ({ ...mail, state }))),
  )
  return { counts, mails: lists.flat() }
}
