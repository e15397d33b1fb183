// What the link of an invitation opens (R16), for whoever reads the mail of the address.
import type { User } from '#domain/who'
import { profileById } from '#store/accounts/profiles'
import { countOpenPeople } from '#store/companies/companies'
import { invitationBy, type OpenInvitation } from '#store/companies/invitations'
import type { OperationDeps } from '../deps.ts'
import { tokenHashOf } from './invite.ts'

export type { OpenInvitation }

type Deps = Pick<OperationDeps, 'db' | 'clock'>

/** Undefined when it cannot be used. */
export function readInvitation({ db, clock }: Deps, token: string): Promise<OpenInvitation | undefined> {
  return invitationBy(db, tokenHashOf(token), clock.now())
}

/** Who is signed in, and whether their company would come along. */
export async function readJoining({ db }: Pick<Deps, 'db'>, by: User) {
  const account = await profileById(db, by.accountId)
  return account && { account, alone: (await countOpenPeople(db, by.companyId)) === 1 }
}
