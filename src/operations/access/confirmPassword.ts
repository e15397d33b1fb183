// Whoever changes something on the account page types the present password once more (C5).
import { type Limit, returnTokens, takeTokens } from '#store/access/buckets'
import { passwordHashOf } from '#store/access/credentials'
import type { OperationDeps } from '../deps.ts'
import type { Passwords } from './passwords.ts'

/** As many as a login has (C6): a stolen session must not be a way around its limit. */
const TRIES = { capacity: 10, refillSeconds: 360 }

/** A wrong password costs one of the account's tries, a right one none. `too-many`: it was not looked at. */
export async function confirmPassword(
  { db, clock, passwords }: OperationDeps & { passwords: Passwords },
  { accountId, password }: { accountId: number; password: string },
): Promise<'right' | 'wrong' | 'too-many'> {
  const limits: Limit[] = [{ key: `confirm-password:${accountId}`, ...TRIES }]
  if (!(await takeTokens(db, limits, clock.now()))) return 'too-many'
  if (!(await passwords.verify(password, await passwordHashOf(db, accountId)))) return 'wrong'
  await returnTokens(db, limits)
  return 'right'
}
