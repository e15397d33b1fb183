// Another e-mail address for an account (C5): a code proves the new mailbox, then both addresses get a mail.
import { type EmailAddress, sameMailbox } from '#domain/emailAddress'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { dropTemporary } from '#store/access/credentials'
import { isAddressTaken } from '#store/accounts/accounts'
import { dropMailProof, lockMailProof, mailProofOf } from '#store/accounts/mailProofs'
import { keepChange } from '#store/accounts/profileChanges'
import { lockProfile, profileById, saveAddress } from '#store/accounts/profiles'
import { queueMail } from '#store/notices/outbox'
import { type Acting, act, type DoorDeps } from '../act.ts'
import type { OperationDeps } from '../deps.ts'
import { isMailboxProven } from './provenMailbox.ts'

/**
 * The address that a code was sent to for the change with this id. The id is made from account and address, so the caller
 * can see whether the change is its own account's.
 */
export async function addressToProve({ db }: Pick<OperationDeps, 'db'>, id: string): Promise<EmailAddress | undefined> {
  return (await mailProofOf(db, id))?.email
}

/** Whether it is the account's address already. */
export async function hasAddress(
  { db }: Pick<OperationDeps, 'db'>,
  { by: { accountId }, email }: { by: User; email: EmailAddress },
): Promise<boolean> {
  const account = await profileById(db, accountId)
  return account !== undefined && sameMailbox(account.email, email)
}

export type AddressChange = { id: string; by: User; email: EmailAddress }

/**
 * Refusals: `session-over`, when the account was closed at this moment; `mailbox-not-proven`; `address-taken`, when another
 * account has it, which only somebody who has proven that mailbox learns (C2).
 */
export async function changeAddress(
  deps: DoorDeps,
  change: AddressChange,
): Promise<Decision<'changed', 'session-over' | 'mailbox-not-proven' | 'address-taken'>> {
  const { id, by, email } = change
  const { accountId } = by
  try {
    return await act(deps, by, 'change-address', async acting => {
      const { tx, now } = acting
      const account = await lockProfile(tx, accountId)
      const proof = await lockMailProof(tx, id)
      if (!account) return refuse('session-over')
      if (!isMailboxProven(proof, email)) return refuse('mailbox-not-proven')
      await saveAddress(tx, accountId, email, now)
      await dropTemporary(tx, accountId) // it went to the mailbox before
      await dropMailProof(tx, id)
      await tell(acting, { ...change, before: account.email })
      return accept('changed')
    })
  } catch (error) {
    if (isAddressTaken(error)) return refuse('address-taken')
    throw error
  }
}

async function tell({ tx, now, audit }: Acting, change: AddressChange & { before: EmailAddress }): Promise<void> {
  const { by, email, before } = change
  const { accountId } = by
  const emails = { before: { email: before }, after: { email } }
  const subject = await keepChange(tx, { accountId, by: 'address', ...emails }, now)
  await audit({ act: 'change-address', subject })
  for (const [to, recipient] of [['old', before] as const, ['new', email] as const])
    await queueMail(tx, { act: 'change-address', accountId, recipient, data: { to } }, now)
}
