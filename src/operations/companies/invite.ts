// A 管理者 invites somebody by mail address and role (R16). Nothing here looks whether an account has the address: what its
// owner is told is decided when the mail is sent (C2).
import { createHash } from 'node:crypto'
import type { Waiting } from '#domain/accountRefusal'
import { countedMailbox, type EmailAddress } from '#domain/emailAddress'
import { INVITATION_HOURS } from '#domain/limits'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Role, User } from '#domain/who'
import { limit, returnTokens, takeTokens } from '#store/access/buckets'
import { addInvitation, isInvitedAlready } from '#store/companies/invitations'
import { isPersonOf } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import { act, mustMay } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import type { Seal } from '../seal.ts'
import { peopleUnder } from './actingLeader.ts'

const TOKEN_BYTES = 16

type Invitation = { by: User; email: EmailAddress; role: Role; language: 'ja' | 'en' }
type No = 'session-over' | 'here-already' | 'invited-already'

/**
 * Refusals: `session-over`, when whoever acts left at this moment; `here-already`, which the list of people shows as well;
 * `invited-already`; `too-many-invitations`.
 */
export async function invite(
  deps: OperationDeps & { mailSeal: Seal },
  invitation: Invitation,
): Promise<Decision<'invited', No> | Waiting<'too-many-invitations'>> {
  const { by, email } = invitation
  await mustMay(deps, by, 'invite')
  const mailbox = createHash('sha256').update(countedMailbox(email)).digest('base64url')
  const limits = [limit('invitation-account', by.accountId), limit('invitation-mailbox', mailbox)]
  const taken = await takeTokens(deps.db, limits, deps.clock.now())
  if (!taken.ok) return { ...taken, refusal: 'too-many-invitations' }
  const decision = await mailed(deps, invitation)
  if (!decision.ok) await returnTokens(deps.db, limits)
  return decision
}

async function mailed(
  deps: OperationDeps & { mailSeal: Seal },
  { by, email, role, language }: Invitation,
): Promise<Decision<'invited', No>> {
  const token = Buffer.from(deps.random(TOKEN_BYTES)).toString('base64url')
  const sealed = deps.mailSeal.close(Buffer.from(token))
  try {
    return await act(deps, by, 'invite', async ({ tx, now, audit }) => {
      if (!(await peopleUnder(deps, tx, by, 'invite'))) return refuse('session-over')
      if (await isPersonOf(tx, by.companyId, email)) return refuse('here-already')
      const expiresAt = now.add({ hours: INVITATION_HOURS })
      const row = { companyId: by.companyId, role, email, invitedBy: by.accountId, tokenHash: tokenHashOf(token) }
      const id = await addInvitation(tx, { ...row, expiresAt }, now)
      await audit({ act: 'invite', subject: { invitation: id, role } })
      const mail = { recipient: email, language, data: { invitation: id, role } }
      await queueMail(tx, { act: 'invite', ...mail, secret: { sealed, until: expiresAt } }, now)
      return accept('invited')
    })
  } catch (error) {
    if (isInvitedAlready(error)) return refuse('invited-already')
    throw error
  }
}

/** What is kept of a link. */
export const tokenHashOf = (token: string): Uint8Array => createHash('sha256').update(token).digest()
