// A mail that has failed waits again, for when its cause is gone: a full mailbox, a mail server that refused its sender.
import type { OperatorRefusal } from '#domain/operatorRefusal'
import { accept, type Decision, refuse } from '#domain/refusal'
import type { Operator } from '#domain/who'
import { lockMail, requeueMail } from '#store/notices/mailRecords'
import { act, type DoorDeps } from '../act.ts'

/** Refusals: `mail-unknown`, `mail-not-failed`, `mail-secret-gone`, `mail-address-gone`. */
export async function retryMail(
  deps: DoorDeps,
  { by, id, dryRun }: { by: Operator; id: number; dryRun: boolean },
): Promise<Decision<{ template: string }, OperatorRefusal>> {
  return act(deps, by, 'retry-mail', async ({ tx, now, wrote }) => {
    const mail = await lockMail(tx, id)
    if (!mail) return refuse('mail-unknown')
    if (mail.state !== 'failed') return refuse('mail-not-failed')
    if (mail.secretGone) return refuse('mail-secret-gone')
    if (mail.addressGone) return refuse('mail-address-gone')
    if (!dryRun) wrote('retry-mail', await requeueMail(tx, { id, by }, now))
    return accept({ template: mail.template })
  })
}
