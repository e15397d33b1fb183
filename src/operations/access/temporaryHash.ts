// A temporary password is long and drawn by chance: a keyed hash hides it as well as a slow one does. So making one costs
// nothing that logins wait for, and no limit has to refuse everybody (C3, C23).
import { createHmac, timingSafeEqual } from 'node:crypto'

/** @param secret the server's own, which is not in the database */
export const temporaryHash = (secret: string, password: string): string =>
  createHmac('sha256', secret).update(`temporary password ${password}`).digest('base64url')

/** Whether a hash that is kept is this one; the time that it takes tells nothing. */
export function isSameHash(kept: string | null | undefined, made: string): boolean {
  const [one, two] = [Buffer.from(kept ?? ''), Buffer.from(made)]
  return one.length === two.length && timingSafeEqual(one, two)
}
