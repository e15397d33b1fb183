// Takes what waits in the outbox, writes it, hands it to a transport, and records what came of it.
import type { Clock } from '#clock'
import type { Db } from '#store/db'
import { type ClaimedMail, claimMails, endMail, noteTry } from '#store/mailQueue'
import { type Address, compose } from './message.ts'
import { render, type Site } from './render.ts'
import type { Outcome, Transport } from './transport.ts'

/** Mails under way at once. */
export const AT_ONCE = 5
const GIVEN_UP_AFTER_DAYS = 3

export type SenderDeps = Site & {
  db: Db
  clock: Clock
  from: Address
  /** Opens what #operations/seal closed. */
  mailSeal: { open(sealed: Uint8Array): Uint8Array | undefined }
  transport: Transport
  log: { info(data: object, message: string): void; error(data: object, message: string): void }
  metrics: { mail(outcome: string): void }
}

type Dropped = { kind: 'dropped'; reason: string }
type End = Outcome | Dropped

/** Sends what is due until nothing is, or until the mail server is in trouble. @returns whether it was in trouble */
export async function drainOnce(deps: SenderDeps, ending?: AbortSignal): Promise<boolean> {
  for (;;) {
    const mails = await claimMails(deps.db, AT_ONCE, deps.clock.now())
    const ends = await Promise.all(mails.map(mail => sendOne(deps, mail)))
    const troubled = ends.filter(end => end.kind === 'later' && end.trouble)
    const [first] = troubled
    if (first?.kind === 'later') {
      const { reason, trouble } = first
      deps.log.error({ reason, trouble, mails: troubled.length }, 'the mail server is in trouble; mails wait')
      return true
    }
    if (mails.length < AT_ONCE || ending?.aborted) return false
  }
}

async function sendOne(deps: SenderDeps, mail: ClaimedMail): Promise<End> {
  const end = await tried(deps, mail).catch((error): Outcome => {
    deps.log.error({ err: error, mail: mail.id, template: mail.template }, 'a mail cannot be written')
    return { kind: 'failed', reason: 'cannot-be-written' }
  })
  const now = deps.clock.now()
  const tooOld = Temporal.Instant.compare(now, mail.createdAt.add({ hours: 24 * GIVEN_UP_AFTER_DAYS })) >= 0
  const final: End = end.kind === 'later' && tooOld ? { kind: 'failed', reason: `given-up: ${end.reason}` } : end
  const { id } = mail
  if (final.kind === 'later') await noteTry(deps.db, id, final.reason)
  else await endMail(deps.db, { id, state: final.kind, reason: 'reason' in final ? final.reason : undefined }, now)
  deps.metrics.mail(final.kind)
  return final.kind === 'failed' && end.kind === 'later' ? end : final
}

async function tried(deps: SenderDeps, mail: ClaimedMail): Promise<End> {
  const { recipient, account } = mail
  if (recipient === undefined) return { kind: 'dropped', reason: 'no-address' }
  if (mail.template === 'news' && !account?.news) return { kind: 'dropped', reason: 'unsubscribed' }
  const secret = secretOf(deps, mail)
  if (secret && 'kind' in secret) return secret
  const rendered = render(deps, { ...mail, secret })
  if (!rendered) return { kind: 'later', reason: 'template-unknown' } // of a newer version, which will send it
  const composed = compose(deps, deps.from, { ...mail, recipient }, rendered)
  return composed.ok ? deps.transport.send(composed.message) : { kind: 'failed', reason: composed.reason }
}

function secretOf(
  { clock, mailSeal }: SenderDeps,
  { secret, secretUntil }: ClaimedMail,
): { clear: string; until: Temporal.Instant } | End | undefined {
  if (!secretUntil) return undefined
  if (Temporal.Instant.compare(clock.now(), secretUntil) >= 0) return { kind: 'dropped', reason: 'secret-ran-out' }
  const clear = secret && mailSeal.open(secret)
  if (!clear) return { kind: 'failed', reason: 'secret-unopenable' } // sealed with another APP_SECRET
  return { clear: Buffer.from(clear).toString('utf8'), until: secretUntil }
}
