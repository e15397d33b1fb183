// Whoever leaves a company hands it on: where nobody would lead it any more, a successor becomes 管理者 (R15).
import { decideLeaving, type Leaving, type Person } from '#domain/people'
import type { Decision } from '#domain/refusal'
import { saveRole } from '#store/companies/people'
import { queueMail } from '#store/notices/outbox'
import type { Acting } from '../act.ts'

/** Everybody in the company is locked. Refusal: `successor-needed`. */
export async function handOn(
  { tx, now }: Acting,
  leaving: { people: Person[]; who: number; successor: number | undefined },
  dryRun = false,
): Promise<Decision<Leaving, 'successor-needed'>> {
  const decision = decideLeaving(leaving)
  if (!decision.ok || !decision.value.successor || dryRun) return decision
  const { accountId } = decision.value.successor
  await saveRole(tx, accountId, 'admin', now)
  await queueMail(tx, { act: 'change-role', accountId, data: { role: 'admin', successor: true } }, now)
  return decision
}
