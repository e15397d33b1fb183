// What became of mails: counts, and those that somebody may have to look after.
import { countMails, type MailRecord, newestMails } from '#store/notices/mailRecords'
import type { OperationDeps } from '../deps.ts'

export type OpenState = 'waiting' | 'failed'

/** @param states of whose mails the newest are listed, `limit` of each at most; never a secret */
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
