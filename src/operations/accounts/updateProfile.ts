// New data of an account and its company, on its own page (P20).
import { isDeepStrictEqual } from 'node:util'
import { companyDataOf } from '#domain/profile'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { keepChange } from '#store/accounts/profileChanges'
import { lockProfile, saveLanguage, savePerson } from '#store/accounts/profiles'
import { saveCompany } from '#store/companies/companies'
import { queueMail } from '#store/notices/outbox'
import { act, type DoorDeps, mustMay } from '../act.ts'
import { dataFingerprint, dataOf, type OwnData } from './dataFingerprint.ts'

export type ProfileUpdate = OwnData & {
  by: User
  /** The fingerprint of the data that the form was filled with. */
  seen: string
}

/**
 * Refusals: `session-over`, when the account was closed at this moment; `profile-changed-meanwhile`, when the form showed
 * data that are no longer the account's. The company's data are a 管理者's to change (R17). Data equal to the account's are `unchanged`, whatever the form showed.
 */
export async function updateProfile(
  deps: DoorDeps,
  { by, profile, language, seen }: ProfileUpdate,
): Promise<Decision<'updated' | 'unchanged', 'session-over' | 'profile-changed-meanwhile'>> {
  const { accountId } = by
  return act(deps, by, 'update-account', async ({ tx, now, audit }) => {
    const account = await lockProfile(tx, accountId)
    if (!account) return refuse('session-over')
    const [before, after] = [dataOf(account), dataOf({ profile, language })]
    if (isDeepStrictEqual(before, after)) return accept('unchanged')
    if (dataFingerprint(account) !== seen) return refuse('profile-changed-meanwhile')
    const isCompanyChanged = !isDeepStrictEqual(companyDataOf(account.profile), companyDataOf(profile))
    if (isCompanyChanged) await mustMay(deps, by, 'update-company')
    await savePerson(tx, accountId, profile, now)
    if (isCompanyChanged) await saveCompany(tx, account.companyId, profile, now)
    await saveLanguage(tx, accountId, language)
    const subject = await keepChange(tx, { accountId, by: 'account', before, after }, now)
    await audit({ act: 'update-account', subject })
    if (before.news !== after.news) {
      const subject = { by: 'account' as const }
      await audit(after.news ? { act: 'news-opt-in', subject } : { act: 'news-opt-out', subject })
    }
    await queueMail(tx, { act: 'update-account', accountId, data: { by: 'account' } }, now)
    return accept('updated')
  })
}
