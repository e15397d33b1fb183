// A code sent to an address proves that whoever typed the address reads its mail (P5, C5). It reads no accounts, so
// it cannot show anything about them before the mailbox is proven (C2).
import { createHash, timingSafeEqual } from 'node:crypto'
import type { MailCodeDecision, Waiting } from '#domain/accountRefusal'
import { countedMailbox, type EmailAddress } from '#domain/emailAddress'
import { MAIL_CODE } from '#domain/limits'
import { accept, refuse } from '#domain/refusal'
import type { Browser, User } from '#domain/who'
import { limit, returnTokens } from '#store/access/buckets'
import { isCodeUndelivered, mailProofOf, markProven, putMailCode, takeTry } from '#store/accounts/mailProofs'
import { type MailData, queueMail } from '#store/notices/outbox'
import { type MailShare, takeMailShare } from '../access/mailShare.ts'
import { aside } from '../act.ts'
import { randomLetter } from '../chance.ts'
import type { OperationDeps } from '../deps.ts'
import type { Seal } from '../seal.ts'
import { codeStanding, isMailboxProven } from './provenMailbox.ts'

const CODE_DIGITS = 6

export type ProofDeps = OperationDeps & { mailSeal: Seal }

export type CodeRequest = {
  /** The id of the draft or address change that the proof belongs to. */
  id: string
  email: EmailAddress
  purpose: MailData['mail-code']['purpose']
  language: 'ja' | 'en'
  by: User | Browser
  /** Whom limits count while nobody is known. */
  client: string
  /** Send a new code even if the last one is still valid. */
  again?: boolean
}

/** `waiting`: a code was sent before and is still valid; `proven`: the address is proven already. */
export type CodeDecision = { ok: true; value: 'sent' | 'waiting' | 'proven' } | Waiting<'too-many-mail-codes'>

/**
 * Sends a code to the address, unless the last one is still valid. The answer is the same whether an account has the
 * address or not.
 * Refusal: `too-many-mail-codes`.
 */
export async function sendMailCode(deps: ProofDeps, request: CodeRequest): Promise<CodeDecision> {
  const now = deps.clock.now()
  const standing = codeStanding(await mailProofOf(deps.db, request.id), request.email, now)
  if (standing === 'proven' || (standing === 'waiting' && !request.again)) return accept(standing)
  const taken = await takeMailShare(deps.db, shareOf(request), now)
  if (!taken.ok) return { ...taken, refusal: 'too-many-mail-codes' }

  const code = Array.from({ length: CODE_DIGITS }, () => randomLetter('0123456789', deps.random)).join('')
  const sealed = deps.mailSeal.close(Buffer.from(code))
  const until = now.add({ minutes: MAIL_CODE.minutes })
  const { id, email, purpose, language, by, again = false } = request
  const accountId = by.kind === 'user' ? by.accountId : undefined
  const sent = await aside(deps, async ({ tx }) => {
    // When the same form arrives twice at once, only one code is sent.
    if (!(await putMailCode(tx, { id, accountId, email, sealed, until, again }, now))) return false
    const mail = { template: 'mail-code', data: { purpose }, recipient: email, language } as const
    await queueMail(tx, { ...mail, secret: { sealed, until } }, now)
    return true
  })
  if (sent) return accept('sent')
  await returnTokens(deps.db, taken.limits)
  return accept(isMailboxProven(await mailProofOf(deps.db, id), email) ? 'proven' : 'waiting')
}

/** Whether this address needs no other mail: a code is still valid, or the address is proven already. */
export async function isCodeMailed(
  { db, clock }: Pick<ProofDeps, 'db' | 'clock'>,
  { id, email }: Pick<CodeRequest, 'id' | 'email'>,
): Promise<boolean> {
  return codeStanding(await mailProofOf(db, id), email, clock.now()) !== undefined
}

/**
 * Tries a code. After five wrong tries a new one must be sent.
 * Refusals: `mail-code-wrong` with the tries that are left, `mail-code-used-up`, `mail-code-expired`.
 */
export async function tryMailCode(
  { db, clock, mailSeal }: ProofDeps,
  request: { id: string; email: EmailAddress; code: string },
): Promise<MailCodeDecision> {
  const now = clock.now()
  const taken = await takeTry(db, request, now)
  if (!taken) return whyNot(await mailProofOf(db, request.id), request.email, now)
  const right = mailSeal.open(taken.sealed)
  if (right && sameCode(right, Buffer.from(request.code))) {
    if (await markProven(db, { ...request, sealed: taken.sealed }, now)) return accept('proven')
    return whyNot(await mailProofOf(db, request.id), request.email, now)
  }
  const { triesLeft } = taken
  return triesLeft > 0 ? { ok: false, refusal: 'mail-code-wrong', triesLeft } : refuse('mail-code-used-up')
}

/** Whether this address was proven for this draft or change. */
export async function isProven({ db }: Pick<ProofDeps, 'db'>, id: string, email: EmailAddress): Promise<boolean> {
  return isMailboxProven(await mailProofOf(db, id), email)
}

/** Whether the address's mail server has refused the code's mail for good, so that waiting for it is in vain. */
export async function isUndelivered(
  { db }: Pick<ProofDeps, 'db'>,
  request: { id: string; email: EmailAddress },
): Promise<boolean> {
  return isCodeUndelivered(db, request)
}

function whyNot(
  proof: Awaited<ReturnType<typeof mailProofOf>>,
  email: EmailAddress,
  now: Temporal.Instant,
): MailCodeDecision {
  if (proof?.email !== email) return refuse('mail-code-expired')
  if (proof.provenAt) return accept('proven')
  return refuse(Temporal.Instant.compare(now, proof.codeUntil) < 0 ? 'mail-code-used-up' : 'mail-code-expired')
}

/** For each mailbox, whoever asks; and for whoever asks, so that nobody can flood many mailboxes. */
function shareOf({ email, by, client }: CodeRequest): MailShare {
  const whose = createHash('sha256').update(countedMailbox(email)).digest('base64url')
  const asker = by.kind === 'user' ? limit('mail-code-account', by.accountId) : limit('mail-code-client', client)
  return { mail: 'mail-code', whose, asker }
}

const sameCode = (right: Uint8Array, typed: Uint8Array) =>
  right.length === typed.length && timingSafeEqual(right, typed)
