// Somebody with an account accepts an invitation (R16): the only person of a company brings it along, and it ends.
import { decideJoining, type JoiningRefusal } from '#domain/people'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { profileById } from '#store/accounts/profiles'
import { bringAlong } from '#store/companies/bringAlong'
import { endInvitation, endInvitationsBy, invitationBy, lockInvitation } from '#store/companies/invitations'
import { lockPeople } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import { act, type DoorDeps } from '../act.ts'
import { tokenHashOf } from './invite.ts'

/**
 * Refusals: `session-over`, when the account was closed at this moment; `invitation-void`; `invitation-of-another`;
 * `here-already`; `leave-company-first`. @returns the company's name
 */
export async function joinCompany(
  deps: DoorDeps,
  { by, token }: { by: User; token: string },
): Promise<Decision<string, JoiningRefusal | 'session-over'>> {
  const { accountId, companyId: from } = by
  const tokenHash = tokenHashOf(token)
  return act(deps, by, 'accept-invitation', async ({ tx, now, audit }) => {
    const found = await invitationBy(tx, tokenHash, now)
    if (!found) return refuse('invitation-void')
    // Of two companies that would join each other, one finds the other ended.
    const companies = [...new Set([from, found.companyId])].sort((a, b) => a - b)
    const people = new Map<number, number>()
    for (const id of companies) people.set(id, (await lockPeople(tx, id)).length)
    await lockInvitation(tx, tokenHash)
    const invitation = await invitationBy(tx, tokenHash, now)
    const person = await profileById(tx, accountId)
    if (!person || person.companyId !== from) return refuse('session-over')
    const decision = decideJoining({ invitation, person, alone: people.get(from) === 1 })
    if (!decision.ok) return decision
    const { id, companyId: to, role, invitedBy, company } = invitation!
    await bringAlong(tx, { accountId, from, to, role }, now)
    await endInvitationsBy(tx, accountId, now)
    await endInvitation(tx, to, id, now)
    await audit({ act: 'accept-invitation', subject: { invitation: id, role, from } }, { ...by, companyId: to, role })
    const { loginId } = person
    await queueMail(tx, { act: 'accept-invitation', accountId, data: { loginId, role, broughtAlong: true } }, now)
    await queueMail(tx, { template: 'invitation-accepted', accountId: invitedBy, data: { role } }, now)
    return accept(company)
  })
}
