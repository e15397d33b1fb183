// A mail that has failed waits again, for when its cause is gone: a full mailbox, a mail server that refused its sender.
import type { Actor } from '#domain/actor'
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import { lockMail, requeueMail } from '#store/notices/mailRecords'
import { transaction } from '#store/transaction'
import type { OperationDeps } from '../deps.ts'

/** Refusals: `mail-unknown`, `mail-not-failed`, `mail-secret-gone`. */
export async function retryMail(
  { db, clock }: Pick<OperationDeps, 'db' | 'clock'>,
  { id, dryRun, ...by }: Actor & { id: number; dryRun: boolean },
): Promise<Decision<{ template: string }, OperatorRefusal>> {
  return transaction(db, async tx => {
    const mail = await lockMail(tx, id)
    if (!mail) return refuse('mail-unknown')
    if (mail.state !== 'failed') return refuse('mail-not-failed')
    if (mail.secretGone) return refuse('mail-secret-gone')
    if (!dryRun) await requeueMail(tx, { id, by }, clock.now())
    return accept({ template: mail.template })
  })
}
