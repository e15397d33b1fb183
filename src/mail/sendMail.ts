// One mail in hand: writes it, hands it to a transport, and records what came of it.
import type { Clock } from '#clock'
import type { Db } from '#store/db'
import { type ClaimedMail, endMail, noteTry, undoTry } from '#store/notices/mailQueue'
import { type Address, compose } from './message.ts'
import { render } from './render.ts'
import type { Site } from './site.ts'
import type { Outcome, Transport } from './transport.ts'

const GIVEN_UP_AFTER_DAYS = 3
/** A code lives for ten minutes, and somebody waits for it. */
export const AGAIN_AFTER_TROUBLE_SECONDS = 10

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

type End = Outcome | { kind: 'dropped'; reason: string }

/**
 * Sends a mail that was claimed. Trouble of the server does not count as a try, and the next one is soon; but the mail's
 * time runs out as it does for every mail. @param cutOff when nobody can wait for an answer any more
 */
export async function sendMail(deps: SenderDeps, mail: ClaimedMail, cutOff: AbortSignal): Promise<End> {
  const { db, clock, log, metrics } = deps
  const { id, template, createdAt } = mail
  const end = await tried(deps, mail, cutOff).catch((error): End => {
    log.error({ err: error, mail: id, template }, 'a mail cannot be written')
    return { kind: 'failed', reason: 'cannot-be-written' }
  })
  const now = clock.now()
  const tooOld = Temporal.Instant.compare(now, createdAt.add({ hours: 24 * GIVEN_UP_AFTER_DAYS })) >= 0
  const givenUp = end.kind === 'later' && end.trouble !== 'stopped' && tooOld
  if (end.kind === 'later' && !givenUp) {
    if (end.trouble) await undoTry(db, id, end.reason, now.add({ seconds: AGAIN_AFTER_TROUBLE_SECONDS }))
    else await noteTry(db, id, end.reason)
  } else {
    const state = end.kind === 'later' ? 'failed' : end.kind
    const reason = 'reason' in end ? `${givenUp ? 'given-up: ' : ''}${end.reason}` : undefined
    await endMail(db, { id, state, reason }, now)
  }
  metrics.mail(givenUp ? 'failed' : end.kind)
  return end
}

async function tried(deps: SenderDeps, mail: ClaimedMail, cutOff: AbortSignal): Promise<End> {
  const { recipient, account } = mail
  if (recipient === undefined) return { kind: 'dropped', reason: 'no-address' }
  if (mail.template === 'news' && !account?.news) return { kind: 'dropped', reason: 'unsubscribed' }
  if (mail.template === 'invitation' && mail.invitedTo === undefined)
    return { kind: 'dropped', reason: 'invitation-over' }
  const secret = secretOf(deps, mail)
  if (secret && 'kind' in secret) return secret
  const rendered = render(deps, { ...mail, secret })
  if (!rendered) return { kind: 'later', reason: 'template-unknown' } // of a newer version, which will send it
  const composed = compose(deps, deps.from, { ...mail, recipient }, rendered)
  return composed.ok ? deps.transport.send(composed.message, cutOff) : { kind: 'failed', reason: composed.reason }
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
