// New data of an account, on its own page (P20).
import { isDeepStrictEqual } from 'node:util'
import { keepChange } from '#store/accounts/profileChanges'
import { lockProfile, saveLanguage, saveProfile } from '#store/accounts/profiles'
import { addAudit } from '#store/audit'
import { queueMail } from '#store/notices/outbox'
import type { OperationDeps } from '../deps.ts'
import { dataOf, nameOfData, type OwnData } from './nameOfData.ts'

export type ProfileUpdate = OwnData & {
  accountId: number
  /** The name of the data that the form was filled with. */
  seen: string
  requestId: string
}

/** `changed-meanwhile`: the form showed data that are no longer the account's; nothing was written. */
export type ProfileAnswer = 'updated' | 'unchanged' | 'changed-meanwhile' | 'closed'

export async function updateProfile(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { accountId, profile, language, seen, requestId }: ProfileUpdate,
): Promise<ProfileAnswer> {
  const now = clock.now()
  return db.begin(async tx => {
    const account = await lockProfile(tx, accountId)
    if (!account) return 'closed'
    const [before, after] = [dataOf(account), dataOf({ profile, language })]
    if (isDeepStrictEqual(before, after)) return 'unchanged'
    if (nameOfData(account) !== seen) return 'changed-meanwhile'
    await saveProfile(tx, accountId, profile, now)
    await saveLanguage(tx, accountId, language)
    const subject = await keepChange(tx, { accountId, by: 'account', before, after }, now)
    await addAudit(tx, { accountId, act: 'update-account', subject, requestId }, now)
    if (before.news !== after.news) {
      const act = after.news ? 'news-opt-in' : 'news-opt-out'
      await addAudit(tx, { accountId, act, subject: { by: 'account' }, requestId }, now)
    }
    await queueMail(tx, { template: 'profile-updated', accountId, data: { by: 'account' } }, now)
    return 'updated'
  })
}
