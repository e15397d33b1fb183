// Whoever changes something on the account page types the present password once more (C5).
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { type Limit, returnTokens, takeTokens } from '#store/access/buckets'
import { passwordHashOf } from '#store/access/credentials'
import type { OperationDeps } from '../deps.ts'
import type { Passwords } from './passwords.ts'

/** As many as a login has (C6): a stolen session must not be a way around its limit. */
const TRIES = { capacity: 10, refillSeconds: 360 }

/**
 * A wrong password costs one of the account's tries, a right one none. Refusals: `too-many-wrong-passwords`, without
 * checking the password; `present-password-wrong`.
 */
export async function confirmPassword(
  { db, clock, passwords }: OperationDeps & { passwords: Passwords },
  { by: { accountId }, password }: { by: User; password: string },
): Promise<Decision<'right', 'too-many-wrong-passwords' | 'present-password-wrong'>> {
  const limits: Limit[] = [{ key: `confirm-password:${accountId}`, ...TRIES }]
  if (!(await takeTokens(db, limits, clock.now()))) return refuse('too-many-wrong-passwords')
  const right = await passwords.verify(password, await passwordHashOf(db, accountId))
  if (!right) return refuse('present-password-wrong')
  await returnTokens(db, limits)
  return accept('right')
}
