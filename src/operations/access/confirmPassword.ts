// Whoever changes something on the account page types the present password once more (C5).
import type { Waiting } from '#domain/accountRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { limit, returnTokens, takeTokens } from '#store/access/buckets'
import { passwordHashOf } from '#store/access/credentials'
import type { OperationDeps } from '../deps.ts'
import type { Passwords } from './passwords.ts'

/**
 * A wrong password costs one of the account's tries, a right one none. Refusals: `too-many-wrong-passwords`, without
 * checking the password; `present-password-wrong`.
 */
export async function confirmPassword(
  { db, clock, passwords }: OperationDeps & { passwords: Passwords },
  { by: { accountId }, password }: { by: User; password: string },
): Promise<Decision<'right', 'present-password-wrong'> | Waiting<'too-many-wrong-passwords'>> {
  // As many as a login has (C6): a stolen session must not be a way around its limit.
  const limits = [limit('confirm-password', accountId)]
  const taken = await takeTokens(db, limits, clock.now())
  if (!taken.ok) return { ...taken, refusal: 'too-many-wrong-passwords' }
  const right = await passwords.verify(password, await passwordHashOf(db, accountId))
  if (!right) return refuse('present-password-wrong')
  await returnTokens(db, limits)
  return accept('right')
}
