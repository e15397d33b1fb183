// 同意する of whoever has registered: which version was agreed to, and when (P3, C19).
import { accept, type Decision, refuse } from '#domain/refusal'
import type { User } from '#domain/who'
import { lockConsent, saveConsent } from '#store/accounts/registrations'
import { documentInForce } from '#store/documents/documents'
import { act, type DoorDeps } from '../act.ts'

/**
 * Refusal: `consent-changed`, when another version is in force by now: it has to be shown first. Does nothing when this one
 * was agreed to before.
 */
export async function giveConsent(
  deps: DoorDeps,
  { by, version }: { by: User; version: number },
): Promise<Decision<'agreed', 'consent-changed'>> {
  const { accountId } = by
  return act(deps, by, 'give-consent', async ({ tx, now, audit }) => {
    const inForce = await documentInForce(tx, 'consent', now)
    if (version !== inForce.version) return refuse('consent-changed')
    const given = await lockConsent(tx, accountId)
    if (given === version) return accept('agreed')
    await saveConsent(tx, accountId, { version, agreedAt: now })
    await audit({ act: 'give-consent', subject: { version } })
    return accept('agreed')
  })
}
