// What the account page shows (P20).
import type { User } from '#domain/who'
import { type ListedSession, listedSessions } from '#store/access/accountSessions'
import { type SignIn, signInsOf } from '#store/access/signIns'
import { type AccountProfile, profileById } from '#store/accounts/profiles'
import type { OperationDeps } from '../deps.ts'

export type { AccountProfile, ListedSession, SignIn }

const SIGN_INS = 20

type Deps = Pick<OperationDeps, 'db' | 'clock'>
type Whose = { by: User; sessionHash: Uint8Array }

/** Undefined when the account was closed at this moment. */
export function readAccount({ db }: Deps, by: User): Promise<AccountProfile | undefined> {
  return profileById(db, by.accountId)
}

/** The account's open sessions, including the one that asks (C11). */
export function readSessions({ db, clock }: Deps, { by, sessionHash }: Whose): Promise<ListedSession[]> {
  return listedSessions(db, { accountId: by.accountId, sessionHash }, clock.now())
}

/** The account's last logins, also those that failed, the newest first. */
export function readSignIns({ db }: Pick<Deps, 'db'>, by: User): Promise<SignIn[]> {
  return signInsOf(db, by.accountId, SIGN_INS)
}
