// Another role for somebody in the company (R15, R17).
import { roleMay } from '#domain/may'
import { decideRoleChange } from '#domain/people'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Role, User } from '#domain/who'
import { loginIdOf } from '#store/accounts/profiles'
import { endInvitationsBy } from '#store/companies/invitations'
import { saveRole } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import { act, type DoorDeps } from '../act.ts'
import { peopleUnder } from './actingLeader.ts'

/** Refusals: `session-over`, when whoever acts left at this moment; `person-gone`; `last-admin`. */
export async function changeRole(
  deps: DoorDeps,
  { by, accountId, to }: { by: User; accountId: number; to: Role },
): Promise<Decision<'changed' | 'unchanged', 'session-over' | 'person-gone' | 'last-admin'>> {
  return act(deps, by, 'change-role', async ({ tx, now, audit }) => {
    const people = await peopleUnder(deps, tx, by, 'change-role')
    if (!people) return refuse('session-over')
    const decision = decideRoleChange({ people, target: accountId, role: to })
    if (!decision.ok) return decision
    const from = decision.value.role
    if (from === to) return accept('unchanged')
    await saveRole(tx, accountId, to, now)
    if (!roleMay(to, 'invite')) await endInvitationsBy(tx, accountId, now)
    const loginId = await loginIdOf(tx, accountId)
    await audit({ act: 'change-role', subject: { account: accountId, loginId, from, to } })
    await queueMail(tx, { act: 'change-role', accountId, data: { role: to, successor: false } }, now)
    return accept('changed')
  })
}
