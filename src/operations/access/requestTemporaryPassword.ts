// パスワードを忘れた方 (P2): a temporary password is mailed, if the 登録ID has an account. The same work for one that has none,
// so that neither the answer nor its time shows which 登録ID exist (C3).
import { createHash } from 'node:crypto'
import type { Waiting } from '#domain/accountRefusal'
import { accept } from '#domain/refusal'
import { limit } from '#store/access/buckets'
import { putTemporary } from '#store/access/credentials'
import type { ProofDeps } from '../accounts/mailProof.ts'
import { isLoginId, newPassword } from './issuedLogin.ts'
import { takeMailShare } from './mailShare.ts'
import { temporaryHash } from './temporaryHash.ts'

export const TEMPORARY_PASSWORD_MINUTES = 30 // C3
/** Stands for a text that can be no 登録ID: ten signs long, but no account has it. */
const NOBODY = '-'.repeat(10)

export type TemporaryRequest = {
  loginId: string
  /** Whom limits count. */
  client: string
}

/**
 * The answer is the same whether an account has the 登録ID or not (C3). Refusal: `too-many-temporary-passwords`.
 */
export async function requestTemporaryPassword(
  { db, clock, random, mailSeal, secret }: ProofDeps & { secret: string },
  { loginId, client }: TemporaryRequest,
): Promise<{ ok: true; value: 'sent' } | Waiting<'too-many-temporary-passwords'>> {
  const now = clock.now()
  const whose = createHash('sha256').update(loginId).digest('base64url')
  const asker = limit('temporary-password-client', client)
  const taken = await takeMailShare(db, { mail: 'temporary-password', whose, asker }, now)
  if (!taken.ok) return { ...taken, refusal: 'too-many-temporary-passwords' }
  const password = newPassword(random)
  const temporary = {
    loginId: isLoginId(loginId) ? loginId : NOBODY,
    hash: temporaryHash(secret, password),
    sealed: mailSeal.close(Buffer.from(password)),
    until: now.add({ minutes: TEMPORARY_PASSWORD_MINUTES }),
  }
  await putTemporary(db, temporary, now)
  return accept('sent')
}
