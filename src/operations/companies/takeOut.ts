// A 管理者 takes somebody out of the company (R15, C21): sessions and passkeys end in this transaction, and what is personal
// goes; the name stays on what they did until they ask.
import { decideTakeOut } from '#domain/people'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { listedSessions } from '#store/access/accountSessions'
import { listedPasskeys } from '#store/access/passkeys'
import { emptyAccount } from '#store/accounts/erasure'
import { profileById } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { type DeadHashDeps, deadHashOf } from '../accounts/deadHash.ts'
import { act } from '../act.ts'
import { peopleUnder } from './actingLeader.ts'

/** Refusals: `session-over`, when whoever acts left at this moment; `person-gone`; `not-oneself`. */
export async function takeOut(
  deps: DeadHashDeps,
  { by, accountId }: { by: User; accountId: number },
): Promise<Decision<'taken-out', 'session-over' | 'person-gone' | 'not-oneself'>> {
  const deadHash = await deadHashOf(deps)
  return act(deps, by, 'take-out', async ({ tx, now, audit }) => {
    const people = await peopleUnder(deps, tx, by, 'take-out')
    if (!people) return refuse('session-over')
    const decision = decideTakeOut({ people, actor: by.accountId, target: accountId })
    if (!decision.ok) return decision
    const account = (await profileById(tx, accountId))! // locked, and open
    const sessions = (await listedSessions(tx, { accountId, sessionHash: undefined }, now)).length
    const passkeys = (await listedPasskeys(tx, accountId)).length
    await emptyAccount(tx, { accountId, companyId: by.companyId, deadHash, takenOut: true }, now)
    const subject = { account: accountId, loginId: account.loginId, sessions, passkeys }
    await audit({ act: 'take-out', subject })
    const { email: recipient, language } = account
    await queueMail(tx, { act: 'take-out', accountId, recipient, language, data: {} }, now)
    return accept('taken-out')
  })
}
