// A 管理者 ends all sessions of somebody in the company, as for a computer that was lost (R16).
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { endSessions } from '#store/access/accountSessions'
import { loginIdOf } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { act, type DoorDeps } from '../act.ts'
import { peopleUnder } from './actingLeader.ts'

/** Refusals: `session-over`, when whoever acts left at this moment; `person-gone`. @returns how many sessions ended */
export async function signOutPerson(
  deps: DoorDeps,
  { by, accountId }: { by: User; accountId: number },
): Promise<Decision<number, 'session-over' | 'person-gone'>> {
  return act(deps, by, 'sign-out-person', async ({ tx, now, audit }) => {
    const people = await peopleUnder(deps, tx, by, 'sign-out-person')
    if (!people) return refuse('session-over')
    if (!people.some(person => person.accountId === accountId)) return refuse('person-gone')
    const sessions = await endSessions(tx, accountId)
    const loginId = await loginIdOf(tx, accountId)
    await audit({ act: 'sign-out-person', subject: { account: accountId, loginId, sessions } })
    if (sessions > 0) await queueMail(tx, { act: 'sign-out-person', accountId, data: {} }, now)
    return accept(sessions)
  })
}
