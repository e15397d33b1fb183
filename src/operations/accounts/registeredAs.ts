// Which account a proven address has: 発行済みID and 登録済み情報 (P7).
import type { EmailAddress } from '#domain/emailAddress'
import { type AccountProfile, profileByEmail } from '#store/accounts/profiles'
import type { OperationDeps } from '../deps.ts'

export type { AccountProfile }

/** Call this only for an address that was proven (C2). */
export function registeredAs(
  { db }: Pick<OperationDeps, 'db'>,
  email: EmailAddress,
): Promise<AccountProfile | undefined> {
  return profileByEmail(db, email)
}
