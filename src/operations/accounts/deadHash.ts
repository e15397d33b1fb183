// What a closed account has for a password.
import type { Passwords } from '../access/passwords.ts'
import type { OperationDeps } from '../deps.ts'

export type DeadHashDeps = OperationDeps & { passwords: Passwords }

/** The hash of a password that nobody knows. */
export const deadHashOf = ({ passwords, random }: DeadHashDeps): Promise<string> =>
  passwords.hash(Buffer.from(random(32)).toString('base64url'))
