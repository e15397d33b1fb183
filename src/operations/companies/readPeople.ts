// What a 管理者 sees of their company (P26): its people, and who is invited.
import { type Person, successorsOf } from '#domain/people'
import type { User } from '#domain/who'
import { countOpenPeople } from '#store/companies/companies'
import { invitationsOf, type ListedInvitation } from '#store/companies/invitations'
import { type ListedPerson, peopleOf } from '#store/companies/people'
import type { OperationDeps } from '../deps.ts'

export type { ListedInvitation, ListedPerson }

type Deps = Pick<OperationDeps, 'db' | 'clock'>

export function readPeople({ db, clock }: Deps, { companyId }: User): Promise<ListedPerson[]> {
  return peopleOf(db, companyId, clock.now())
}

export function readInvitations({ db, clock }: Deps, { companyId }: User): Promise<ListedInvitation[]> {
  return invitationsOf(db, companyId, clock.now())
}

/** Whether nobody else is in their company: then its data are shown and changed with their own, as the manual has it. */
export async function isAlone({ db }: Pick<Deps, 'db'>, { companyId }: User): Promise<boolean> {
  return (await countOpenPeople(db, companyId)) === 1
}

/** Whom somebody must choose from when they leave; empty when nobody has to be named. */
export async function readSuccessors({ db, clock }: Deps, by: User): Promise<ListedPerson[]> {
  const people = await peopleOf(db, by.companyId, clock.now())
  const named = new Set(successorsOf(people, by.accountId).map((person: Person) => person.accountId))
  return people.filter(({ accountId }) => named.has(accountId))
}
