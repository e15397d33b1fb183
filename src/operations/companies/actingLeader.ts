// A 管理者 changes people of their company: everybody is locked, and whoever acts may have lost the right meanwhile.
import type { Right } from '#domain/may'
import type { Person } from '#domain/people'
import type { User } from '#domain/who'
import { lockPeople } from '#store/companies/people'
import type { Tx } from '#store/db'
import { type DoorDeps, mustMay } from '../act.ts'

/** Undefined: whoever acts has left or was taken out. Throws for whoever may no longer. */
export async function peopleUnder(deps: DoorDeps, tx: Tx, by: User, right: Right): Promise<Person[] | undefined> {
  const people = await lockPeople(tx, by.companyId)
  const actor = people.find(({ accountId, disabled }) => accountId === by.accountId && !disabled)
  if (!actor) return undefined
  await mustMay(deps, { ...by, role: actor.role }, right)
  return people
}
