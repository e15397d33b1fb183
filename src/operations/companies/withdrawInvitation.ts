// A 管理者 takes an invitation of their company back: its link opens nothing any more, and its address goes (R16).
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { endInvitation } from '#store/companies/invitations'
import { act, type DoorDeps } from '../act.ts'
import { peopleUnder } from './actingLeader.ts'

/** `gone`: it was accepted, withdrawn or ran out before. Refusal: `session-over`, when whoever acts left at this moment. */
export async function withdrawInvitation(
  deps: DoorDeps,
  { by, invitation }: { by: User; invitation: number },
): Promise<Decision<'withdrawn' | 'gone', 'session-over'>> {
  return act(deps, by, 'withdraw-invitation', async ({ tx, now, audit }) => {
    if (!(await peopleUnder(deps, tx, by, 'withdraw-invitation'))) return refuse('session-over')
    if (!(await endInvitation(tx, by.companyId, invitation, now))) return accept('gone')
    await audit({ act: 'withdraw-invitation', subject: { invitation } })
    return accept('withdrawn')
  })
}
